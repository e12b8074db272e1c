import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** A fence without its closing line. */
export const fenceNeverClosed: Rule = {
  name: 'fence-never-closed',
  severity: 'warning',
  why: 'The headings and sentences below become lines of code, and a person who copies the block runs them.',
  examples: {
    bad: [
      '# Ops\n\n«```bash»\nkubectl get pods\n\n## Restart\n\nThen restart it.\n',
      '# Ops\n\n- Look:\n  «~~~~»\n  kubectl get pods\n  ~~~\n\n## Restart\n',
      '# Ops\n\n```bash\nls\n```\n\n> «```sh»\n> ls\n\nthen',
    ],
    good: [
      '# Ops\n\n````markdown\n```bash\nls\n```\n````\n',
      '# Ops\n\n1. Look:\n\n   ```bash\n   ls\n   ```\n\n> ~~~\n> ls\n> ~~~~\n',
      '# Ops\n\n    ls\n\n```bash\n```\n',
      '# Ops\r\n\r\n```bash\r\nls\r\n```  \r\n',
      '# Ops\n\n1. \n    ```\n    Name: shop\n\n    Data\n    ```\n1. More\n',
    ],
  },
  *check({ blocks, source }: LintDocument): Iterable<Problem> {
    for (const block of blocks) {
      if (block.kind !== 'fence') continue;
      const text = source.clean.slice(block.from, block.to);
      const opening = /^(`{3,}|~{3,})[^\n]*/.exec(text);
      const mark = opening?.[1];
      if (!opening || !mark || endsWith(text, mark)) continue;
      // An item that begins with an empty line goes on after the next one.
      if (block.item && !block.item.prose && closesBelow(source.clean.slice(block.to), mark))
        continue;
      const last = source.lineAt(Math.max(block.from, block.to - 1));
      yield {
        place: source.placeAt(block.from),
        length: opening[0].trimEnd().length,
        text: `This fence is never closed: everything up to line ${last} is read as code.`,
        instead: mark,
      };
    }
  },
};

/** The mark stands alone on a line, before the next heading or fence. */
const closesBelow = (text: string, mark: string): boolean =>
  text
    .split('\n', 100)
    .find((line) => /^\s*(?:`{3}|~{3}|#)/.test(line))
    ?.trim() === mark;

/** At least as many of the same characters, alone on the last line. */
function endsWith(text: string, mark: string): boolean {
  const newline = text.lastIndexOf('\n');
  const last = text
    .slice(newline + 1)
    .replace(/^[\s>]*/, '')
    .trimEnd();
  const signs = mark[0] ?? '';
  return newline >= 0 && last.length >= mark.length && last === signs.repeat(last.length);
}
