import { z } from 'zod';
import type { System } from '../../model/system.ts';
import { withLock } from '../engine/lock.ts';
import { bakeNode } from './bake-node.ts';
import { notice, type OnImageProgress, reported } from './image-progress.ts';
import { findImage, removeOrphans } from './image-store.ts';
import type { MadeImage } from './present-image.ts';

/** Labels of a baked image: the id of the node image below it; the images in it, reference to id. */
const nodeLabel = 'io.firedrill.baked-on';
const heldLabel = 'io.firedrill.baked';
/**
 * So much can be loaded while kubeadm waits, at no cost; more would delay the cluster. For all nodes
 * together, as they share the host's disk and processors. A drill waits for a machine from its start.
 */
const freeBytes = { node: 400_000_000, machine: 0 } as const;
const heldSchema = z.record(z.string(), z.string());

/** Reference to id. */
type Held = Readonly<Record<string, string>>;

/** What the nodes of an environment are made from. */
export interface NodeBase {
  readonly reference: string;
  /** References of the images that it lacks; load them into each node. */
  readonly toLoad: readonly string[];
}

export interface BakedNodeOptions {
  /** Whether it is for the nodes of the cluster itself, or for machines that may join it. */
  readonly role: keyof typeof freeBytes;
  readonly system: Pick<System, 'name' | 'workers'>;
  readonly node: MadeImage;
  readonly images: readonly MadeImage[];
  readonly signal?: AbortSignal;
  readonly onProgress?: OnImageProgress;
}

/**
 * The node image with the system's images in it. It is baked again if more is missing from the last one
 * than can be loaded while kubeadm waits. Each system name has one, which grows with what its drills
 * need. IMAGE_FAILED if baking fails; nothing half-made is left in any case.
 */
export async function bakedNode(options: BakedNodeOptions): Promise<NodeBase> {
  const { signal, onProgress } = options;
  const { base, bytes } = await lookUp(options);
  if (bytes <= freeBytes[options.role]) return base;
  // Not the lock of those who make images: while they do, an environment whose own are there goes on.
  return withLock('baking', () => bake(options), {
    onWait: () => onProgress?.(notice('node', 'waiting until another one is baked')),
    ...(signal && { signal }),
  });
}

// Named after the system and not its folder: each copy of a folder would leave an image.
const bakedReference = ({ role, system }: BakedNodeOptions) =>
  `firedrill/${role}-with:${system.name.slice(0, 128)}`;

/** The images that the baked image does not hold with their present id. */
export function lacking<T extends { readonly reference: string; readonly id: string }>(
  wanted: readonly T[],
  held: Held,
): readonly T[] {
  return wanted.filter(({ reference, id }) => held[reference] !== id);
}

async function lookUp(options: BakedNodeOptions) {
  const { system, node, images } = options;
  const reference = bakedReference(options);
  const last = await findImage(reference);
  const fits = last?.labels[nodeLabel] === node.id;
  const held = fits ? heldSchema.parse(JSON.parse(last.labels[heldLabel] ?? '{}')) : {};
  const missing = lacking(images, held);
  const nodes = 1 + system.workers.length;
  const sizes = await Promise.all(missing.map(async ({ reference }) => findImage(reference)));
  return {
    base: {
      reference: fits ? reference : node.reference,
      toLoad: missing.map(({ reference }) => reference),
    },
    bytes: sizes.reduce((sum, image) => sum + nodes * (image?.sizeBytes ?? 0), 0),
    held,
  };
}

async function bake(options: BakedNodeOptions): Promise<NodeBase> {
  const { role, system, node, images, signal, onProgress } = options;
  const { base, bytes, held } = await lookUp(options);
  // Another process has baked it meanwhile.
  if (bytes <= freeBytes[role]) return base;
  // Before baking: the image that loses its name by it must stay, as another run may start from it.
  await removeOrphans();
  const contents = { ...(await stillPresent(held)), ...idsOf(images) };
  const reference = bakedReference(options);
  await reported(`${role} of ${system.name}`, 'baking images in', onProgress, () =>
    bakeNode({
      node: node.reference,
      images: Object.keys(contents),
      as: reference,
      labels: { [nodeLabel]: node.id, [heldLabel]: JSON.stringify(contents) },
      ...(signal && { signal }),
    }),
  );
  return { reference, toLoad: [] };
}

async function stillPresent(held: Held): Promise<Held> {
  const found = await Promise.all(
    Object.keys(held).map(async (reference) => [reference, (await findImage(reference))?.id]),
  );
  return Object.fromEntries(found.filter(([, id]) => id !== undefined));
}

function idsOf(images: readonly MadeImage[]): Held {
  return Object.fromEntries(images.map(({ reference, id }) => [reference, id]));
}
