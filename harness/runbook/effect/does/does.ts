import { positionals } from '../../commands/options.ts';
import type { Effect } from '../effect.ts';

type Words = readonly string[];

/** The effect of a program, or a function of the words after its name. */
export type Does = Effect | ((rest: Words, fed: boolean) => Effect);
export type DoesByName = Readonly<Record<string, Does>>;

/** The same effect for several programs. */
export const all = (names: string, does: Does): DoesByName =>
  Object.fromEntries(names.split(' ').map((name) => [name, does]));

type Verbs = Readonly<Partial<Record<Effect, string>>>;

/**
 * The effect by the first words that are not options, three words first, then two, then one: `looks: 'list,repo
 * list'`. `valued`: options that take the next word. Any other verb is `otherwise`; no verb is `unknown`.
 */
export function byVerb(verbs: Verbs, valued = /^$/, otherwise: Effect = 'acts') {
  const effects = new Map<string, Effect>();
  for (const [effect, names] of Object.entries(verbs)) {
    for (const name of names.split(',')) effects.set(name, effect as Effect);
  }
  return (rest: Words): Effect => {
    const [one, two, three] = positionals(rest, valued);
    if (one === undefined) return effects.get('') ?? 'unknown';
    const names = [`${one} ${two} ${three}`, `${one} ${two}`, one];
    const known = names.find((name) => effects.has(name)) ?? '';
    return (known === '' ? undefined : effects.get(known)) ?? otherwise;
  };
}

/** `instead` if a word matches `given` and is not the value of a `valued` option, otherwise `does`. */
export const unless =
  (given: RegExp, instead: Effect, does: Does, valued = /^$/) =>
  (rest: Words, fed: boolean): Effect =>
    rest.some((word, at) => given.test(word) && !(at > 0 && valued.test(rest[at - 1] ?? '')))
      ? instead
      : typeof does === 'function'
        ? does(rest, fed)
        : does;
