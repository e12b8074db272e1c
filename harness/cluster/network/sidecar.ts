import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import type { Sidecar, SidecarSpec } from '../../ports.ts';
import { execIn } from '../engine/container-exec.ts';
import { openIn } from '../engine/container-process.ts';
import { harnessLabel, harnessValue, runLabel, sidecarLabel } from '../lifecycle/docker-labels.ts';
import { dnsAddress, podRange, serviceRange } from '../lifecycle/kind-config.ts';
import type { PodRoute } from './node-routes.ts';

const setupTimeoutMs = 15_000;
const removeTimeoutMs = 60_000;

/** What a sidecar needs to know about its cluster. */
export interface SidecarNetwork {
  readonly run: string;
  readonly network: string;
  /** The control plane's container: its name, and its address on the network. */
  readonly gateway: { readonly name: string; readonly address: string };
  /** Routes to pods that are reached through a node other than the control plane. */
  readonly peers: readonly PodRoute[];
}

// A shell as process 1 reaps orphaned processes; `sleep` would not.
const idle = 'trap "exit 0" TERM; while :; do sleep 3600 & wait $!; done';

/** Starts a container on the cluster's network with the routes and the DNS of a pod. */
export async function startSidecar(spec: SidecarSpec, cluster: SidecarNetwork): Promise<Sidecar> {
  // The library's clean-up container cannot be pulled everywhere; Firedrill cleans up by label.
  process.env.TESTCONTAINERS_RYUK_DISABLED = 'true';
  const { Workstation } = await import('./workstation.ts');
  const name = `${cluster.network}-${spec.role}`;
  const container = new Workstation(spec.image)
    .withLimits(spec)
    .withName(name)
    .withHostname(spec.role)
    .withLabels({
      [runLabel]: cluster.run,
      [harnessLabel]: harnessValue(),
      [sidecarLabel]: spec.role,
    })
    .withNetworkMode(cluster.network)
    .withExtraHosts([{ host: cluster.gateway.name, ipAddress: cluster.gateway.address }])
    .withEntrypoint(['sh', '-c'])
    .withCommand(spec.command ? ['exec "$@"', 'sh', ...spec.command] : [idle])
    .withCopyContentToContainer(
      Object.entries(spec.files ?? {}).map(([target, content]) => ({ target, content })),
    );
  const started = await container.start().catch(async (cause: unknown) => {
    await removeContainer(name);
    throw new HarnessError('CLUSTER_FAILED', `cannot start the ${spec.role}: ${cause}`, {
      next: `Check that the engine has image ${spec.image}; \`firedrill setup\` makes Firedrill's own.`,
      cause,
    });
  });
  const id = started.getId();
  // Only this command is privileged: what runs in the sidecar later must not undo these settings.
  const setup = await docker(
    ['exec', '--privileged', '--user', '0', id, 'sh', '-c', networkSetup(cluster)],
    {
      timeoutMs: setupTimeoutMs,
    },
  );
  if (setup.exitCode !== 0) {
    await removeContainer(id);
    throw new HarnessError('CLUSTER_FAILED', `cannot set routes in ${name}: ${setup.stderr}`, {
      next: `${spec.image} needs sh and ip (iproute2).`,
    });
  }
  return {
    id,
    address: started.getIpAddress(cluster.network),
    exec: (argv, options) => execIn(id, argv, options),
    open: (argv) => openIn(id, argv),
    remove: () => removeContainer(id),
  };
}

// Runbook text is untrusted: it must not reach the host, the network's gateway, or anything beyond.
const keepInside = `set -- $(ip -4 route show default)
[ -z "$3" ] || ip route replace unreachable "$3"
ip route replace unreachable default`;

// Not the engine's own resolver: it answers for names of its own, caches nothing, and drops queries
// above a hundred at once.
function networkSetup({ gateway, peers }: SidecarNetwork): string {
  const routes = [
    `ip route replace ${serviceRange} via ${gateway.address}`,
    `ip route replace ${podRange} via ${gateway.address}`,
    ...peers.map(({ range, via }) => `ip route replace ${range} via ${via}`),
    `ip route replace unreachable ${serviceRange} metric 4096`,
    `ip route replace unreachable ${podRange} metric 4096`,
  ];
  const resolver = `nameserver ${dnsAddress}\\nsearch svc.cluster.local cluster.local\\n`;
  return `set -e; ${routes.join('; ')}\n${keepInside}\nprintf '${resolver}' >/etc/resolv.conf`;
}

async function removeContainer(id: string): Promise<void> {
  const removed = await docker(['rm', '--force', '--volumes', id], { timeoutMs: removeTimeoutMs });
  if (removed.exitCode !== 0 && !/No such container/i.test(removed.stderr)) {
    throw new HarnessError('CLUSTER_FAILED', `cannot remove ${id}: ${removed.stderr}`, {
      next: 'Run `firedrill revert` when the engine answers again.',
    });
  }
}
