import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { machineLabel, runLabel, sidecarLabel } from '../lifecycle/docker-labels.ts';
import type { SeenMachine } from './decide.ts';

const timeoutMs = 30_000;

const containersSchema = z.array(
  z.object({
    Name: z.string(),
    State: z.object({ Status: z.string(), ExitCode: z.number(), StartedAt: z.string() }),
    Config: z.object({ Hostname: z.string(), Labels: z.record(z.string(), z.string()) }),
    NetworkSettings: z.object({
      Networks: z.record(z.string(), z.object({ IPAddress: z.string() })),
    }),
  }),
);

/** The containers of a run beside the nodes of its cluster. */
export interface RunContainers {
  readonly machines: readonly SeenMachine[];
  /** Names of the sidecars that are running. */
  readonly sidecars: readonly string[];
}

/** The run's containers at this moment; CLUSTER_FAILED if the engine does not answer. */
export async function containersOf(run: string): Promise<RunContainers> {
  const listed = await ask(['ps', '--all', '--quiet', '--filter', `label=${runLabel}=${run}`]);
  const ids = listed.stdout.split('\n').filter(Boolean);
  if (ids.length === 0) return { machines: [], sidecars: [] };
  const { stdout } = await ask(['inspect', '--type', 'container', ...ids], /No such container/i);
  const all = containersSchema.parse(JSON.parse(stdout)).map((found) => ({
    ...found,
    container: found.Name.replace(/^\//, ''),
  }));
  return {
    machines: all.flatMap(({ container, State, Config, NetworkSettings }) => {
      const id = Config.Labels[machineLabel];
      // A container that is already being removed does not count.
      if (id === undefined || State.Status === 'removing') return [];
      const [network] = Object.values(NetworkSettings.Networks);
      const state = states[State.Status] ?? 'ended';
      return {
        ...{ id, container, state, exitCode: State.ExitCode, startedAt: State.StartedAt },
        address: network?.IPAddress ?? '',
        hostname: Config.Hostname,
      };
    }),
    sidecars: all
      .filter(({ Config, State }) => Config.Labels[sidecarLabel] && State.Status === 'running')
      .map(({ container }) => container),
  };
}

const states: Readonly<Record<string, SeenMachine['state']>> = {
  created: 'created',
  running: 'running',
  // A paused process has not ended.
  paused: 'running',
};

// A listed container may be gone when it is inspected: the engine still describes the others.
async function ask(args: readonly string[], harmless?: RegExp): Promise<{ stdout: string }> {
  const { exitCode, stdout, stderr } = await docker(args, { timeoutMs });
  if (exitCode === 0 || harmless?.test(stderr)) return { stdout };
  throw new HarnessError('CLUSTER_FAILED', `docker ${args[0]}: ${stderr.trim()}`, {
    next: 'Run `firedrill doctor`.',
  });
}
