import { execa } from 'execa';
import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { fullName } from '../../model/image-name.ts';
import { execIn } from '../engine/container-exec.ts';

const inspectTimeoutMs = 30_000;
const loadTimeoutMs = 300_000;

/** Loads images of the engine into the nodes, except those that a node already has. */
export async function loadImages(
  nodes: readonly string[],
  references: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const wanted = new Map(
    await Promise.all(
      [...new Set(references)].map(async (name) => [name, await imageId(name)] as const),
    ),
  );
  await Promise.all(
    nodes.map(async (node) => {
      const present = await imagesOf(node);
      const missing = [...wanted].filter(([name, id]) => !has(present, name, id));
      const names = missing.map(([name]) => name);
      if (names.length > 0) await streamImages(node, names, signal ? { signal } : {});
    }),
  );
}

async function imageId(reference: string): Promise<string> {
  const { exitCode, stdout, stderr } = await docker(
    ['image', 'inspect', '--format', '{{.Id}}', reference],
    { timeoutMs: inspectTimeoutMs },
  );
  if (exitCode === 0) return stdout.trim();
  throw new HarnessError('IMAGE_FAILED', `the engine has no image ${reference}: ${stderr}`, {
    next: 'List it under `images` in system.yaml so that it is pulled or built.',
  });
}

/** The images in the node's containerd: name to the digest of the manifest. */
async function imagesOf(node: string): Promise<ReadonlyMap<string, string>> {
  const { exitCode, stdout, stderr } = await execIn(
    node,
    ['ctr', '--namespace', 'k8s.io', 'images', 'list'],
    { timeoutMs: inspectTimeoutMs },
  );
  if (exitCode !== 0) throw notLoaded(node, stderr);
  const rows = stdout
    .split('\n')
    .slice(1)
    .map((row) => row.split(/\s+/));
  return new Map(rows.map(([name = '', , digest = '']) => [name, digest]));
}

// containerd's Kubernetes plugin also names each image by the digest of its configuration. An engine
// uses that digest as the image's id; an engine on containerd uses the manifest's digest.
function has(present: ReadonlyMap<string, string>, reference: string, id: string): boolean {
  const digest = present.get(fullName(reference));
  return digest !== undefined && (digest === id || digest === present.get(id));
}

export interface StreamOptions {
  /** Leaves the layers packed; only the first pod of an image then waits until they are unpacked. */
  readonly packed?: boolean;
  readonly signal?: AbortSignal;
}

/** Sends all images in one stream, so that shared layers go over once. CLUSTER_FAILED if it breaks. */
export async function streamImages(
  node: string,
  references: readonly string[],
  { packed, signal }: StreamOptions,
): Promise<void> {
  const common = {
    reject: false,
    timeout: loadTimeoutMs,
    ...(signal && { cancelSignal: signal }),
  } as const;
  const saved = execa('docker', ['save', ...references], { ...common, buffer: { stdout: false } });
  const how = ['--digests', ...(packed ? ['--no-unpack'] : []), '-'];
  const importing = ['ctr', '--namespace', 'k8s.io', 'images', 'import', ...how];
  const result = await saved.pipe('docker', ['exec', '--interactive', node, ...importing], common);
  signal?.throwIfAborted();
  const { exitCode, stderr } = await saved;
  if (exitCode !== 0) throw notLoaded(node, stderr);
  if (result.exitCode !== 0) throw notLoaded(node, result.stderr || result.stdout);
}

function notLoaded(node: string, why: string): HarnessError {
  return new HarnessError('CLUSTER_FAILED', `cannot load images into ${node}: ${why}`, {
    next: 'Check the free space on the engine’s disk (`docker system df`).',
  });
}
