import { builtInType } from '../../runbook/kubectl/resource-types.ts';
import type { LintDocument } from './document.ts';

const ofDocuments = new WeakMap<LintDocument, ReadonlySet<string>>();

/** Names of types that the document's own YAML introduces: `kind: Greeting` gives greeting and greetings. */
export function customTypesOf(document: LintDocument): ReadonlySet<string> {
  const known = ofDocuments.get(document);
  if (known) return known;
  const names = new Set<string>();
  const kinds = /^[ \t]*(?:kind|plural|singular):[ \t]+["']?([A-Za-z]\w*)/gm;
  for (const [, kind = ''] of document.source.clean.matchAll(kinds)) {
    const name = kind.toLowerCase();
    if (builtInType(name)) continue;
    for (const form of [name, `${name}s`, `${name}es`, name.replace(/y$/, 'ies')]) names.add(form);
  }
  ofDocuments.set(document, names);
  return names;
}
