import { has, positionals } from '../../commands/options.ts';
import { sshWords } from '../../commands/run-by.ts';
import { each, type Programs, type TerminalUse } from './terminal-use.ts';

/** A client that waits for commands, unless its arguments give it something to do. */
export const client =
  (busy: (rest: readonly string[]) => boolean) =>
  (name: string): TerminalUse => ({
    typed: (rest, fed) =>
      fed || rest.includes('-V') || busy(rest) ? undefined : `${name} waits for commands`,
  });

const shell = client(
  (rest) =>
    has(rest, 'c', '', 'oO') || positionals(rest, /^(-[oO]|--(rcfile|init-file))$/).length > 0,
);

const options = ['c', 'm', 'e', 'p'];
/** `python shell.py`: a script that is named after what it opens. */
const namedShell = /^(?:\S*\/)?(?:\w+[-_])?(?:shell|console|repl)\.(?:py|rb|[cm]?js|ts)$/;
const interpreter = client((rest) => {
  const given = positionals(rest, /^-[WX]$/);
  if (options.some((letter) => has(rest, letter, '', ''))) return true;
  return given.length > 0 && !(namedShell.test(given[0] ?? '') && rest.at(-1) === given[0]);
});

/** Terminal multiplexers: `-d` starts a session without entering it, other verbs only list or send. */
const screen: TerminalUse = {
  typed: (rest) => {
    const away = has(rest, 'd', '', 'SeXp') || has(rest, 'l', '', '') || has(rest, 'X', '', 'S');
    const wiped = rest.includes('-ls') || rest.includes('-list') || rest.includes('-wipe');
    return away || wiped ? undefined : 'screen fills the screen and waits for keys';
  },
};
const tmux: TerminalUse = {
  typed: (rest) => {
    const [verb = 'new'] = positionals(rest, /^-[LSfc]$/);
    const enters = /^(?:new|new-session|a|at|attach|attach-session)$/.test(verb);
    return enters && !has(rest, 'd', '', 'LSftsnc')
      ? 'tmux fills the screen and waits for keys'
      : undefined;
  },
};

const sshValued = 'BbcDEeFIiJLlmOopQRSWw';
const forwards = (rest: readonly string[]) =>
  ['N', 'W', 'O', 'Q', 'G'].some((letter) => has(rest, letter, '', sshValued.replace(letter, '')));

/** `ssh -T git@host`: the server only says who one is. */
const isGreeting = (rest: readonly string[]) =>
  rest.includes('-T') || rest.some((word) => word.startsWith('git@'));

export const shells: Programs = {
  ...each('sh bash ash dash zsh ksh fish', shell),
  ...each('python python2 python3 node irb', interpreter),
  ...each(
    'telnet ftp',
    client(() => false),
  ),
  chroot: client((rest) => positionals(rest, /^$/).length > 1)('chroot'),
  ssh: {
    typed: (rest, fed) =>
      fed || forwards(rest) || sshWords(rest).length > 1 || isGreeting(rest)
        ? undefined
        : 'ssh opens a shell on another machine',
    endless: (rest) =>
      has(rest, 'N', '', sshValued) && !has(rest, 'f', '', sshValued)
        ? 'ssh -N forwards for ever'
        : undefined,
  },
  sftp: client((rest) => has(rest, 'b', '', 'BcDFiJloPRSs'))('sftp'),
  screen,
  tmux,
  su: {
    typed: (rest, fed) =>
      fed || rest.some((word) => /^(-\w*c|--command(=.*)?)$/.test(word))
        ? undefined
        : 'su opens a shell that waits for commands',
  },
  read: {
    typed: (rest, fed) =>
      fed || !has(rest, 'p', '', 'adinNtu') ? undefined : 'read waits for an answer',
  },
};
