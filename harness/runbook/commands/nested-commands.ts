import { withoutHoles } from '../placeholders/holes.ts';
import { readShell } from '../shell/statements.ts';
import { longestTyped } from './carried-commands.ts';
import { scriptIn } from './run-by.ts';
import { type Aliases, type Command, commandsOf, type Script } from './script.ts';
import { startOfInner } from './wrappers.ts';

/** The commands inside another command: the text of `bash -c` and `ssh`, and of backticks. */
export function nestedCommands(command: Command, aliases: Aliases): readonly Command[] {
  return [...textsIn(command)].flatMap(({ text, placeAt }) => {
    if (text.length > longestTyped) return [];
    const { procedure } = command.script;
    const given = withoutHoles(text);
    const statements = readShell(given).filter((part) => part.kind === 'statement');
    // A syntax error: the text is a sentence or another language, not commands.
    if (statements.some(({ problem }) => problem)) return [];
    const commands = commandsOf(
      { text, given, procedure, holes: [], statements, placeAt },
      aliases,
    );
    return commands.map((one, index) => within(command, one, index === commands.length - 1));
  });
}

/** The outer command's pipe and redirections take the output of the last nested command. */
function within(outer: Command, one: Command, isLast: boolean): Command {
  return {
    ...one,
    piped: one.piped || (isLast && outer.piped),
    redirections: isLast ? [...one.redirections, ...outer.redirections] : one.redirections,
    background: one.background || outer.background,
    substituted: one.substituted || outer.substituted,
  };
}

type Text = Pick<Script, 'text' | 'placeAt'>;

function* textsIn(command: Command): Generator<Text> {
  const { words, written } = command;
  const start = startOfInner(words) > 0 ? words.findIndex((word) => shells.test(word)) : 0;
  const found = start < 0 ? undefined : scriptIn(words[start] ?? '', words.slice(start + 1));
  if (found) yield textOf(command, start + 1 + found.from, start + 1 + found.to);
  for (const [word, text] of written.entries()) {
    if (!text.includes('`') || text.startsWith("'")) continue;
    for (const { 1: inner = '', index } of text.matchAll(/(?<!\\)`([^`\\]+)`/g)) {
      const from = command.offset(word) + index + 1;
      yield { text: inner, placeAt: (offset) => command.script.placeAt(from + offset) };
    }
  }
}

const shells = /^(?:\/bin\/)?(?:ba|da|z|k)?sh$|^ssh$/;

/** The text of the words `from` to `to`, with exact places if the document has the text as it is. */
function textOf(command: Command, from: number, to: number): Text {
  const { words, written, script } = command;
  const text = words.slice(from, to).join(' ');
  const start = command.offset(from);
  const quoted = to === from + 1 && written[from]?.slice(1, -1) === text;
  const plain = script.text.slice(start, start + text.length) === text;
  if (!quoted && !plain) return { text, placeAt: () => command.at(from).place };
  return { text, placeAt: (offset) => script.placeAt(start + (quoted ? 1 : 0) + offset) };
}
