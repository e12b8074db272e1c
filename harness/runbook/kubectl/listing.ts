import type { Command } from '../commands/script.ts';
import { flagOf, type Invocation, readInvocation } from './invocation.ts';
import { builtInType } from './resource-types.ts';

/** What `kubectl get` and `kubectl top` print for people, with a header unless told otherwise. */
export interface Listing {
  readonly call: Invocation;
  /** In the singular: `pod`; empty for several kinds at once. */
  readonly kind: string;
  /** Of one object, by its name. */
  readonly named: boolean;
  readonly header: boolean;
}

/** `pod` for `po` and `pods`; a word that names no type of Kubernetes itself as it is, in lower case. */
export function kindOf(word: string): string {
  return (builtInType(word)?.kind ?? word).toLowerCase();
}

/** The kind that a call is about, from `pods web` as from `pod/web`. */
export function kindOfCall({ args }: Invocation): { kind: string; named: boolean } {
  const [first = { text: '' }, ...names] = args;
  const [type = '', name] = first.text.split('/');
  return { kind: kindOf(type), named: name !== undefined || names.length > 0 };
}

export function readListing(command: Command): Listing | undefined {
  const call = readInvocation(command);
  if (call?.verb.text !== 'get' && call?.verb.text !== 'top') return undefined;
  const output = flagOf(call, '--output')?.value ?? 'wide';
  if (output !== 'wide' || call.args.length === 0 || flagOf(call, '--raw')) return undefined;
  return { call, ...kindOfCall(call), header: flagOf(call, '--no-headers') === undefined };
}
