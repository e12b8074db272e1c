import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { harnessLabel, isHarnessAlive, isOurName, kindLabel, runLabel } from './docker-labels.ts';
import { type ClusterRecord, readRecords } from './ownership.ts';
import { removeContainers, removeNetworks } from './removal.ts';
import { deleteCluster } from './running-cluster.ts';

const timeoutMs = 30_000;

/** Something that a run left in the engine and that no process uses any more. */
export interface Leftover {
  readonly kind: 'cluster' | 'container' | 'network' | 'record';
  readonly name: string;
  readonly run: string;
  /** False if it is unknown whether its harness is alive: then it is shown and not removed. */
  readonly dead: boolean;
  readonly describes: string;
}

/** Clusters, containers, networks and records of runs without a live harness, except kept clusters. */
export async function listLeftovers(): Promise<readonly Leftover[]> {
  const [records, containers, networks] = await Promise.all([
    readRecords(),
    list(['ps', '--all', '--filter', `label=${runLabel}`], '{{.Names}}'),
    list(['network', 'ls', '--filter', `label=${runLabel}`], '{{.Name}}'),
  ]);
  const nodes = await list(['ps', '--all', '--filter', `label=${kindLabel}`], '{{.Names}}');
  const byName = new Map(records.map((record) => [record.name, record]));
  const clusters = new Set(nodes.map(({ cluster }) => cluster).filter(isOurName));
  const nodeless = records.filter(({ name }) => !clusters.has(name)).map(({ name }) => name);
  return [
    ...[...clusters].map((name) => leftoverCluster(name, byName.get(name), 'cluster')),
    ...nodeless.map((name) => leftoverCluster(name, byName.get(name), 'record')),
    ...containers.map((found) => leftoverThing('container', found, undefined)),
    ...networks
      // A network whose cluster has nodes belongs to that cluster, even without a record.
      .filter(({ name }) => !clusters.has(name))
      .map((found) => leftoverThing('network', found, byName.get(found.name))),
  ].filter((leftover) => leftover !== undefined);
}

/** Removes the leftovers of runs whose harness is known to be dead; resolves to what it removed. */
export async function sweepLeftovers(): Promise<readonly Leftover[]> {
  const dead = (await listLeftovers()).filter((leftover) => leftover.dead);
  for (const { kind, name, run } of dead) {
    if (kind === 'cluster' || kind === 'record') await deleteCluster(name, [run]);
    else if (kind === 'container') await removeContainers([name]);
    else await removeNetworks([name]);
  }
  return dead;
}

interface Found {
  readonly name: string;
  readonly run: string;
  readonly harness: string;
  readonly cluster: string;
}

async function list(command: readonly string[], name: string): Promise<Found[]> {
  const label = (key: string) => `{{.Label "${key}"}}`;
  const format = [name, label(runLabel), label(harnessLabel), label(kindLabel)].join('\t');
  const { exitCode, stdout, stderr } = await docker([...command, '--format', format], {
    timeoutMs,
  });
  if (exitCode !== 0) {
    throw new HarnessError('NO_ENGINE', `the engine does not answer: ${stderr}`, {
      next: 'Run `firedrill doctor`.',
    });
  }
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [name = '', run = '', harness = '', cluster = ''] = line.split('\t');
      return { name, run, harness, cluster };
    });
}

function leftoverCluster(
  name: string,
  record: ClusterRecord | undefined,
  kind: 'cluster' | 'record',
): Leftover | undefined {
  const run = record?.run ?? name.replace(/^firedrill-/, '');
  if (!record) {
    // Without a record nothing proves that it is ours to remove.
    const describes = `cluster ${name}, which has no record here`;
    return { kind, name, run, dead: false, describes };
  }
  const alive = isHarnessAlive(record.harness);
  if ((record.kept && kind === 'cluster') || alive) return undefined;
  const what = kind === 'record' ? `record of cluster ${name}` : `cluster ${name}`;
  return { kind, name, run, dead: alive === false, describes: `${what}${because(alive)}` };
}

function leftoverThing(
  kind: 'container' | 'network',
  { name, run, harness }: Found,
  record: ClusterRecord | undefined,
): Leftover | undefined {
  // The network of a cluster is removed with the cluster, not before.
  if (record) return undefined;
  const alive = harness ? isHarnessAlive(harness) : undefined;
  if (alive) return undefined;
  return { kind, name, run, dead: alive === false, describes: `${kind} ${name}${because(alive)}` };
}

function because(alive: boolean | undefined): string {
  return alive === false ? ', whose harness is gone' : ', whose harness runs on another host';
}
