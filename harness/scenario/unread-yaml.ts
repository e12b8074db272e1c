import { type Alias, type Document, isAlias, visit } from 'yaml';

/** Why YAML cannot be read, though it is written as YAML. */
export interface UnreadYaml {
  readonly why: string;
  readonly next: string;
  /** Where in the text; undefined where no place is to blame. */
  readonly offset?: number;
}

/** What the parser throws, in words for whoever wrote the file. */
export function unreadYaml(error: unknown, documents: readonly Document[]): UnreadYaml {
  const text = error instanceof Error ? error.message : String(error);
  if (isTooDeep(text)) return tooDeep;
  if (text.startsWith('Excessive alias count')) {
    const next = 'Write what the aliases stand for in their places.';
    return { why: 'its aliases stand for too many values', next };
  }
  const next = 'Name a value with &name before *name stands for it.';
  const alias = documents.map(firstUnresolved).find((found) => found !== undefined);
  if (!alias) return { why: text, next };
  const offset = alias.range?.[0];
  return {
    ...{ why: `the alias *${alias.source} stands for nothing above it`, next },
    ...(offset !== undefined && { offset }),
  };
}

export const isTooDeep = (text: string) => text === 'Maximum call stack size exceeded';

export const tooDeep: UnreadYaml = {
  why: 'it is nested too deeply',
  next: 'Nest fewer lists and maps.',
};

function firstUnresolved(document: Document): Alias | undefined {
  let found: Alias | undefined;
  visit(document, (_, node) => {
    if (!isAlias(node) || node.resolve(document)) return undefined;
    found = node;
    return visit.BREAK;
  });
  return found;
}
