import { startsWithProgram } from './starts-with-program.ts';
import { isTyped } from './typed.ts';

/** Column titles in capitals, two or more spaces apart, as kubectl and docker print above a list. */
const header =
  /^[A-Z][A-Z0-9()_%-]*(?: [A-Z][A-Z0-9()_%-]*){0,2}(?:(?: {2,}|\t)[A-Z][A-Z0-9()_%-]*(?: [A-Z][A-Z0-9()_%-]*){0,2})+ *$/;

/** Replies of kubectl and lines of a log. */
const answer =
  /^(?:(?:Error from server|error|Error|ERROR|Warning)\b[^|;=]{0,60}: |(?:[a-z][\w.]{0,80}\/[\w.-]{1,80}|[a-z][a-z.]{0,80} "[^"\n]{1,80}") (?:force )?(?:created|deleted|configured|unchanged|restarted|scaled|patched|labeled|annotated|edited|exposed|cordoned|uncordoned|drained|evicted|rolled back|condition met|successfully rolled out)\b|[IWEF]\d{4} \d\d:\d\d|\d{4}-\d\d-\d\d[T ]\d\d:\d\d)/;

/** Lines of a log: `handlers.go:139] …`, `[INFO] …`, `WARN[0012] …`, `time=… level=…`, `Oct 02 10:01:07 …`. */
const log =
  /^(?:npm (?:ERR!|WARN|error|warn) |\[(?![ [])[^\]\n]{1,60}\](?:[ \t]+(?![#$%])|$)|(?:INFO|WARN(?:ING)?|WRN|ERROR|ERR|DEBUG|FATAL|TRACE|NOTICE|CRITICAL)(?:[[: \t]|$)|(?:time|ts|level|lvl|msg)=\S+ \w+=|\^C|[\w./-]{1,80}\.[a-z]{1,4}:\d{1,5}(?::\d{1,4})?(?:\] |: [a-z])|[A-Z] \| |[A-Z]\[\d{4}-\d\d-\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: {1,2}|-)\d{1,2} \d\d:\d\d|[\w.-]{2,60}\[\d{1,7}\]: |[A-Z][a-z]{1,20}(?: [a-z]{1,20}){1,6} {4,}[a-z_]\w*=|[a-z][\w.]{0,60}-[\w.-]{1,60} {1,30}\| {1,2}(?:(?:time|ts|t|level|lvl|msg)=|\[?(?:INFO|WARN|ERROR|DEBUG)\b|\d{4}-\d\d-\d\d))/;

/** `-rw-r--r-- 1 root …` and `total 24K` of ls; `sysfs on /sys type sysfs (rw,…)` of mount. */
const files =
  /^(?:[-dlbcps](?:[-r][-w][-xsStT]){3}[.+@]? +\d|total \d[\d.,]*[KMGT]?$|\S{1,80} on \/\S{0,80} type [\w.]+ \()/;

/** A word in letters of other scripts, a rule and words behind it, a line of a Dockerfile, and a text with a comma. */
const noProgram =
  /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}]|-{4,}\s|(?:COPY|FROM|RUN|WORKDIR|ENTRYPOINT|CMD|EXPOSE|USER) [^=|&;]|"[A-Za-z][\w. -]*",)/u;
/** A package of RPM with its version: `mill-1.2-3.el9.x86_64`. */
const versioned = /^[a-z][\w.+-]*-\d[\w.~+-]*\.(?:x86_64|noarch|aarch64|i686)$/;

/** A digest, a member of JSON, a difference of Git, a banner, and what Ansible does: `TASK [setup] ****`. */
const made =
  /^(?:(?:\(stdin\)|[A-Z\d-]+\([^()\s]+\))= ?[\da-f]{16,}$|"[\w.-]+":(?:["{[\d]|true|false|null)|diff --git \S|@@ -\d|@{3,}|!{3,}$|(?:TASK|PLAY|RUNNING HANDLER|HANDLER)(?: RECAP| \[.*\]) \*+$|([@*]|!!) .* \1$)/;

/** `key: value`, `"key": value`, `Several words: value`. */
const setting =
  /^(?:[A-Za-z_][\w./-]{0,80}|"[^"\n]{1,80}" ?|'[^'\n]{1,80}'|[A-Z][\w()/.'-]{0,40}(?: [\w()/.'-]{1,40}){1,6}[ \t]*):(?:[ \t]|$)/;

/** `mill.url=http://…` and `-Dmill.url=…`: no shell has a variable or an option of this form. */
const property = /^(?:-D)?[A-Za-z][\w-]{0,60}(?:\.[\w-]{1,60}){1,9}=\S*$/;

/** Rules, frames and rows of a table; steps of a builder, `==> shop: …`; marks of a fence; dots for what was left out. */
const frame =
  /^(?:[-=+|:* \t]*(?:-{3,}|={3,}|\*{3,}|_{3,})[-=+|:* \t]*|\|.*\|[ \t]*|-{5}[A-Z].*|(?:==|--)>[ \t].*|={2,} .* ={2,}|`{3}\w*|\.{3,}|\[\.{3}\]|\(\.{3}\)|\.(?: ?\.){0,9})$/;

/** A list item, a numbered answer `(1) short`, a question `(y/N)`. */
const choice =
  /^(?:[-*•] +\S|\(\w{1,2}\) +\S)|^[^'"]*(?:\([yY](?:es)?\/[nN]o?\)|\[[yY](?:es)?\/[nN]o?\])|^[A-Z]\w*\?/;

/** An option and what it does, as `--help` prints it: `--prefix[=false]: delete …`. */
const help = /^-{1,2}[\w-]+(?:(?:\[?=[^\s:]*\]?)?(?:: |, (?:--)?[a-z])|(?: [a-z]+)? {2,}[a-z(])/;

/** A request and an answer of HTTP, an address alone, a tag. */
const web =
  /^(?:HTTP\/\d|(?:GET|POST|PUT|PATCH|DELETE|HEAD) \/|https?:\/\/\S|[a-z][a-z\d+.-]{1,20}:\/\/|<[?!/]|<[A-Za-z][\w:-]*(?: [\w:-]+=["']|>.*<\/))/;

/** A name alone: of a host, of an image, of a principal, of a helper's command in a chat. */
const name =
  /^(?:[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?:\s+[a-z][\w.-]*)+|\S+@sha256:[\da-f]{12,}|[\w.-]+(?:\/[\w.-]+)?@[A-Z][A-Z\d-]*(?:\.[A-Z\d-]+)+(?:\s+\S+)?|\/[\w-]+(?::[\w-]+)+(?:\s.*)?|\*[a-z][\w-]*)$/i;

/** One value of JSON on a line: a group of the shell has a blank behind its brace. */
const json = /^\[?\{"[\w$.-]{1,60}"\s?:/;

/** What a database's client prints when it starts. */
const banner =
  /^(?:psql(?:\.bin)? \(\d[\w .,()~+-]*\)$|Welcome to the (?:MySQL|MariaDB) monitor\b|Type (?:"help"|'help;'|'\\h')|Your (?:MySQL|MariaDB) connection id\b|Server version: |SQLite version \d|MongoDB shell version|Current Mongosh Log ID|\[cqlsh \d)/;

/** Frames, boxes and signs that no keyboard has: `├── app`, `● web.service`, `✔ done`. */
const drawn = /^[^\p{ASCII}\p{Letter}“”‘’«»–—❯➜→›⟩ ]/u;

/** A figure at the start: no program is called `12`, but there are `7z` and `2to3`. */
const figure = /^-?\d(?!to3\b|za?\b|\d?[<>])/;

/** A sentence: a capital letter, and two words or more without signs of the shell. */
const sentence =
  /^[A-Z][a-z]{0,30}(?:['’][a-z]{1,3})?[,!.]?(?: [^\s|&<>$=;`\\-][^|&<>$=;`\\]{0,400})+$/;
/** A sentence with code in it, and a full stop. */
const told = /^[A-Z][a-z]{1,30}(?: [^\s|&<>$;\\]+){2,} [^\s|&<>$;\\]*[\w`)][.!?:]$/;
/** `Hello`, `TBD`: no program. */
const capital = /^(?:[A-Z][a-z]+[.!:]?|[A-Z]{2,12}|N\/A)$/;
/** A text in quotes alone; and a path with what is wrong with it. */
const quoted = /^(?:'[^']* [^']*'|"[^"$]* [^"$]*"|\/[\w./-]+: [A-Z].*|\[[\w.-]+@[^\]]+\] ?[$#])$/;
const calledInCapitals = /^(?:Rscript|X[a-z]+|Rails)\b/;

/** Names with dots and capitals: `VirtualMachine.Config.AddNewDisk`. */
const dotted = /^[A-Z][A-Za-z]+(?:\.[A-Z][A-Za-z]+)+$/;

/** Three columns, with tabs or wide gaps between them. */
const columns =
  /^[^\s|'"$\\]+(?: [^\s|'"$\\]+)*(?:(?:\t+| {2,})(?! )[^\s'"$\\-](?:[^'"$\\\t ]| (?! ))*){2,}$/;

/** True for a line that a program printed: no shell command has its form. */
export function isPrintedLine(line: string): boolean {
  const text = plainBlanks(line);
  if (text === '') return false;
  if (text.length > longest) return isLongLine(text.slice(0, longest));
  if (mayMount.test(text) && mounted.test(text)) return true;
  const first = text.charCodeAt(0);
  const isLower = first >= 97 && first <= 122;
  if (isLower) return isPrintedInLowerCase(text);
  if (text.startsWith('#')) return files.test(text) || choice.test(text);
  if (
    figure.test(text) ||
    made.test(text) ||
    noProgram.test(text) ||
    frame.test(text) ||
    log.test(text) ||
    files.test(text)
  )
    return true;
  if (header.test(text) || answer.test(text) || setting.test(text) || banner.test(text))
    return true;
  if (text.includes('=') && property.test(text)) return true;
  if (
    help.test(text) ||
    choice.test(text) ||
    web.test(text) ||
    json.test(text) ||
    name.test(text) ||
    quoted.test(text) ||
    drawn.test(text) ||
    dotted.test(text)
  )
    return true;
  if (calledInCapitals.test(text)) return false;
  if (sentence.test(text) || told.test(text.replace(/<(?=\d)/g, '')) || capital.test(text))
    return true;
  return first >= 65 && first <= 90 && columns.test(withoutComment(text)) && !isTyped(text);
}

/** By its start alone, since no form is looked for to the end of such a line. */
const isLongLine = (start: string): boolean =>
  answer.test(start) || log.test(start) || json.test(start);

function isPrintedInLowerCase(text: string): boolean {
  if (text.startsWith('diff --git ') || versioned.test(text)) return true;
  if (answer.test(text) || log.test(text) || files.test(text) || setting.test(text)) return true;
  if (text.includes('=') && property.test(text)) return true;
  if (found.test(text) || ((text.includes('@') || text.includes('::')) && name.test(text)))
    return true;
  if (text.startsWith('psql')) return banner.test(text);
  if (text.includes('://') && /^[a-z][a-z\d+.-]*:\/\//.test(text)) return web.test(text);
  if (text.includes(' version ') && ofVersion.test(text)) return true;
  if (mayLabel.test(text) && labelled.test(text)) return !startsWithProgram(text);
  return /\t| {2}/.test(text) && columns.test(withoutComment(text)) && !startsWithProgram(text);
}

/** `number of orders: 12`, `average latency = 26 ms`, `starting vacuum...end.`, `shop_db_2 (primary)`. */
const labelled =
  /^(?:[a-z]+(?: [a-z()]+){1,7}(?::| =) \S|[a-z]+(?: [a-z]+){1,3}\.{3}[a-z]|[\w.-]+ \([a-z ]{3,20}\)$|[a-z]+ [\w-]+\/[\w.-]+ (?:created|deleted|updated|configured)$)/;
const mayLabel = /: | = |\.\.\.|\)$|ed$/;
/** What a program says of itself: `shopctl version 1.18.10`. */
const ofVersion = /^[a-z][\w.-]* version v?\d[\w.-]*$/;

/** A line of /etc/fstab: `/dev/sdb1 /mnt/shop ext4 defaults 0 2`. */
const mounted =
  /^(?:\/|(?:PART)?(?:UUID|LABEL)=|[\w.-]+:\/|(?:tmpfs|proc|none|overlay)(?=[ \t]))\S*[ \t]+(?:\/\S*|none|swap)[ \t]+(?:ext[234]|xfs|btrfs|nfs4?|cifs|smbfs|tmpfs|swap|vfat|ntfs|auto|none|zfs|iso9660|overlay|glusterfs|ceph|fuse[\w.]*)[ \t]+[\w,.=:/-]+(?:[ \t]+\d[ \t]+\d)?$/;
const mayMount = /[ \t](?:\/|none|swap)/;

const longest = 1000;

/** Pages that were copied have hard blanks between the columns. */
const plainBlanks = (line: string) =>
  (line.includes('\u00a0') ? line.replaceAll('\u00a0', ' ') : line).trim();

/** `mill start    # with any other flag` */
const withoutComment = (text: string) => {
  const at = text.indexOf(' # ');
  return at < 0 ? text : text.slice(0, at);
};
/** What a package manager finds: `agent.x86_64 : Some Agent`, `agent | 1.2 | http://…`, `agent - Some Agent`. */
const found =
  /^(?:[\w.+:@/-]+ +: \S|[\w.+:@/-]+ +\| +(?:[\w.:~+-]*\d[\w.:~+-]* +\||https?:)|(?!(?:su|tar|cat|crontab|docker|kubectl)\b)[a-z][\w.+-]* - (?:[A-Z]\S*|an?|the) \S|[\w.+-]+\/[\w,.-]+ \d\S* (?:amd64|arm64|all|i386|x86_64|noarch)\b)/;

/** Two columns, a closing bracket, a setting with blanks around its `=`, a sentence without a capital letter. */
const likelyOutput =
  /^(?:[^\s|'"$\\]+(?: [^\s|'"$\\]+)*(?:\t+| {2,})[^|'"$\\]+|[}\])]+[,;]?|[A-Z][A-Z0-9_-]*(?: [^|&<>$=;`\\]+)+|[^|&<>$=;`\\-]*\w[.!?:])$|\s(?:is|are|was|were|has|have|had|will|can|cannot|could|must|failed|denied|refused|not)\s/;

/** True for a line that is output where output is right above or below it. */
export function isLikelyOutput(line: string): boolean {
  const text = plainBlanks(line);
  return text !== '' && text.length <= longest && likelyOutput.test(text) && !isTyped(text);
}

/** What is typed when a program asks, into an editor, or into `psql`. */
export const isAnswer = (line: string): boolean =>
  /^\s*(?:(?:yes|no|y|n|continue|:(?:q!?|wq!?|x))\s*$|\\(?:q|x|timing|conninfo|(?:l|d[a-z]{0,3})\+?(?: [\w.*]+)?|(?:c|connect|i|copy|pset|set) \S.*)\s*$)/i.test(
    line,
  );

/** `replicas = 3`: a setting. */
export const isSetting = (line: string): boolean => /^\s*[\w.-]+ = \S/.test(line);
