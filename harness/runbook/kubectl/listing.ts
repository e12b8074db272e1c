import type { Command } from '../commands/script.ts';
import { flagOf, type Invocation, readInvocation } from './invocation.ts';
import { builtInType } from './resource-types.ts';

/** The table that `kubectl get` and `kubectl top` print for people. */
export interface Listing {
  readonly call: Invocation;
  /** The singular in lower case: `pod`; for several kinds at once, the words as written. */
  readonly kind: string;
  /** True if the call names an object. */
  readonly named: boolean;
  readonly header: boolean;
}

/** `pod` for `po` and `pods`; any word that is not a built-in type in lower case, otherwise unchanged. */
export function kindOf(word: string): string {
  return (builtInType(word)?.kind ?? word).toLowerCase();
}

/** The kind that a call is about, from `pods web` or from `pod/web`. */
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
