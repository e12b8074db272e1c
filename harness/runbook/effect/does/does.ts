import { positionals } from '../../commands/options.ts';
import type { Effect } from '../effect.ts';

type Words = readonly string[];

/** What a program does, given the words after its name. */
export type Does = Effect | ((rest: Words, fed: boolean) => Effect);
export type DoesByName = Readonly<Record<string, Does>>;

/** The same for several programs. */
export const all = (names: string, does: Does): DoesByName =>
  Object.fromEntries(names.split(' ').map((name) => [name, does]));

type Verbs = Readonly<Partial<Record<Effect, string>>>;

/**
 * By the first words that are no options, the longer match first: `looks: 'list,repo list'`. `valued`:
 * options that the next word belongs to. Any other verb is `otherwise`, and none at all `unknown`.
 */
export function byVerb(verbs: Verbs, valued = /^$/, otherwise: Effect = 'acts') {
  const effects = new Map<string, Effect>();
  for (const [effect, names] of Object.entries(verbs)) {
    for (const name of names.split(',')) effects.set(name, effect as Effect);
  }
  return (rest: Words): Effect => {
    const [one, two] = positionals(rest, valued);
    if (one === undefined) return effects.get('') ?? 'unknown';
    return effects.get(`${one} ${two}`) ?? effects.get(one) ?? otherwise;
  };
}

/** `does`, unless an option like these is given: then `instead`. */
export const unless =
  (given: RegExp, instead: Effect, does: Does) =>
  (rest: Words, fed: boolean): Effect =>
    rest.some((word) => given.test(word))
      ? instead
      : typeof does === 'function'
        ? does(rest, fed)
        : does;
