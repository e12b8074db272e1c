import { hostname } from 'node:os';
import { HarnessError } from '../../errors.ts';
import { isAlive, ownIdentity } from '../../io/process-identity.ts';

/** On every network and container that a run creates: `io.firedrill.run=<run id>`. */
export const runLabel = 'io.firedrill.run';
/** Who created it, so that leftovers are known without any file: `<host>/<pid>/<process start>`. */
export const harnessLabel = 'io.firedrill.harness';
/** What a container beside the nodes is for: `operator`, `prober`. It has routes to every pod. */
export const sidecarLabel = 'io.firedrill.sidecar';
/** On the container of a machine that a provider asked for: the id that it gave it, and its host name. */
export const machineLabel = 'io.firedrill.machine';
export const hostnameLabel = 'io.firedrill.hostname';
/** kind's own, on the containers of a cluster's nodes; kind lets nobody add others. */
export const kindLabel = 'io.x-k8s.kind.cluster';

const prefix = 'firedrill-';
// The name of a node, `firedrill-<run>-control-plane`, is a host name: 63 characters at most.
const runPattern = /^[a-z0-9]([a-z0-9-]{0,36}[a-z0-9])?$/;

/** Name of a run's cluster; of its network as well. BAD_USAGE where no host can be called so. */
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

/** This very process, as a label's value. */
export function harnessValue(): string {
  const { pid, started } = ownIdentity();
  return `${hostname()}/${pid}/${started}`;
}

/** Whether a harness lives; undefined where that cannot be seen from here. */
export function isHarnessAlive(value: string): boolean | undefined {
  const [host, pidText = '', started = ''] = value.split('/');
  const pid = Number(pidText);
  return host === hostname() && pid > 0 ? isAlive({ pid, started }) : undefined;
}
