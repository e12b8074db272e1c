import { execa } from 'execa';
import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { execIn } from '../engine/container-exec.ts';

const lookTimeoutMs = 30_000;
const loadTimeoutMs = 300_000;

/** Brings images of the engine into the nodes; those that are there already cost one look. */
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
    { timeoutMs: lookTimeoutMs },
  );
  if (exitCode === 0) return stdout.trim();
  throw new HarnessError('IMAGE_FAILED', `the engine has no image ${reference}: ${stderr}`, {
    next: 'List it under `images` in system.yaml, so that it is pulled or built.',
  });
}

/** Name to the digest of its manifest, as the node's containerd has them. */
async function imagesOf(node: string): Promise<ReadonlyMap<string, string>> {
  const { exitCode, stdout, stderr } = await execIn(
    node,
    ['ctr', '--namespace', 'k8s.io', 'images', 'list'],
    { timeoutMs: lookTimeoutMs },
  );
  if (exitCode !== 0) throw notLoaded(node, stderr);
  const rows = stdout
    .split('\n')
    .slice(1)
    .map((row) => row.split(/\s+/));
  return new Map(rows.map(([name = '', , digest = '']) => [name, digest]));
}

// Kubernetes' side of containerd names each image by the digest of its configuration as well, which
// is the engine's id of it; an engine on containerd uses the manifest's digest for its id.
function has(present: ReadonlyMap<string, string>, reference: string, id: string): boolean {
  const digest = present.get(fullName(reference));
  return digest !== undefined && (digest === id || digest === present.get(id));
}

/** As containerd names it: `docker.io/library/redis:7`. */
export function fullName(reference: string): string {
  const [first = '', ...rest] = reference.split('/');
  const isHost = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const named = isHost ? reference : `docker.io/${rest.length ? '' : 'library/'}${reference}`;
  return /[:@][^/]*$/.test(named) ? named : `${named}:latest`;
}

export interface StreamOptions {
  /** Its layers are not unpacked yet: the first pod of an image waits for that, and only then. */
  readonly packed?: boolean;
  readonly signal?: AbortSignal;
}

/** One stream for all: layers that images share go over once. CLUSTER_FAILED where it breaks. */
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
    next: 'Is there space left on the engine’s disk (`docker system df`)?',
  });
}
