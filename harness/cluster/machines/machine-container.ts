import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { stated } from '../../model/figures.ts';
import {
  harnessLabel,
  harnessValue,
  hostnameLabel,
  machineLabel,
  runLabel,
} from '../lifecycle/docker-labels.ts';
import { removeContainers } from '../lifecycle/removal.ts';
import { archiveOf } from './file-archive.ts';
import type { NodeSettings } from './node-settings.ts';
import type { WantedMachine } from './provider-protocol.ts';

const timeoutMs = 60_000;
/** How long a machine that is switched off has to end its services. */
const stopSeconds = 10;

export interface MachineMaker {
  readonly run: string;
  /** Name of the cluster, and of its network. */
  readonly cluster: string;
  readonly image: string;
  readonly memoryMb?: number;
  readonly settings: NodeSettings;
}

/** Name of a machine's container. */
const containerOf = ({ cluster }: MachineMaker, id: string) => `${cluster}-${id}`;

/**
 * Creates and starts a machine's container; its files are in place before its systemd starts. On
 * CLUSTER_FAILED nothing of it is left.
 */
export async function createMachine(
  { id, hostname, files }: WantedMachine,
  maker: MachineMaker,
): Promise<void> {
  const name = containerOf(maker, id);
  try {
    await succeed(`create machine ${id}`, [
      ...['create', '--name', name, '--hostname', hostname, '--network', maker.cluster],
      ...['--label', `${runLabel}=${maker.run}`, '--label', `${harnessLabel}=${harnessValue()}`],
      ...['--label', `${machineLabel}=${id}`, '--label', `${hostnameLabel}=${hostname}`],
      ...(maker.memoryMb === undefined ? [] : memory(maker.memoryMb)),
      ...maker.settings.arguments,
      maker.image,
    ]);
    await succeed(`copy the files into machine ${id}`, ['cp', '-', `${name}:/`], archiveOf(files));
    await startMachine(id, name);
  } catch (error) {
    await removeContainers([name]);
    throw error;
  }
}

export async function startMachine(id: string, container: string): Promise<void> {
  await succeed(`start machine ${id}`, ['start', container]);
}

export async function stopMachine(id: string, container: string): Promise<void> {
  await succeed(`stop machine ${id}`, ['stop', '--time', String(stopSeconds), container]);
}

// No swap beyond the memory: with swap the limit would not hold.
function memory(mb: number): string[] {
  return ['--memory', `${mb}m`, '--memory-swap', `${mb}m`];
}

async function succeed(what: string, args: readonly string[], input?: Uint8Array): Promise<void> {
  const { exitCode, stderr, timedOut } = await docker(args, { timeoutMs, ...(input && { input }) });
  if (exitCode === 0) return;
  const why = timedOut ? `not finished within ${stated(timeoutMs)}` : stderr.trim();
  throw new HarnessError('CLUSTER_FAILED', `cannot ${what}: ${why}`, {
    next: 'Check the engine’s free disk space (`docker system df`) and memory.',
  });
}
