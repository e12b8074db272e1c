import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { fixOf } from '../../read/fixes.ts';

/** `awk "{print $1}"`: the shell replaces `$1` before awk reads it. */
export const awkInDoubleQuotes: Rule = {
  name: 'awk-in-double-quotes',
  severity: 'error',
  why: 'In double quotes the shell puts its own first argument there, which is empty, so awk prints whole lines.',
  examples: {
    bad: [
      'kubectl get pods | awk «"{print $1}"»',
      'kubectl get pods | awk -F: «"NR > 1 { print $1, $3 }"» | head',
      'df -h | gawk «"{ print $NF }"»',
      'ssh web-1 «"df -h | awk \'{print $5}\'"»',
      'kubectl exec web-0 -- sh -c «"ps | awk \'{ print $2 }\'"»',
      'kubectl delete pod $(kubectl get pods | awk «"/Error/ {print $1}"»)',
    ],
    good: [
      "kubectl get pods | awk '{print $1}'",
      'kubectl get pods | awk "{print \\$1}"',
      'awk -v cell="$CELL" \'$2 == cell {print $1}\' shop.log',
      'ssh web-1 "df -h | awk \'{print \\$5}\'"',
      'first() { awk "/$1/ {print $1}" shop.log; }',
      'kubectl logs "$(kubectl get pods | awk \'{ print $1 }\')"',
      'curl -O "http://shop/$(awk -F. \'{print "v"$1"."$2}\' <<< 1.2.3)"',
      'echo "print $1"',
      'awk "/$PATTERN/ {print}" shop.log',
    ],
  },
  *check({ commands }: LintDocument): Iterable<Problem> {
    for (const command of commands) {
      if (!command.written.some(mayPrint)) continue;
      if (
        /^(?:function\s|[\w-]+\s*\(\))/.test(
          command.script.text.slice(command.statement.from, command.statement.from + 80),
        )
      )
        continue;
      const isAwk = command.words.some((word) => awk.test(word));
      for (const [index, written] of command.written.entries()) {
        if (!mayPrint(written)) continue;
        if (!(isAwk ? prints : printsInside).test(withoutSubstitutions(written))) continue;
        const { place, length } = command.at(index);
        const text = 'The shell replaces the `$` of this awk program before awk reads it.';
        const instead = "awk '{print $1}', or \\$1 inside double quotes";
        const fix =
          isAwk && fields.test(written) && fixOf(command, index, `'${written.slice(1, -1)}'`);
        yield { place, length, text, instead, ...(fix && { fix }) };
      }
    }
  },
};

const mayPrint = (written: string) => written.startsWith('"') && written.includes('print');

/** The commands in `$(…)` have quotes of their own; each is in the list by itself. */
function withoutSubstitutions(written: string): string {
  let [kept, open] = ['', 0];
  for (const [at, character] of [...written].entries()) {
    const opens = character === '(' && (open > 0 || written[at - 1] === '$');
    if (opens) open += 1;
    if (open === 0) kept += character;
    if (character === ')' && open > 0) open -= 1;
  }
  return kept;
}

/** In double quotes, with fields and nothing else that the shell would replace. */
const fields = /^"(?:[^"'`\\$]|\$(?:\d|NF\b))*"$/;
const awk = /^(?:[gmn]?awk)$/;
const prints = /\{[^}]{0,200}\bprint[^}]{0,200}(?<!\\)\$(?:\d|NF\b)/;
const printsInside =
  /\b[gmn]?awk\b[^'"]{0,80}'[^']{0,200}\{[^}']{0,200}\bprint[^}']{0,200}(?<!\\)\$(?:\d|NF\b)/;
