import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { stateFolder } from '../../io/paths.ts';
import { writeWhole } from '../../io/whole-file.ts';
import { isOurName, kindLabel, runLabel } from './docker-labels.ts';

const folder = join(stateFolder, 'clusters');
const timeoutMs = 30_000;

const recordSchema = z.object({
  name: z.string(),
  /** Id of the run that created it: the label of its network. */
  run: z.string(),
  /** Id of its nodes' image. */
  nodeImage: z.string(),
  /** ISO 8601, UTC. */
  created: z.string(),
  /** The harness that uses it, as `harnessValue`; for a kept cluster, the last one that used it. */
  harness: z.string(),
  kept: z
    .object({
      systemKey: z.string(),
      namespaces: z.array(z.string()),
      fingerprint: z.record(z.string(), z.string()),
    })
    .optional(),
});

/** What the harness records about a cluster that it creates. */
export type ClusterRecord = z.infer<typeof recordSchema>;

export async function writeRecord(record: ClusterRecord): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeWhole(fileOf(record.name), JSON.stringify(record), 0o600);
}

export async function removeRecord(name: string): Promise<void> {
  await rm(fileOf(name), { force: true });
}

export async function readRecord(name: string): Promise<ClusterRecord | undefined> {
  const text = await readFile(fileOf(name), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    // Not ours, or from another version: Firedrill leaves a cluster without a readable record alone.
    return undefined;
  }
}

export async function readRecords(): Promise<ClusterRecord[]> {
  const files = await readdir(folder).catch(() => []);
  const names = files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5));
  const records = await Promise.all(names.map((name) => readRecord(name)));
  return records.filter((record) => record !== undefined);
}

/** A cluster's record; FOREIGN_CLUSTER unless its name, record and labels prove that it is ours. */
export async function requireOwned(name: string): Promise<ClusterRecord> {
  if (!isOurName(name)) throw foreign(name, 'its name is not one that Firedrill gives');
  const record = await readRecord(name);
  if (!record) throw foreign(name, `${fileOf(name)} is not a readable record of it`);
  const [network, nodes] = await Promise.all([
    ask(['network', 'inspect', '--format', `{{index .Labels "${runLabel}"}}`, name]),
    ask(['ps', '--all', '--no-trunc', '--quiet', '--filter', `label=${kindLabel}=${name}`]),
  ]);
  if (network !== record.run) throw foreign(name, 'its network is not labelled with its run');
  if (!nodes) throw foreign(name, 'the engine has none of its nodes');
  const images = await ask(['inspect', '--format', '{{.Image}}', ...nodes.split('\n')]);
  if (images?.split('\n').some((image) => image !== record.nodeImage) !== false) {
    throw foreign(name, 'its nodes run a different image from the one it was created with');
  }
  return record;
}

async function ask(args: readonly string[]): Promise<string | undefined> {
  const { exitCode, stdout } = await docker(args, { timeoutMs });
  return exitCode === 0 ? stdout.trim() : undefined;
}

function foreign(name: string, why: string): HarnessError {
  return new HarnessError('FOREIGN_CLUSTER', `cluster ${name} was not created here: ${why}`, {
    next: 'Firedrill breaks only clusters that it created itself.',
  });
}

function fileOf(name: string): string {
  return join(folder, `${name}.json`);
}
