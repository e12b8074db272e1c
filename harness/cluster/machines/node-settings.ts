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

/** How to run a node's container on this engine. */
export interface NodeSettings {
  /** For `docker create`. */
  readonly arguments: readonly string[];
}

/**
 * What every node needs, and what kind found necessary on this engine: proxies, devices, mounts and
 * user namespaces, read from a node that kind has started. CLUSTER_FAILED if that node is gone.
 */
export async function nodeSettings(node: string): Promise<NodeSettings> {
  const { exitCode, stdout, stderr } = await docker(['inspect', node], { timeoutMs: 30_000 });
  if (exitCode !== 0) throw new HarnessError('CLUSTER_FAILED', `docker inspect ${node}: ${stderr}`);
  const [{ Config, HostConfig }] = inspectSchema.parse(JSON.parse(stdout));
  return { arguments: [...everyNode, ...asOnThisEngine(Config, HostConfig)] };
}

// A node runs containers and a systemd; `/var` is a volume because an overlay cannot lie on an overlay.
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
