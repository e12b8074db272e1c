import { startsWithProgram } from './starts-with-program.ts';

/**
 * True for a line that somebody types, in a text that may as well be output, a configuration or a
 * sentence: it starts with a program, it opens a loop, or it has an option as only commands have.
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

/** Words of English that stand in no command; a full stop or a colon behind nothing but words. */
const sentence =
  /\s(?:is|are|was|were|has|have|had|will|can|cannot|could|should|must|failed|denied|refused|not|the|your|this|that|of)(?=\s|[.,;:]|$)|^[^|=/<>-]*\w[.:!?]\s*$/i;

/** `knife ssh -C 5 …`, but not columns, which stand apart, nor `unknown flag --short`. */
function hasOption(line: string): boolean {
  const program = /^[a-z][\w.-]*(?= )/.exec(line)?.[0];
  return (
    program !== undefined && !told.has(program) && option.test(line) && !/\S {2,}\S/.test(line)
  );
}

const option = / -(?:[A-Za-z]{1,4}|-[a-z][\w-]*)(?=[ =]|$)/;

/** First words of what a program prints about options, and of what is said of them. */
const told = new Set(
  `unknown unrecognized unrecognised invalid illegal ambiguous missing error warning warn fatal note usage
  info option options flag flags example use using try see run add with without set pass and or the`
    .trim()
    .split(/\s+/),
);
