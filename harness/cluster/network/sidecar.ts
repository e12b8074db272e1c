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

/** What a sidecar must know of its cluster. */
export interface SidecarNetwork {
  readonly run: string;
  readonly network: string;
  /** The control plane: its container's name, and its address on the network. */
  readonly gateway: { readonly name: string; readonly address: string };
  /** Pods that are reached via another node than the control plane. */
  readonly peers: readonly PodRoute[];
}

// Shells adopt and reap what their children leave; `sleep` as process 1 would not.
const idle = 'trap "exit 0" TERM; while :; do sleep 3600 & wait $!; done';

/** Starts a container on the cluster's network that sees it as a pod would: routes and DNS. */
export async function startSidecar(spec: SidecarSpec, hood: SidecarNetwork): Promise<Sidecar> {
  // Its clean-up container cannot be pulled everywhere, and we clean by label ourselves.
  process.env.TESTCONTAINERS_RYUK_DISABLED = 'true';
  const { Workstation } = await import('./workstation.ts');
  const name = `${hood.network}-${spec.role}`;
  const container = new Workstation(spec.image)
    .withLimits(spec)
    .withName(name)
    .withHostname(spec.role)
    .withLabels({
      [runLabel]: hood.run,
      [harnessLabel]: harnessValue(),
      [sidecarLabel]: spec.role,
    })
    .withNetworkMode(hood.network)
    .withExtraHosts([{ host: hood.gateway.name, ipAddress: hood.gateway.address }])
    .withEntrypoint(['sh', '-c'])
    .withCommand(spec.command ? ['exec "$@"', 'sh', ...spec.command] : [idle])
    .withCopyContentToContainer(
      Object.entries(spec.files ?? {}).map(([target, content]) => ({ target, content })),
    );
  const started = await container.start().catch(async (cause: unknown) => {
    await removeContainer(name);
    throw new HarnessError('CLUSTER_FAILED', `cannot start the ${spec.role}: ${cause}`, {
      next: `Is ${spec.image} an image of the engine? \`firedrill setup\` makes those of Firedrill.`,
      cause,
    });
  });
  const id = started.getId();
  // Privileged is this one command: what runs in it later must not undo what is set here.
  const setup = await docker(
    ['exec', '--privileged', '--user', '0', id, 'sh', '-c', networkSetup(hood)],
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
    address: started.getIpAddress(hood.network),
    exec: (argv, options) => execIn(id, argv, options),
    open: (argv) => openIn(id, argv),
    remove: () => removeContainer(id),
  };
}

// Runbook text is not trusted, and has no business with the host, the network's gateway, or beyond.
const keepInside = `set -- $(ip -4 route show default)
[ -z "$3" ] || ip route replace unreachable "$3"
ip route replace unreachable default`;

// The engine's own resolver would stand between: it answers for names of its own, caches nothing,
// and drops questions above a hundred at once.
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
