import { execa } from 'execa';
import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { findImage } from './image-store.ts';
import { streamImages } from './load-images.ts';

const removeTimeoutMs = 60_000;
const commitTimeoutMs = 300_000;

// The script prints a word and waits for a line of input. The end of the input, also when the harness
// dies, ends the container, and the engine removes it.
const program = `containerd >/tmp/containerd.log 2>&1 &
tries=0
until timeout 1 ctr version >/dev/null 2>&1; do
  tries=$((tries + 1))
  kill -0 $! && [ $tries -lt 100 ] || { tail -n 20 /tmp/containerd.log >&2; exit 1; }
  sleep 0.1
done
echo up
read -r packing || exit 1
kill $!
wait
rm -rf /run/containerd /tmp/containerd.log
echo packed
read -r removed`;

export interface NodeBaking {
  readonly node: string;
  readonly images: readonly string[];
  readonly as: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/**
 * Creates an image from a node image and the images loaded into its containerd. They stay packed:
 * unpacked they would lie in `/var`, which every node copies when it starts. IMAGE_FAILED on failure.
 */
export async function bakeNode({ node, images, as, labels, signal }: NodeBaking): Promise<void> {
  const container = `firedrill-baking-${process.pid}`;
  const baking = execa(
    'docker',
    [
      ...['run', '--rm', '--interactive', '--network', 'none', '--name', container],
      ...['--entrypoint', 'sh', node, '-c', program],
    ],
    { reject: false, stdin: 'pipe', ...(signal && { cancelSignal: signal }) },
  );
  const lines = baking.iterable();
  const next = async (word: string) => {
    const { value } = await lines.next();
    signal?.throwIfAborted();
    if (value !== word) throw notBaked(as, (await baking).stderr);
  };
  try {
    await next('up');
    await streamImages(container, images, { packed: true, ...(signal && { signal }) }).catch(
      (error: unknown) => {
        signal?.throwIfAborted();
        throw notBaked(as, error instanceof Error ? error.message : String(error));
      },
    );
    baking.stdin.write('\n');
    await next('packed');
    await commit(container, node, as, labels);
  } finally {
    baking.stdin.end();
    await baking;
    await docker(['rm', '--force', '--volumes', container], { timeoutMs: removeTimeoutMs });
  }
}

async function commit(
  container: string,
  node: string,
  as: string,
  labels: NodeBaking['labels'],
): Promise<void> {
  const below = await findImage(node);
  const changes = [
    `ENTRYPOINT ${JSON.stringify(below?.entrypoint ?? [])}`,
    'CMD []',
    ...Object.entries(labels).map(([name, value]) => `LABEL ${name}=${JSON.stringify(value)}`),
  ].flatMap((change) => ['--change', change]);
  const { exitCode, stderr } = await docker(
    ['commit', '--pause=false', ...changes, container, as],
    { timeoutMs: commitTimeoutMs },
  );
  if (exitCode !== 0) throw notBaked(as, stderr);
}

function notBaked(image: string, why: string): HarnessError {
  return new HarnessError('IMAGE_FAILED', `cannot bake ${image}: ${why.trim()}`, {
    next: 'Check the free space on the engine’s disk (`docker system df`).',
  });
}
