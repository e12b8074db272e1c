import { withoutHoles } from '../placeholders/holes.ts';
import { startsWithProgram } from './starts-with-program.ts';
import { isState } from './states.ts';
import { isSynopsis } from './synopsis.ts';
import { hasArrow } from './text-forms.ts';

/**
 * True for a line that an operator types, in a text that may also hold output, configuration or
 * sentences. Such a line starts with a program, opens a loop, or has a command-line option.
 */
export function isTyped(written: string): boolean {
  if (written.length > longest) return false;
  const line = withPlainBlanks(written);
  const bare = line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '""').replace(/(?:^|\s)#.*/, '');
  if (/^\S+ version v?\d/.test(line)) return false;
  if (line.startsWith('diff --git ')) return false;
  if (line.startsWith('psql (')) return /^psql \([a-z]/.test(line);
  if (hasArrow(line)) return false;
  if (behindPath.test(bare) && !isProse(bare)) return true;
  const next = behindAssignment.exec(line)?.[0].length;
  if (next !== undefined) return isTyped(line.slice(next));
  if (opensShell.test(bare) || (startsWithHole(bare) && !isSynopsis(line))) return true;
  if (columns.test(bare) || isSynopsis(line)) return false;
  return (startsWithProgram(line) || hasOption(bare) || isPiped(line)) && !isProse(bare);
}

/** Two columns, and not `cd  ~/shop`, which is a slip. */
const columns = /^\S+(?: {4,}[^\s-]| {2,}[^\s\-~/.$"'<])/;

/** The words of a placeholder are none of the line: `zone=<the zone that was emptied>`. */
function isProse(bare: string): boolean {
  const line = bare.includes('<') ? bare.replace(/<[^<>]{1,80}>/g, '<>') : bare;
  return sentence.test(line) || isTold(line);
}

/** Pages that were copied have blanks that do not break; `check` reports them. */
const withPlainBlanks = (line: string) =>
  line.includes('\u00a0') ? line.replaceAll('\u00a0', ' ') : line;

/** `kubectl delete pod web-0 timed out after 5 minutes`: what a command did, in an incident's log or a message. */
const told =
  /\s(?:timed out|exited|returned|hangs|hung|took \S+ \w+|did|does|crashed|succeeded|still (?:hangs|fails|shows)|after \d+ ?(?:s|sec|seconds?|m|min|minutes?|h|hours?|retries|attempts)|exit (?:code|status) \d+|(?:exits|ends|ended|aborted) with|see (?:the )?(?:logs?|above|below)|-> ?(?:ok|fail\w*|error|done))(?=[\s.,;:)]|$)/i;
const prints = /^(?:sudo )?(?:echo|printf|git|grep|egrep|wall|logger)\b/;
const isTold = (line: string) => told.test(line) && !prints.test(line);

/** `NAME=shop;`, in front of another command. */
const behindAssignment =
  /^[A-Za-z_]\w{0,80}=(?:"[^"]*"|'[^']*'|<[^<>\n]{1,80}>|[^\s"'<>|&;()]*)[ \t]*;[ \t]*(?=\S)/;

/** `PGDATA=/srv/new initdb`: paths and numbers in capitals, in front of a program and its options. */
const behindPath =
  /^[A-Z][A-Z\d_]{2,40}=[~$]?\{?\w*\}?\/[^\s"'|&;()]*(?: [A-Z][A-Z\d_]*=[^\s"'|&;()]+){0,4} [a-z][\w.+-]{2,40}(?: -\S+(?: [^\s-]\S*)?){0,6}$/;

/** `walletd keys list | jq .`: an unknown program, and what comes out of it goes into a filter. */
export function isPiped(line: string): boolean {
  const bar = line.indexOf(' | ');
  if (bar < 0 || line.length > longest) return false;
  const called = line.slice(0, bar).replace(/ 2>&1$/, '');
  return filter.test(line.slice(bar + 3)) && isCallable(called) && !isState(line);
}

const filter =
  /^(?:(?:jq|less|more|wc|sort|uniq|gzip|base64|tac|column|pbcopy)(?:$| [-.>|'"])|(?:jq|yq|grep|egrep|awk|sed|head|tail|cut|tr|xargs|tee|sort|wc|python3?) [-.'"/$\w]|gzip > \S)/;

/** True where a loop, a condition or an assignment of a command's output begins. */
export const opensLoop = (line: string): boolean => opensShell.test(line);

/** `NAME=value`, `NAME="some words"`, `NAME=<the old set>`, and nothing else on the line. */
export const isAssignment = (line: string): boolean => assignment.test(line);

const assignment =
  /^\s*[A-Za-z_]\w{0,80}=(?:"[^"]*"|'[^']*'|<[^<>\n]{1,80}>|\{\{[^{}\n]{1,80}\}\}|\$\([^\n]*\)|[^\s"'<>|&;()]*(?:<[^<>\n]{1,80}>[^\s"'<>|&;()]*){0,6})\s*(?:#.*)?$/;

/**
 * True for a line that may well be typed, with a program that nobody here knows: plain words, none of
 * them from a sentence. Only the text around it can show that it is a command.
 */
export const isCallable = (written: string): boolean => {
  const line = withShortTexts(withPlainBlanks(written));
  return callable.test(line) && isNoSentence(line);
};

/** A text in quotes and a placeholder are one argument each. */
const withShortTexts = (line: string) =>
  /['"<]/.test(line)
    ? line.replace(/(?<=[\s=])(?:"[^"]*"|'[^']*')(?=\s|$)/g, '_').replace(/<[^<>]{1,80}>/g, '_')
    : line;

const isNoSentence = (line: string): boolean =>
  !notPrograms.has(/^[a-z]+(?= )/.exec(line)?.[0] ?? '') &&
  !settings.test(line) &&
  !hasArrow(line) &&
  !otherTongues.test(line) &&
  !sentence.test(line) &&
  !told.test(line) &&
  !isSynopsis(line);

/** `/etc/ssh/sshd_config PermitRootLogin yes`: a file, and what to write into it. */
const settings = /^\/etc\/(?!(?:init|rc\d?)\.d\/)\S+\s/;

const callable =
  /^(?:[a-z][\w+-]*|(?:~|\.{1,2})(?:\/[\w.+-]+)+|(?:\/[\w.+-]+){2,}|[a-z][\w-]*(?:\/[\w.+-]+)+|[a-z][\w-]*\.(?:sh|py|rb|pl))(?! =+ )(?: [^\s|&;()]+){1,12}$/;

/** The first words of SQL, of the consoles of switches and of configuration files. */
const otherTongues =
  /^(?:select|insert|update|delete from|create|alter|drop|grant|begin|commit|show|no|interface|vlan|router|configure|config|enable|disable|hostname|switchport|server|listen|location|upstream|include|import|from|def|class|return|let|const|var|func|function|if|else|for|while|module|resource|package|public|private|type|struct|x|and|or|the|a|an|in|on|at|to|it|we|you|i)\b/;

const longest = 2000;

/** `<client> -c …`: the reader fills in the program. */
const startsWithHole = (line: string) =>
  /^[<{]/.test(line) && /^_\w+ --?[A-Za-z]/.test(withoutHoles(line));

/** `for … do`, `if …; then`, `while … do`, `[[ … ]] && …`, `NAME=$(…)`, `export NAME=`, `unset NAME`. */
const opensShell =
  /^(?:for [A-Za-z_]\w* in .*(?:; ?do\b|$)|(?:while|until|if) .*; ?(?:do|then)\b|\[\[ .* \]\] (?:&&|\|\|) |(?:export )?(?!EnvironmentFile=|WorkingDirectory=|Exec[A-Z])[A-Za-z_]\w*=(?:\$\(|`)|export [A-Za-z_]\w*=|unset [A-Z_][A-Z0-9_]*(?:\s|$)|alias [\w-]+=)/;

/** English words that no command has; or a full stop or a colon after nothing but words. */
const sentence =
  /\s(?:is|are|was|were|has|have|had|will|can|cannot|could|should|must|failed|denied|refused|not|the|your|this|that|of)(?=\s|[.,;:]|$)|^[^|=/<>-]*\w[.:!?]\s*$/i;

/** `knife ssh -C 5 …`, but not columns, which have wide gaps, nor `unknown flag --short`. */
function hasOption(line: string): boolean {
  const program = /^(?:[A-Z_]\w*=\S+ )?([a-z][\w.-]*) /.exec(line)?.[1];
  return (
    program !== undefined &&
    !notPrograms.has(program) &&
    (option.test(line) || (longOption.test(line) && isCallable(line))) &&
    !inSentence.test(line.slice(0, line.search(/ -/))) &&
    !/\S {2,}\S/.test(withoutGaps(line))
  );
}

/** `--endpoint  http://10.0.0.1`: a wide gap before the value of an option is a slip, and no column. */
const withoutGaps = (line: string) =>
  line.includes('  ')
    ? line
        .replace(/ {2,}(?=--?[A-Za-z][\w-]*[ =][^\s-])/g, ' ')
        .replace(/( -{1,2}[A-Za-z][\w-]*) {2,}(?=[\w.-]{0,60}[:/.\d$<"'=])/g, '$1 ')
    : line;

const option = / -(?:[A-Za-z]{1,4}|-[a-z][\w-]*)(?=[ =@]|$)/;

/** `stockd generate -keypath /root/keys` */
const longOption = / -[a-z][a-z-]{4,30}[ =][^\s-]/;

/** Before the first option: a comma or full stop behind a word, or a word that joins the words of a sentence. */
const inSentence =
  /\w[,;:.!?] |\s(?:with|without|and|or|to|using|try|pass|please|before|after|then|when)(?=\s|$)/;

/** First words of messages and of sentences about options. */
const notPrograms = new Set(
  `unknown unrecognized unrecognised invalid illegal ambiguous missing error warning warn fatal note usage
  info option options flag flags example use using try see run add with without set pass and or the cannot could unable failed not no`
    .trim()
    .split(/\s+/),
);
