import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';

const inspectSchema = z.tuple([
  z.object({
    Config: z.object({ Env: z.array(z.string()).nullish() }),
    HostConfig: z.object({
      Binds: z.array(z.string()).nullish(),
      Devices: z.array(z.object({ PathOnHost: z.string() })).nullish(),
      UsernsMode: z.string().nullish(),
    }),
  }),
]);

/** How a node's container is run on this engine. */
export interface NodeSettings {
  /** For `docker create`. */
  readonly arguments: readonly string[];
}

/**
 * What every node needs, and what kind found this engine to need beside: proxies, devices, mounts and
 * user namespaces are read off a node that kind has started. CLUSTER_FAILED where that is gone.
 */
export async function nodeSettings(node: string): Promise<NodeSettings> {
  const { exitCode, stdout, stderr } = await docker(['inspect', node], { timeoutMs: 30_000 });
  if (exitCode !== 0) throw new HarnessError('CLUSTER_FAILED', `docker inspect ${node}: ${stderr}`);
  const [{ Config, HostConfig }] = inspectSchema.parse(JSON.parse(stdout));
  return { arguments: [...everyNode, ...asOnThisEngine(Config, HostConfig)] };
}

// Containers within it, a systemd, and a volume where an overlay cannot lie upon an overlay.
const everyNode = [
  ...['--privileged', '--security-opt', 'seccomp=unconfined'],
  ...['--security-opt', 'apparmor=unconfined', '--cgroupns=private', '--init=false'],
  ...['--tmpfs', '/tmp', '--tmpfs', '/run', '--volume', '/var'],
];

type Inspected = z.infer<typeof inspectSchema>[0];

function asOnThisEngine(
  { Env }: Inspected['Config'],
  { Binds, Devices, UsernsMode }: Inspected['HostConfig'],
): string[] {
  const environment = (Env ?? []).filter((entry) => /^(\w+_proxy|KIND_\w+)=/i.test(entry));
  return [
    ...(Binds ?? []).flatMap((bind) => ['--volume', bind]),
    ...(Devices ?? []).flatMap(({ PathOnHost }) => ['--device', PathOnHost]),
    ...environment.flatMap((entry) => ['--env', entry]),
    ...(UsernsMode ? [`--userns=${UsernsMode}`] : []),
  ];
}
