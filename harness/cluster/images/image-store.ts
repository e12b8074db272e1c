import { z } from 'zod';
import { docker } from '../../io/docker.ts';

/** Label with the hash of an image's inputs. */
export const inputsLabel = 'io.firedrill.inputs';

const inspectTimeoutMs = 30_000;
const copyTimeoutMs = 300_000;

export interface StoredImage {
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly entrypoint: readonly string[];
  /** Size when unpacked, including layers that it shares with other images. */
  readonly sizeBytes: number;
}

const inspectSchema = z.object({
  Id: z.string(),
  Size: z.number(),
  Config: z.object({
    Labels: z.record(z.string(), z.string()).nullish(),
    Entrypoint: z.array(z.string()).nullish(),
  }),
});

/** The engine's image of that name, if it has one. */
export async function findImage(reference: string): Promise<StoredImage | undefined> {
  const { exitCode, stdout } = await docker(
    ['image', 'inspect', '--format', '{{json .}}', reference],
    { timeoutMs: inspectTimeoutMs },
  );
  if (exitCode !== 0) return undefined;
  const image = inspectSchema.parse(JSON.parse(stdout));
  const { Labels, Entrypoint } = image.Config;
  return {
    id: image.Id,
    labels: Labels ?? {},
    entrypoint: Entrypoint ?? [],
    sizeBytes: image.Size,
  };
}

export async function tagImage(from: string, to: string): Promise<void> {
  const { exitCode, stderr } = await docker(['tag', from, to], { timeoutMs: inspectTimeoutMs });
  if (exitCode !== 0) throw new Error(`docker tag ${from} ${to}: ${stderr}`);
}

/** Copies one file out of an image, without running it. */
export async function copyFromImage(reference: string, path: string, to: string): Promise<void> {
  const label = 'io.firedrill.run=images';
  const created = await docker(['create', '--label', label, reference, 'none'], {
    timeoutMs: inspectTimeoutMs,
  });
  if (created.exitCode !== 0) throw new Error(`docker create ${reference}: ${created.stderr}`);
  const id = created.stdout.trim();
  try {
    const copied = await docker(['cp', '--follow-link', `${id}:${path}`, to], {
      timeoutMs: copyTimeoutMs,
    });
    if (copied.exitCode !== 0) throw new Error(`docker cp ${reference}:${path}: ${copied.stderr}`);
  } finally {
    await docker(['rm', '--force', '--volumes', id], { timeoutMs: inspectTimeoutMs });
  }
}

/** Removes the given images that have no name, no container and no image on top of them. */
export async function removeNameless(ids: Iterable<string>): Promise<void> {
  const wanted = [...ids];
  if (wanted.length === 0) return;
  const { stdout } = await docker(['image', 'ls', '--quiet', '--filter', 'dangling=true'], {
    timeoutMs: inspectTimeoutMs,
  });
  const nameless = new Set(stdout.split('\n').filter(Boolean));
  const ours = wanted.filter((id) => nameless.has(shortId(id)));
  // An image that a container uses, such as a node of a running cluster, stays until that has ended.
  if (ours.length > 0) await docker(['image', 'rm', ...ours], { timeoutMs: copyTimeoutMs });
}

/**
 * Removes images of ours that lost their name, such as those that a killed build left behind. A new one may
 * be about to get its name.
 */
export async function removeOrphans(): Promise<void> {
  const filters = [`label=${inputsLabel}`, 'until=10m'].flatMap((filter) => ['--filter', filter]);
  await docker(['image', 'prune', '--force', ...filters], { timeoutMs: copyTimeoutMs });
}

function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}
