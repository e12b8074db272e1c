import { withoutOpeners } from '../inline/imperative.ts';
import { plainWords } from '../prose/prose.ts';
import { areConstants } from '../sessions/file-settings.ts';
import { plain, shellOf } from './fence-language.ts';
import type { FenceContent, FenceLine } from './fence-lines.ts';
import { isOfFile, isOfScript, savedFile } from './file-sentences.ts';

/**
 * True for a fence that holds the content of a script: a person creates the file, and what runs it is another step.
 * `above`: the text right above; `document`: the whole text. A shebang makes a file, unless the text says to run it, or is the heading of a
 * procedure; without one, the text has to name the script that the lines are saved in.
 */
export function isScriptFile(
  { language, lines }: FenceContent,
  above: string,
  isHeading: boolean,
  document = '',
): boolean {
  if (shellOf(language) === undefined && !plain.has(language)) return false;
  if (orderInFront(lines) !== undefined) return true;
  const sentences = sentencesOf(above);
  const words = sentences.at(-1) ?? '';
  if (hasShebang(lines) && isHeading) return headsScript.test(words);
  if (hasShebang(lines)) return sentences.some(ordersFile) || !ordersRun(words);
  if (isHeading) return false;
  const shown = lines.map(({ text }) => text).filter((text) => !/^\s*(?:#|$)/.test(text));
  if (shown.length === 0 || areConstants(shown, ''))
    return (
      (settings.test(words) && saves.test(lead(words))) ||
      (isOfFile(words) && areConstants(shown, document))
    );
  if (isOfScript(words)) return true;
  const saved = savedFile(words);
  if (saved !== undefined) return !lines.some(({ text }) => typesAbout(saved, text));
  const name = namedScript(words);
  return name !== undefined && !lines.some(({ text }) => typesAbout(name, text));
}

/** "# Add to cron", above the shebang: where the lines below belong. */
export function orderInFront(lines: readonly FenceLine[]): FenceLine | undefined {
  const at = lines.findIndex(({ text }) => shebang.test(text.trim()));
  const above = lines.slice(0, Math.max(0, at)).filter(({ text }) => text.trim() !== '');
  if (!above.every(({ text }) => /^\s*#/.test(text))) return undefined;
  return above.find(({ text }) => belongs.test(text.trim()));
}

const belongs =
  /^#+\s*(?:add|put|save|install|copy|place|create|store)\b.*(?:\bcron\w*|\bschedul\w+|\btimers?\b|\bhooks?\b|\bstart-?up\b|\brc\.local\b|\.(?:ba|z|k)?sh\b)/i;

/** The shebang is the first line, or the second below the path of the file. */
function hasShebang(lines: readonly FenceLine[]): boolean {
  const [first = '', second = ''] = lines
    .map(({ text }) => text.trim())
    .filter((text) => text !== '');
  return shebang.test(first) || (titled.test(first) && shebang.test(second));
}

const shebang = /^#!\s?\//;
const path = '[\\w.~$/{}@-]+';
const titled = new RegExp(`^#\\s*(?:file(?:name)?:?\\s*)?${path}\\.(?:ba|z|k)?sh$`, 'i');

/** What services and tools read settings from, as a shell does. */
const settings =
  /(?:^|[\s/])\.env(?:rc|\.[\w.-]+)?(?=[\s:.,]|$)|\/etc\/(?:default|sysconfig)\/[\w.-]+|\/etc\/environment\b/;

/** "Nightly backup script", not "Restart the mill", whose script is the procedure. */
const headsScript =
  /\b(?:scripts?|hooks?|wrappers?|cron(?:jobs?|tab)?|automat\w+|scheduled)\b|\.(?:ba|z|k)?sh$/i;

/** "Create …", "Save this as …": comes before an order to run it. */
const saves = /^(?:creat|sav|writ|put|plac|stor|add|mak|append)(?:e|ed)?\b/;
const runs = 'run|execute|launch|invoke|start|use|paste|try|issue|perform|source';
const startsWithRun = new RegExp(`^(?:${runs})\\b`);
/** "You can run the script below", "and run this:" */
const runsThis = new RegExp(
  `\\b(?:${runs}) (?:the (?:following|below|script)|this|these|it|below)\\b`,
  'i',
);

const lead = (words: string) => withoutOpeners(words.slice(0, 400));

const ordersRun = (words: string) => startsWithRun.test(lead(words)) || runsThis.test(words);

/** "Create a script that …", "Save this as …". */
const ordersFile = (words: string) => saves.test(lead(words)) && ofFile.test(words);
const ofFile = /\b(?:scripts?|files?|this|these|following)\b|\.(?:ba|z|k)?sh\b/i;

const sentencesOf = (text: string): readonly string[] =>
  plainWords(text.slice(-400))
    .replaceAll('`', '')
    .split(/(?<=[.!?])\s+(?=[A-Z])/);

/** A script by its ending, or by a folder of settings; and what a shell reads when it starts. */
const sure = `${path}\\.(?:ba|z|k)?sh|(?:${path}/)?\\.(?:bashrc|zshrc|profile|bash_profile|bash_aliases)|/etc/(?:cron\\.\\w+|init\\.d|profile\\.d|rc\\.local|network/if-[\\w-]+\\.d)(?:/[\\w.-]+)?`;
/** A folder of programs too: what is in it may be no script. */
const script = `(?:${sure}|(?:/|~/)(?:[\\w.-]+/)*s?bin/[\\w.-]+)(?=[:.,]?$|[,:] | (?:with|containing|and|on|so|that|using)\\b)`;
const article =
  '(?:(?:a|an|the|this|that|new|small|short|simple|executable|shell|bash|wrapper|helper|script|file|as|at|in|under|called|named) )*';
const thing =
  '(?:this|it|that|the (?:following|below|script|code|content|contents|lines?)|these|following)(?: [a-z]+){0,3}';
/** "Create `x.sh`", "Save this as `x.sh`", "`x.sh`:", "For example `x.sh`:". */
const named = [
  `^(?:created?|write|wrote|written) ${article}(${script})`,
  `^(?:save|put|place|store|add|append|write|copy|paste) ${thing} (?:as|to|in|into|under|at) ${article}(${script})`,
  `^(?:(?:for example|e\\.g\\.|example|file(?:name)?|script|contents? of|the script)[:,]? )?(${sure}):?$`,
].map((pattern) => new RegExp(pattern, 'i'));

function namedScript(words: string): string | undefined {
  for (const pattern of named) {
    const found = pattern.exec(words)?.[1] ?? pattern.exec(lead(words))?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `vim night.sh`, `cat > night.sh <<X`: typed, to create the file or to call it. */
function typesAbout(name: string, line: string): boolean {
  if (/^\s*#/.test(line)) return false;
  const own = name.slice(name.lastIndexOf('/') + 1);
  // Without an ending, it may be named after the service that it is about.
  return line.toLowerCase().includes((own.includes('.') ? own : name).toLowerCase());
}
