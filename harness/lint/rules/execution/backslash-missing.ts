import type { Script } from '../../../runbook/commands/script.ts';
import { isTyped } from '../../../runbook/sessions/typed.ts';
import type { Statement } from '../../../runbook/shell/statements.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** A line of options, but the line above does not end in `\`. */
export const backslashMissing: Rule = {
  name: 'backslash-missing',
  severity: 'error',
  why: 'The command runs without these options, and the shell looks for a program of their name.',
  examples: {
    bad: [
      'kubectl delete pod web-0\n  «--namespace» shop',
      'kubectl delete pod web-0 \\\n  --now\n  «-n» shop',
      'kubectl create job restore\n  «--image=shop» \\\n  --dry-run=client',
      'kubectl delete pod web-0\n  «--namespace» shop\n  --now',
      'docker run \\\n  # the name\n  «--name» web shop',
    ],
    good: [
      'kubectl delete pod web-0 \\\n  --namespace shop',
      'ls -l\n-rw-r--r-- 1 root root 0 shop.log',
      'ping -c 1 web\n--- web ping statistics ---',
      'kubectl delete pod web-0\n\n--namespace shop',
      'cat <<EOF\n--now\nEOF',
      'shopctl\n-bash: shopctl: command not found',
      'kubectl delete pod web-0 \\ \n  --now',
      'Options:\n--now      at once\n--wait     not at once',
      'shopctl drain\n--now      at once',
      'kubectl create ns shop\nhelm upgrade -i shop ./chart \\\n--namespace shop \\\n--wait',
    ],
  },
  *check({ scripts }: LintDocument): Iterable<Problem> {
    for (const script of scripts) {
      let before: Statement | undefined;
      for (const statement of script.statements) {
        const { length } =
          option.exec(script.text.slice(statement.from, statement.from + 80))?.[0] ?? '';
        const above = length > 0 ? before : undefined;
        if (above && isCommand(script, above) && followsAtOnce(script, above, statement)) {
          const place = script.placeAt(statement.from);
          const text =
            'The line above does not end in `\\`, so these options are a command of their own.';
          yield { place, length, text, instead: 'a `\\` at the end of the line above' };
        }
        before = statement;
      }
    }
  },
};

const option = /^(?:--[a-z][a-z\d-]*(?:=\S*)?|-[A-Za-z])(?=\s*(?:\n|$)| \S)/;

/** A list of options has no command above it, and only its first line follows one. */
function isCommand({ text }: Script, { from, to, problem }: Statement): boolean {
  const [line = ''] = text.slice(from, Math.min(to, from + 200)).split('\n');
  return !problem && !line.startsWith('-') && isTyped(line);
}

/** Only comments are between the two, and no blank after a backslash, which is a finding of its own. */
function followsAtOnce({ text }: Script, before: Statement, { from }: Statement): boolean {
  const lastLine = text.slice(text.lastIndexOf('\n', before.to - 1) + 1, before.to);
  const between = text.slice(before.to, from);
  return (
    !/\\\s*$/.test(lastLine) && /^[ \t]*(?:#[^\n]*)?\n(?:[ \t]*#[^\n]*\n)*[ \t]*$/.test(between)
  );
}
