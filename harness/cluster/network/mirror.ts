import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { fullName } from '../../model/image-name.ts';
import type { Cluster } from '../../ports.ts';
import { harnessLabel, harnessValue, runLabel } from '../lifecycle/docker-labels.ts';
import { removeContainers } from '../lifecycle/removal.ts';

const timeoutMs = 60_000;
const port = 5000;

export interface MirrorOptions {
  readonly run: string;
  /** The registry's own image. */
  readonly image: string;
  /** What it serves: an image that the nodes have, and the name that pods use for it. */
  readonly mirrored: readonly { readonly reference: string; readonly as: string }[];
}

/**
 * Starts a registry beside the cluster that its nodes use as a mirror, so that a pod whose image must
 * be pulled (`kubectl run --image=busybox`) starts even if no registry is reachable. For other images
 * the nodes ask the real registry. CLUSTER_FAILED if the mirror does not start.
 */
export async function startMirror(
  cluster: Cluster,
  { run, image, mirrored }: MirrorOptions,
): Promise<{ remove(): Promise<void> }> {
  const name = `${cluster.name}-registry`;
  const started = await docker(
    [
      ...['run', '--detach', '--name', name, '--network', cluster.name],
      ...['--label', `${runLabel}=${run}`, '--label', `${harnessLabel}=${harnessValue()}`],
      ...['--memory', '256m', '--pids-limit', '128'],
      ...['--env', `REGISTRY_HTTP_ADDR=:${port}`, '--env', 'OTEL_TRACES_EXPORTER=none', image],
    ],
    { timeoutMs },
  );
  const mirror = { remove: () => removeContainers([name]) };
  try {
    if (started.exitCode !== 0) throw noMirror(started.stderr);
    const address = `${await addressOf(name, cluster.name)}:${port}`;
    await Promise.all([
      ...cluster.nodes.map((node) => pointTo(cluster, node, address, mirrored)),
      push(cluster, address, mirrored),
    ]);
    return mirror;
  } catch (error) {
    await mirror.remove();
    throw error;
  }
}

async function pointTo(
  cluster: Cluster,
  node: string,
  address: string,
  mirrored: MirrorOptions['mirrored'],
): Promise<void> {
  const registries = new Set(mirrored.map(({ as }) => split(as).registry));
  const script = [...registries].map(
    (registry) => `mkdir -p /etc/containerd/certs.d/${registry}
cat >/etc/containerd/certs.d/${registry}/hosts.toml <<'TOML'
[host."http://${address}"]
  capabilities = ["pull", "resolve"]
TOML
`,
  );
  await inNode(cluster, node, `set -e\n${script.join('')}`);
}

async function push(
  cluster: Cluster,
  address: string,
  mirrored: MirrorOptions['mirrored'],
): Promise<void> {
  // The registry listens a moment after its container has started.
  const listening = `curl -fsS --retry 200 --retry-delay 0 --retry-connrefused --retry-max-time 20`;
  const pushes = mirrored.map(
    ({ reference, as }) =>
      `ctr --namespace k8s.io images push --plain-http ${address}/${split(as).repository} ${fullName(reference)}`,
  );
  const script = [`${listening} http://${address}/v2/`, ...pushes].join(' >/dev/null\n');
  await inNode(cluster, cluster.nodes[0] ?? '', `set -e\n${script} >/dev/null\n`);
}

/** `docker.io/library/busybox:latest`: the registry, and the repository with its tag. */
function split(name: string): { registry: string; repository: string } {
  const slash = name.indexOf('/');
  return { registry: name.slice(0, slash), repository: name.slice(slash + 1) };
}

async function inNode(cluster: Cluster, node: string, input: string): Promise<void> {
  const { exitCode, stderr } = await cluster.execInNode(node, ['sh', '-s'], { timeoutMs, input });
  if (exitCode !== 0) throw noMirror(stderr);
}

async function addressOf(container: string, network: string): Promise<string> {
  const format = `{{(index .NetworkSettings.Networks "${network}").IPAddress}}`;
  const { stdout, stderr } = await docker(['inspect', '--format', format, container], {
    timeoutMs,
  });
  const address = stdout.trim();
  if (!address) throw noMirror(stderr || 'its container has ended');
  return address;
}

function noMirror(why: string): HarnessError {
  return new HarnessError('CLUSTER_FAILED', `cannot start the mirror registry: ${why.trim()}`, {
    next: 'Run this again; `firedrill doctor` checks the engine.',
  });
}
