import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { harnessLabel, isHarnessAlive, isOurName, kindLabel, runLabel } from './docker-labels.ts';
import { type ClusterRecord, readRecords } from './ownership.ts';
import { removeContainers, removeNetworks } from './removal.ts';
import { deleteCluster } from './running-cluster.ts';

const timeoutMs = 30_000;

/** Something of a run in the engine that nobody uses any more. */
export interface Leftover {
  readonly kind: 'cluster' | 'container' | 'network' | 'record';
  readonly name: string;
  readonly run: string;
  /** False where no one can tell whether its harness lives: then it is shown, and not swept. */
  readonly dead: boolean;
  readonly describes: string;
}

/** Containers, networks and records of runs whose harness is dead, kept clusters left out. */
export async function listLeftovers(): Promise<readonly Leftover[]> {
  const [records, containers, networks] = await Promise.all([
    readRecords(),
    list(['ps', '--all', '--filter', `label=${runLabel}`], '{{.Names}}'),
    list(['network', 'ls', '--filter', `label=${runLabel}`], '{{.Name}}'),
  ]);
  const nodes = await list(['ps', '--all', '--filter', `label=${kindLabel}`], '{{.Names}}');
  const byName = new Map(records.map((record) => [record.name, record]));
  const clusters = new Set(nodes.map(({ cluster }) => cluster).filter(isOurName));
  const lonely = records.filter(({ name }) => !clusters.has(name)).map(({ name }) => name);
  return [
    ...[...clusters].map((name) => leftoverCluster(name, byName.get(name), 'cluster')),
    ...lonely.map((name) => leftoverCluster(name, byName.get(name), 'record')),
    ...containers.map((found) => leftoverThing('container', found, undefined)),
    ...networks
      // Where its nodes stand it goes and stays with them, even if their record is not here.
      .filter(({ name }) => !clusters.has(name))
      .map((found) => leftoverThing('network', found, byName.get(found.name))),
  ].filter((leftover) => leftover !== undefined);
}

/** Removes leftovers of runs that are known to be dead; resolves to what was removed. */
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
    // No record, no proof that it is ours to remove.
    const describes = `cluster ${name}, of which no record is here`;
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
  // The network of a cluster goes and stays with it.
  if (record) return undefined;
  const alive = harness ? isHarnessAlive(harness) : undefined;
  if (alive) return undefined;
  return { kind, name, run, dead: alive === false, describes: `${kind} ${name}${because(alive)}` };
}

function because(alive: boolean | undefined): string {
  return alive === false ? ', whose harness is gone' : ', whose harness cannot be seen from here';
}
