import type { Script } from '../../../runbook/commands/script.ts';
import { isForeignLine } from '../../../runbook/sessions/foreign-line.ts';
import { tooDeep } from '../../../runbook/shell/quote-reader.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { isSql } from '../../read/sql-in-script.ts';
import { isSurelyShell } from '../../read/surely-shell.ts';

/** Syntax that no shell accepts, whatever values its placeholders get. */
export const shellSyntaxError: Rule = {
  name: 'shell-syntax-error',
  severity: 'error',
  why: 'The shell refuses the whole statement, so none of it runs.',
  examples: {
    bad: [
      'if kubectl get pods; then echo up; «done»',
      'kubectl get pods «|»',
      'echo «"»the pod is gone',
      'shopctl show item/«(»shopctl list \\\n  | grep blue \\\n  | head -1) -o json\nkubectl get pods',
      'kubectl get pods | «|» grep web \\\n  | head -1 ) \\\n  -n shop',
      'for pod in web-1 web-2\n  «kubectl» delete pod $pod\ndone',
      'kubectl get pods\nMATCH («n») RETURN n\nMATCH (m) RETURN m\na «)»\nb «)»',
    ],
    good: [
      'kubectl drain <node> --ignore-daemonsets',
      'TOKEN=$(vault read -field=token <path>)',
      'for pod in <list of pods>; do kubectl delete pod $pod; done',
      'kubectl get pods \\\n  -n shop |\n  grep web',
      'SELECT count(*) FROM orders;',
      'SELECT id, total\n  FROM orders\n  WHERE (total > 5\n  AND (paid))\n  ORDER BY id;',
      'UPDATE orders\nSET note = left(note, 5)\nWHERE id in (1, 2);',
      "cat <<'EOF' > settings\nit's \"open\nEOF",
    ],
  },
  *check({ scripts }: LintDocument): Iterable<Problem> {
    for (const script of scripts) {
      // The lines of a statement of SQL are reported at its start.
      let sqlEnds = 0;
      let refusedTo = -1;
      for (const statement of script.statements) {
        const { from, to, problem } = statement;
        if (isSql(script, from)) sqlEnds = Math.max(sqlEnds, script.text.indexOf(';', from));
        // Another rule reports it: a shell may accept it.
        if (problem?.message === tooDeep) continue;
        if (!problem || from < sqlEnds || isSql(script, from)) continue;
        const goesOn = refusedTo >= 0 && goesOnAt(script, refusedTo, from);
        refusedTo = to;
        if (goesOn) continue;
        const { at, length } = tokenAt(script, Math.max(from, problem.at));
        const text = `The shell refuses this: ${problem.message}.`;
        const place = script.placeAt(at);
        if (isSurelyShell(script, statement)) yield { place, length, text };
        else
          yield {
            place,
            length,
            text: `${text} It reads like output.`,
            severity: 'note',
            instead: toMark,
          };
      }
    }
  },
};

const toMark = '```text, for a fence of its own, if a program prints this';

/** Right below what the shell refuses: the next line of the same query or program. */
const goesOnAt = ({ text }: Script, refusedTo: number, from: number) =>
  /^[ \t]*\n?[ \t]*$/.test(text.slice(refusedTo, from)) &&
  (isForeignLine(text.slice(from, from + 200)) || /^[)\]}]/.test(text[from] ?? ''));

/** The token at the offset; at the end of a line, the token before it. */
function tokenAt({ text }: Script, offset: number): { at: number; length: number } {
  let at = Math.min(offset, text.length);
  while (at > 0 && /\s|^$/.test(text[at] ?? '')) at -= 1;
  const [token = ' '] = /^(?:[;&|()<>]+|[\w./-]+|.)/.exec(text.slice(at, at + 80)) ?? [];
  return { at, length: token.length };
}
