import { startsWithProgram } from './starts-with-program.ts';

/**
 * True for a line that an operator types, in a text that may also hold output, configuration or
 * sentences. Such a line starts with a program, opens a loop, or has a command-line option.
 */
export function isTyped(line: string): boolean {
  if (line.length > longest) return false;
  const bare = line.replace(/"[^"]*"|'[^']*'/g, '""').replace(/(?:^|\s)#.*/, '');
  if (opensShell.test(bare)) return true;
  if (/^\S+ {2,}[^\s-]/.test(bare)) return false;
  return (startsWithProgram(line) || hasOption(bare)) && !sentence.test(bare);
}

const longest = 2000;

/** `for … do`, `if …; then`, `while … do`, `NAME=$(…)`, `export NAME=`, `unset NAME`. */
const opensShell =
  /^(?:for [A-Za-z_]\w* in .*(?:; ?do\b|$)|(?:while|until|if) .*; ?(?:do|then)\b|(?:export )?[A-Za-z_]\w*=\$\(|export [A-Za-z_]\w*=|unset [A-Z_][A-Z0-9_]*(?:\s|$))/;

/** English words that no command has; or a full stop or a colon after nothing but words. */
const sentence =
  /\s(?:is|are|was|were|has|have|had|will|can|cannot|could|should|must|failed|denied|refused|not|the|your|this|that|of)(?=\s|[.,;:]|$)|^[^|=/<>-]*\w[.:!?]\s*$/i;

/** `knife ssh -C 5 …`, but not columns, which have wide gaps, nor `unknown flag --short`. */
function hasOption(line: string): boolean {
  const program = /^[a-z][\w.-]*(?= )/.exec(line)?.[0];
  return (
    program !== undefined &&
    !notPrograms.has(program) &&
    option.test(line) &&
    !/\S {2,}\S/.test(line)
  );
}

const option = / -(?:[A-Za-z]{1,4}|-[a-z][\w-]*)(?=[ =]|$)/;

/** First words of messages and of sentences about options. */
const notPrograms = new Set(
  `unknown unrecognized unrecognised invalid illegal ambiguous missing error warning warn fatal note usage
  info option options flag flags example use using try see run add with without set pass and or the`
    .trim()
    .split(/\s+/),
);
