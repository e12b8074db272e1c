import { whyWaitsForInput } from './clients.ts';
import { programOf, startOfCommand } from './command-proper.ts';
import { has } from './options.ts';
import { readTerminal } from './terminal.ts';

/**
 * Why somebody has to sit at the command and type; undefined where it does its work alone. `fed`: its
 * input comes from a pipe or a file.
 */
export function whyInteractive(words: readonly string[], fed = false): string | undefined {
  const start = startOfCommand(words);
  const [first, ...rest] = words.slice(start);
  if (first === undefined) return whyRootShell(words);
  const name = programOf(first);
  if (name === 'timeout') return whyInteractive(afterDuration(rest), fed);
  if (editors.has(name)) return `${name} is an editor`;
  if (pagers.has(name)) return `${name} waits for somebody to turn the page`;
  if (screens.has(name)) return `${name} fills the screen and waits for keys`;
  const question = questions.get(`${name} ${rest[0]}`) ?? questions.get(name);
  if (question && !question.answered(rest, fed)) return question.asks;
  const terminal = readTerminal(name, rest);
  if (!terminal) return fed ? undefined : whyWaitsForInput(name, rest);
  if (terminal.opensEditor) return `${name} edit opens an editor`;
  if (!terminal.attached) return undefined;
  if (terminal.inner.length > 0) return whyInteractive(terminal.inner, fed);
  return fed ? undefined : `${name} ${terminal.verb} puts somebody in front of the container`;
}

function whyRootShell(words: readonly string[]): string | undefined {
  const opens =
    words[0] === 'sudo' && words.some((word) => /^(-[isH]*[is]|--login|--shell)$/.test(word));
  return opens ? 'sudo opens a shell that waits for commands' : undefined;
}

/** The command behind `timeout -k 5 60`. */
function afterDuration(rest: readonly string[]): readonly string[] {
  const duration = rest.findIndex(
    (word, at) => /^[\d.]+[smhd]?$/.test(word) && !/^-[ks]$/.test(rest[at - 1] ?? ''),
  );
  return duration < 0 ? [] : rest.slice(duration + 1);
}

const editors = new Set('vi vim nvim view nano pico emacs visudo vipw vigr'.split(' '));
const pagers = new Set(['less', 'more', 'most']);
const screens = new Set('k9s lazydocker ncdu nmtui tig mc cfdisk tmux'.split(' '));

interface Question {
  readonly asks: string;
  readonly answered: (rest: readonly string[], fed: boolean) => boolean;
}

const never = () => false;
/** By program, or program and verb: what asks somebody something, unless its arguments answer. */
const questions: ReadonlyMap<string, Question> = new Map(
  Object.entries<Question>({
    'crontab -e': { asks: 'crontab -e opens an editor', answered: never },
    'systemctl edit': { asks: 'systemctl edit opens an editor', answered: (_, fed) => fed },
    'aws configure': { asks: 'aws configure asks for keys', answered: (rest) => rest.length > 1 },
    'gcloud init': { asks: 'gcloud init asks for an account', answered: never },
    'docker login': {
      asks: 'docker login asks for a password',
      answered: (rest, fed) =>
        fed || has(rest, 'p', '', 'u') || rest.some((word) => word.startsWith('--password')),
    },
    passwd: { asks: 'passwd asks for a password', answered: (_, fed) => fed },
    read: {
      asks: 'read waits for an answer',
      answered: (rest, fed) => fed || !has(rest, 'p', '', 'adinNtu'),
    },
    su: {
      asks: 'su opens a shell that waits for commands',
      answered: (rest, fed) => fed || hasCommand(rest),
    },
  }),
);

const hasCommand = (rest: readonly string[]) =>
  rest.some((word) => /^(-\w*c|--command(=.*)?)$/.test(word));
