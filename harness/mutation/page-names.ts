import type { LintDocument } from '../lint/read/document.ts';
import { invocationsOf } from '../lint/read/kubectl-calls.ts';
import { flagOf } from '../runbook/kubectl/invocation.ts';
import { builtInType } from '../runbook/kubectl/resource-types.ts';
import { targetsOf } from '../runbook/kubectl/targets.ts';
import { hostIn, isPlainName } from './plain-names.ts';

/** What the commands of a document name, by kind, each once and in order: what somebody copies by mistake. */
export type PageNames = ReadonlyMap<string, readonly string[]>;

export const kindOfNamespace = 'namespace';
export const kindOfHost = 'host';
export const kindOfLabel = (key: string) => `label ${key}`;
export const kindOfObject = (type: string) => `object ${builtInType(type)?.name ?? type}`;

export function readPageNames(document: LintDocument): PageNames {
  const names = new Map<string, string[]>();
  const add = (kind: string, name: string) => {
    const known = names.get(kind) ?? [];
    if (!known.includes(name)) names.set(kind, [...known, name]);
  };
  for (const invocation of invocationsOf(document)) {
    const namespace = flagOf(invocation, '--namespace')?.value;
    if (namespace !== undefined && isPlainName(namespace)) add(kindOfNamespace, namespace);
    const [, key, value] = /^([\w./-]+)=([\w.-]+)$/.exec(selectorOf(invocation)) ?? [];
    if (key !== undefined && value !== undefined) add(kindOfLabel(key), value);
    for (const { type, name } of targetsOf(invocation)) {
      if (name !== undefined && isPlainName(name)) add(kindOfObject(type), name);
    }
  }
  for (const { words } of [...document.commands, ...document.nestedCommands]) {
    for (const word of words) {
      const host = hostIn(word);
      if (host) add(kindOfHost, host.service);
    }
  }
  return names;
}

const selectorOf = (invocation: Parameters<typeof flagOf>[0]) =>
  flagOf(invocation, '--selector')?.value ?? '';

/** The name of the same kind that the page gives next; where it gives no other one, the same name misspelt. */
export function otherName(names: PageNames, kind: string, name: string): string | undefined {
  const known = names.get(kind) ?? [];
  const at = known.indexOf(name);
  const other = [...known.slice(at + 1), ...known.slice(0, Math.max(0, at))][0];
  return other ?? misspelt(name);
}

/** Its last two different letters are transposed: `redsi`. */
function misspelt(name: string): string | undefined {
  for (let at = name.length - 1; at > 0; at -= 1) {
    const [one = '', other = ''] = name.slice(at - 1, at + 1);
    if (one === other || !/^[a-z]{2}$/.test(one + other)) continue;
    return `${name.slice(0, at - 1)}${other}${one}${name.slice(at + 1)}`;
  }
  return undefined;
}
