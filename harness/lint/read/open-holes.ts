import type { Script } from '../../runbook/commands/script.ts';
import type { SimpleCommand } from '../../runbook/shell/command-reader.ts';
import type { Statement } from '../../runbook/shell/statements.ts';
import { holesOf, type WrittenHole } from './written-holes.ts';

/**
 * The placeholders of a statement that the reader fills in: not those in text for people, and not those
 * that the generator of the site fills in.
 */
export function openHoles(script: Script, statement: Statement): readonly WrittenHole[] {
  const holes = holesOf(script, statement);
  if (holes.length === 0) return holes;
  const texts = statement.commands.filter((command) => isForPeople(script.text, command));
  return holes.filter(
    ({ at, written }) =>
      !ofGenerator.test(written) && !texts.some(({ from, to }) => from <= at && at < to),
  );
}

/** `{% raw %}`, `{{ page.version }}`, `{{% param release %}}`, `{{< version >}}`, `@@RELEASE@@`. */
const ofGenerator =
  /^\{%|^\{\{-?[%<]|^\{\{-?\s*(?:site|page|config|extra|product|book|params|include|\.Site|\.Page)\b|^@@|^\[\[VAR::/;

/** `echo "Usage: $0 <day>"` on the screen, and the message of a commit. */
function isForPeople(text: string, { words, assignments, piped, redirections }: SimpleCommand) {
  const [program, verb] = words
    .slice(assignments, assignments + 2)
    .map(({ from, to }) => text.slice(from, to));
  if (program === 'git') return verb === 'commit' || verb === 'tag';
  return /^(?:echo|printf)$/.test(program ?? '') && !piped && redirections.length === 0;
}
