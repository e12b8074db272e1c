import type { Node } from 'yaml';
import type { Place } from '../../model/runbook.ts';
import { joinLines } from '../../runbook/fences/fence-text.ts';
import { type Lifecycle, lifecycleOf } from '../../runbook/kubectl/lifecycles.ts';
import { yaml } from '../../runbook/lazy-yaml.ts';
import type { LintDocument } from './document.ts';

/** The apiVersion of an object in a YAML fence or a here-document, and its lifecycle. */
export interface AgedObject {
  readonly lifecycle: Lifecycle;
  readonly place: Place;
  readonly length: number;
}

const ofDocuments = new WeakMap<LintDocument, readonly AgedObject[]>();

/** Every object with a deprecated or removed apiVersion, in order. */
export function agedObjectsOf(document: LintDocument): readonly AgedObject[] {
  const known = ofDocuments.get(document);
  if (known) return known;
  const found: AgedObject[] = [];
  for (const block of document.blocks) {
    if (block.kind !== 'fence' || !/^(?:ya?ml|json)$/.test(block.language ?? '')) continue;
    const { text, inDocument } = joinLines(block.lines);
    found.push(...agedObjects(text, (at) => document.source.placeAt(inDocument(at))));
  }
  for (const { text, statements, placeAt } of document.scripts) {
    for (const { from, to } of statements.flatMap(({ heredocBodies }) => heredocBodies)) {
      found.push(...agedObjects(text.slice(from, to), (at) => placeAt(from + at)));
    }
  }
  ofDocuments.set(document, found);
  return found;
}

/** Most YAML has none of these, so it is not parsed. */
const suspicious =
  /apiVersion["']?:[ \t]*["']?[\w./-]*(?:alpha|beta)|kind["']?:[ \t]*["']?(?:Endpoints|ComponentStatus)\b/;

function* agedObjects(text: string, placeAt: (at: number) => Place): Iterable<AgedObject> {
  if (!suspicious.test(text)) return;
  for (const contents of readObjects(text)) yield* agedIn(contents, placeAt);
}

function readObjects(text: string): readonly unknown[] {
  try {
    const parsed = yaml().parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false });
    return Array.isArray(parsed) ? parsed.map(({ contents }) => contents) : [];
  } catch (error) {
    // Nested deeper than the parser can follow, so it is not a manifest.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function* agedIn(node: unknown, placeAt: (at: number) => Place): Iterable<AgedObject> {
  const { isMap, isScalar, isSeq } = yaml();
  if (!isMap(node)) return;
  const version = node.get('apiVersion', true) as Node | undefined;
  const kind = node.get('kind');
  if (isScalar(version) && version.range && typeof kind === 'string') {
    const lifecycle = lifecycleOf(String(version.value), kind);
    const [from, to] = version.range;
    if (lifecycle) yield { lifecycle, place: placeAt(from), length: to - from };
  }
  const items = node.get('items');
  if (isSeq(items)) for (const item of items.items) yield* agedIn(item, placeAt);
}
