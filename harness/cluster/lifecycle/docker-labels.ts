import { hostname } from 'node:os';
import { HarnessError } from '../../errors.ts';
import { isAlive, ownIdentity } from '../../io/process-identity.ts';

/** On every network and container that a run creates: `io.firedrill.run=<run id>`. */
export const runLabel = 'io.firedrill.run';
/** The harness that created it, so that leftovers are found without files: `<host>/<pid>/<start>`. */
export const harnessLabel = 'io.firedrill.harness';
/** The role of a sidecar: `operator`, `prober`. A sidecar has routes to every pod. */
export const sidecarLabel = 'io.firedrill.sidecar';
/** On a machine's container: the id that its provider gave it, and its host name. */
export const machineLabel = 'io.firedrill.machine';
export const hostnameLabel = 'io.firedrill.hostname';
/** kind's own label on the containers of a cluster's nodes; kind allows no other labels. */
export const kindLabel = 'io.x-k8s.kind.cluster';

const prefix = 'firedrill-';
// The name of a node, `firedrill-<run>-control-plane`, is a host name: 63 characters at most.
const runPattern = /^[a-z0-9]([a-z0-9-]{0,36}[a-z0-9])?$/;

/** Name of a run's cluster and of its network. BAD_USAGE if it would not be a valid host name. */
export function clusterName(run: string): string {
  if (!runPattern.test(run)) {
    throw new HarnessError('BAD_USAGE', `run id ${JSON.stringify(run)} cannot name a cluster`, {
      next: 'Use at most 38 lower-case letters, digits and hyphens.',
    });
  }
  return `${prefix}${run}`;
}

export function isOurName(name: string): boolean {
  return name.startsWith(prefix) && runPattern.test(name.slice(prefix.length));
}

/** This process, as a label's value. */
export function harnessValue(): string {
  const { pid, started } = ownIdentity();
  return `${hostname()}/${pid}/${started}`;
}

/** Whether a harness is alive; undefined if it runs on another host. */
export function isHarnessAlive(value: string): boolean | undefined {
  const [host, pidText = '', started = ''] = value.split('/');
  const pid = Number(pidText);
  return host === hostname() && pid > 0 ? isAlive({ pid, started }) : undefined;
}
