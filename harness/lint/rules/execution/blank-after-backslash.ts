import type { Range, Word } from '../../../runbook/shell/scanner.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** `\` at the end of a line with a blank behind it: the command ends there. */
export const blankAfterBackslash: Rule = {
  name: 'blank-after-backslash',
  severity: 'error',
  why: 'The shell passes the blank to the command and ends it, and takes the next line for a command of its own.',
  examples: {
    bad: [
      'kubectl get pods «\\ »\n  -n shop',
      'kubectl delete pod web-0 «\\  »\n  --now',
      'kubectl delete pod web-0«\\\t»\n  --now',
      'kubectl delete pod web-0 «\\ »# at once\n  --now',
      '# Web\n\n- ```bash\n  kubectl get pods «\\ »\n    -n shop\n  ```\n',
    ],
    good: [
      'kubectl get pods \\\n  -n shop',
      'ls /data/my\\ files /data/\\ old',
      'echo "one \\ \ntwo"',
      "echo 'one \\ \ntwo'",
      'cat <<EOF\none \\ \ntwo\nEOF',
      'uptime # one \\ \nuptime',
      'grep a\\  shop.log',
      'shopctl restore \\ # (1)!\n  --at noon',
    ],
  },
  *check({ scripts }: LintDocument): Iterable<Problem> {
    for (const script of scripts) {
      const { text } = script;
      if (!/\\[ \t]/.test(text)) continue;
      for (const { commands } of script.statements) {
        for (const word of commands.flatMap(({ words }) => words)) {
          const blanks = blanksIn(text, word);
          if (!blanks) continue;
          yield {
            place: script.placeAt(blanks.from),
            length: blanks.to - blanks.from,
            text: 'A blank follows the `\\`, so the line does not go on below.',
            instead: '\\',
            ...(goesOn(text, blanks.to) && {
              fix: {
                place: script.placeAt(blanks.from),
                old: text.slice(blanks.from, blanks.to),
                new: '\\',
              },
            }),
          };
        }
      }
    }
  },
};

/** What follows can only be the rest of the command: an option, a pipe, or a line further in. */
const goesOn = (text: string, at: number) =>
  /^\n(?:[ \t]*(?:--?[A-Za-z]|\||&&)|[ \t]+\S)/.test(text.slice(at, at + 200));

/** The `\` and the blanks behind it at the end of a line, or before what was meant as a comment. */
function blanksIn(text: string, { from, to, quoting }: Word): Range | undefined {
  // `\ # (1)!`: a site puts a note there, and leaves the line without it.
  if (/^\\?[ \t]+#[ \t]?\(\d{1,2}\)!?[ \t]*(?:\n|$)/.test(text.slice(from, from + 80)))
    return undefined;
  const comment = /^\\[ \t]+(?=#)/.exec(text.slice(from, to))?.[0];
  if (comment) return { from, to: from + comment.length };
  const at = to - 2;
  const rest = /^\\[ \t]+(?=\n|$)/.exec(text.slice(at, at + 200))?.[0];
  const isEscape = quoting.some((quote) => quote.from === at && quote.to === at + 1);
  return rest && isEscape ? { from: at, to: at + rest.length } : undefined;
}
