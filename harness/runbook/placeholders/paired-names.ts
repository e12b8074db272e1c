const things =
  'host|hostname|server|node|machine|vm|instance|master|primary|replica|worker|broker|bucket|database|db|domain|volume|disk';
/** Words of their own; not an option, a part of a path, a key, nor a variable that is set. */
const named = new RegExp(
  `(?<![\\w.$/<{-]|\\[)(old|new)(-(?:${things})|(?:host|server|node))(?![\\w=-]|\\.\\w|["']?\\s*:\\s|["'>}\\]])`,
  'g',
);
const inPath = new RegExp(`(?<=s/|//)(old|new)(-(?:${things}))(?=/| |$)`, 'gm');
/** What the page makes: its own example, and nothing to fill in. */
const makes =
  '(?:\\b(?:[Cc]reate\\w*|adduser|useradd|mb|mk\\w+|init|provision|clone|(?:docker|podman|kubectl) run|virt-install|(?:lxc|multipass) launch)\\b|--name\\b|\\bname:|^\\s*Host\\b)';

/**
 * The names of an old and a new one of a kind in a text that has both: `old-host` and `new-host`. Nobody gives two
 * machines such names, unless the text itself makes one of them.
 */
export function* pairedNames(text: string): Generator<string> {
  if (!/\bold-?[a-z]/.test(text) || !/\bnew-?[a-z]/.test(text)) return;
  const pairs = new Map<string, Set<string>>();
  for (const form of [named, inPath])
    for (const [, age = '', thing = ''] of text.matchAll(form))
      pairs.set(thing, (pairs.get(thing) ?? new Set()).add(age));
  for (const [thing, ages] of pairs) {
    if (ages.size < 2 || isMade(text, thing)) continue;
    yield `old${thing}`;
    yield `new${thing}`;
  }
}

const isMade = (text: string, thing: string): boolean =>
  new RegExp(
    `${makes}[^\\n]{0,200}(?<![\\w.-]|\\b(?:on|to|from|of|for|in|at|into) [\`*]{0,4})(?:old|new)${thing}(?![\\w-])`,
    'm',
  ).test(text);
