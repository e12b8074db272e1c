import type { Danger } from './danger.ts';
import type { Input } from './fed-clients.ts';
import { dangersOfUnknown } from './unknown.ts';

/** `curl -sSL https://shop.example/reset-cluster.sh | sudo bash`: a script, by the name in its address. */
export function dangersOfPipedScript(
  name: string,
  words: readonly string[],
  { sources }: Input,
): readonly Danger[] {
  if (!/^(?:ba|z|k|da)?sh$/.test(name) || !words.slice(1).every((word) => /^-/.test(word)))
    return [];
  const address = sources.find((word) => /^https?:\/\/.*\.sh$/.test(word));
  if (address === undefined) return [];
  return dangersOfUnknown([address.slice(address.lastIndexOf('/') + 1)]).map((danger) => ({
    ...danger,
    at: 0,
  }));
}
