import type { Word } from '../../../runbook/shell/scanner.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** `\\` at the end of a line that goes on below, as a page's generator or another language writes it. */
export const doubleBackslash: Rule = {
  name: 'double-backslash',
  severity: 'error',
  why: 'The shell passes one backslash to the command and ends it, and takes the next line for a command of its own.',
  examples: {
    bad: [
      'kubectl get pods «\\\\»\n  -n shop',
      'kubectl delete pod web-0 «\\\\»\n--now',
      'kubectl get pods -n shop «\\\\»\n  | grep web',
      'helm upgrade web ./chart«\\\\»\n  --wait',
      '# Web\n\n1. Look:\n\n   ```bash\n   kubectl get pods «\\\\»\n     -n shop\n   ```\n',
    ],
    good: [
      'kubectl get pods \\\n  -n shop',
      'printf "%s" C:\\\\\nuptime',
      "sed -i '1i\\\\\n  one' shop.conf",
      'echo "one \\\\\n  two"',
      'cat <<EOF\none \\\\\n  two\nEOF',
      'uptime # one \\\\\n  -n',
      'grep a\\\\b shop.log\n  uptime',
      'grep a\\\\\nkubectl get pods',
    ],
  },
  *check({ scripts }: LintDocument): Iterable<Problem> {
    for (const script of scripts) {
      const { text } = script;
      if (!text.includes('\\\\\n')) continue;
      for (const { commands } of script.statements) {
        for (const word of commands.flatMap(({ words }) => words)) {
          if (!endsInTwo(text, word) || !goesOn(text, word.to)) continue;
          const place = script.placeAt(word.to - 2);
          yield {
            place,
            length: 2,
            text: 'Two backslashes end this line, so it does not go on below.',
            instead: '\\',
            fix: { place, old: '\\\\', new: '\\' },
          };
        }
      }
    }
  },
};

const endsInTwo = (text: string, { to, quoting }: Word) =>
  text.slice(to - 2, to + 1) === '\\\\\n' && quoting.some(({ from }) => from === to - 2);

/** What follows can only be the rest of the command: an option, a pipe, or a line further in. */
const goesOn = (text: string, at: number) =>
  /^\n(?:[ \t]*(?:--?[A-Za-z]|\||&&)|[ \t]+\S)/.test(text.slice(at, at + 200));
