import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, isMap, parseAllDocuments } from 'yaml';
import type { System } from '../model/system.ts';
import type { ManifestObject } from '../scenario/merge/known.ts';
import { kustomizations } from './systems.ts';

/** The objects in the system's manifests, and in those of its parts, by the folders that it names. */
export async function systemObjects({
  folder,
  manifests,
  parts,
}: System): Promise<ReadonlyMap<string, readonly ManifestObject[]>> {
  const all = [...manifests, ...Object.values(parts).flatMap((part) => part.manifests)];
  const read = all.map(async (inner) => [inner, await objectsIn(join(folder, inner))] as const);
  return new Map(await Promise.all(read));
}

/** Keys of a kustomization that leave names and containers of its resources as the files have them. */
const harmless = new Set(
  `apiVersion kind metadata namespace resources configMapGenerator secretGenerator generatorOptions labels commonLabels
  commonAnnotations images replicas`.split(/\s+/),
);

/** The objects of a kustomization: its files, and the folders that it includes; none if it may change them. */
async function objectsIn(folder: string): Promise<readonly ManifestObject[]> {
  const file = kustomizations.map((name) => join(folder, name)).find((path) => existsSync(path));
  const [kustomization] = file === undefined ? [] : await documentsOf(file);
  if (!isRecord(kustomization)) return [];
  const { resources, namespace } = kustomization;
  const isPlain = Object.keys(kustomization).every((key) => harmless.has(key));
  if (!isPlain || !Array.isArray(resources)) return [];
  const found: ManifestObject[] = [];
  for (const resource of resources) {
    const path = join(folder, String(resource));
    if (!existsSync(path)) continue;
    const isFile = /\.(?:ya?ml|json)$/.test(path);
    if (!isFile) found.push(...(await objectsIn(path)));
    else for (const document of await documentsOf(path)) found.push(...objectsOf(document));
  }
  return typeof namespace === 'string' ? found.map((one) => ({ ...one, namespace })) : found;
}

function* objectsOf(document: unknown): Generator<ManifestObject> {
  if (!isRecord(document)) return;
  const { apiVersion, kind, metadata, items } = document;
  if (Array.isArray(items)) for (const item of items) yield* objectsOf(item);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !isRecord(metadata)) return;
  const { name, namespace } = metadata;
  if (typeof name !== 'string') return;
  const inNamespace = typeof namespace === 'string' ? { namespace } : {};
  yield { apiVersion, kind, name, ...inNamespace, contents: document };
}

/** Text that is not YAML has no object here; applying the manifests reports it. */
async function documentsOf(file: string): Promise<readonly unknown[]> {
  const read = parseAllDocuments(await readFile(file, 'utf8'), { logLevel: 'silent' });
  if (!Array.isArray(read)) return [];
  return read.flatMap((document) =>
    document.errors.length === 0 && isMap(document.contents) ? contentsOf(document) : [],
  );
}

/** None where aliases stand for nothing, or for more than can be read. */
function contentsOf(document: Document): readonly unknown[] {
  try {
    return [document.toJS()];
  } catch {
    return [];
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
