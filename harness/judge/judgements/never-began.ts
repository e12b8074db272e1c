import type { EventOf } from '../../journal/events.ts';
import type { PlannedStep } from '../../model/scenario.ts';

type Ran = Pick<
  Extract<EventOf<'step-finished'>, { readonly exitCode: number }>,
  'exitCode' | 'stderr'
>;

/** What programs print when they do not understand their arguments. */
const misuse = new RegExp(
  [
    'unknown (shorthand )?flag|flag provided but not defined',
    'unknown (gnu )?(long )?options?\\b|unknown (sub)?command|unknown switch|option \\S+: is unknown',
    '(unrecogni[sz]ed|invalid|illegal|no such) option|unrecogni[sz]ed arguments?',
    // `Invalid argument` alone is what the kernel says of a broken device.
    'invalid argument ["\'‘“`].*\\bfor\\b|unsupported argument|invalid choice',
    "unable to match a printer|' is not a \\S+ command",
  ].join('|'),
  'i',
);
/** What they print when an argument is missing. */
const incomplete = /flag needs an argument|option requires an argument|error: expected '\S+ /i;
const fromSystem = /[$`]|\bxargs\b/;

/**
 * True for a step that its program did not understand: an error in the runbook, whatever happened before. An
 * argument that is missing may come from the system where the step takes it from there:
 * `kubectl logs $(kubectl get pods -o name)`.
 */
export const isMisuse = ({ boundText }: Pick<PlannedStep, 'boundText'>, { stderr }: Ran) =>
  misuse.test(stderr) || (incomplete.test(stderr) && !fromSystem.test(boundText));

/** True if no shell can read the step; the shell prints its own name before the message. */
export const isSyntaxError = ({ step }: PlannedStep, { stderr }: Ran) =>
  (step.kind === 'command' && step.syntaxError !== undefined) || saysSyntaxError.test(stderr);

const saysSyntaxError = /^\S*sh: .*syntax error/im;

/**
 * Whether a step could not even start: an error in the runbook, not an answer of the system. Exit code 2
 * alone is an answer: `pg_isready`, `psql`, `getent` and `ls` end with it where something is missing.
 */
export const neverBegan = (planned: PlannedStep, done: Ran) =>
  isSyntaxError(planned, done) || couldNotStart(planned, done);

/** The same of a command that is no step. */
export const couldNotStart = (command: Pick<PlannedStep, 'boundText'>, done: Ran) =>
  [126, 127].includes(done.exitCode) ||
  isMisuse(command, done) ||
  saysSyntaxError.test(done.stderr) ||
  done.stderr.includes('command not found');

/** True if the shell, or the container, has no command of that name; a path may name a file to be written. */
export const lacksCommand = ({ exitCode, stderr }: Ran) =>
  exitCode === 127 &&
  /(^|: )[^\s:/]+: (command )?not found|executable file not found/im.test(stderr);
