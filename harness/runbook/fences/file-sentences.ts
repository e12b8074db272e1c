import { isImperative } from '../inline/imperative.ts';
import { isSettingsFile } from './file-titles.ts';

const place =
  /\b(?:in|into|to|from|inside|within|of|edit|is|are|file)\s+(?:the\s+)?(?:file\s+)?(\S+?)(?:\s+(?:file|config(?:uration)?))?\s*[:.]?$/i;

/** True for a sentence that ends with the file that the lines below belong in: "It is configured in /etc/shop/shop.rc:". */
export const isOfFile = (words: string): boolean =>
  words.length < 400 && isSettingsFile(place.exec(words)?.[1] ?? '');

const saves =
  /^(?:copy|add|put|paste|save|write|append|place|insert|store|include) (?:this|these|the following|it|them|the (?:below|lines?|contents?|settings?|snippet|configuration))(?: \w+){0,3} (?:to|in|into|as|at|under|inside|at the end of) (?:the |your |a )?(?:file )?(\S+?)(?: file)?[:.]?$/i;

/** The file of settings that a sentence says to write the lines below into: "Copy the following to `~/.tmux.conf`". */
export function savedFile(words: string): string | undefined {
  const name = words.length < 400 ? saves.exec(words)?.[1] : undefined;
  return name !== undefined && isSettingsFile(name) ? name : undefined;
}

const script = '(?:\\b(?:scripts?|hooks?|wrappers?|entry-?points?)\\b|\\.(?:ba|z|k)?sh\\b)';
const lines = '(?:these|this|the following|the) (?:\\w+ )?(?:lines?|commands?|code|snippet|part)';
/** "The hook `x.sh` contains the following lines:" */
const contains = new RegExp(
  `${script}[^.:]* (?:contains?|has|holds?|includes?|consists? of|begins with|ends with) [^.:]*:$`,
  'i',
);
/** "The node is resumed at the end of the script by these lines:" */
const isDone = new RegExp(
  `\\b(?:is|are|was|were|gets?|happens?)\\b[^.:]*${script}[^.:]* (?:by|with|in|through|using) ${lines}[^.:]{0,40}:$`,
  'i',
);

const mayTell = /script|hook|wrapper|entry-?point|\.(?:ba|z|k)?sh\b/i;

/** True for a sentence that tells, and orders nobody: the lines below are those of a script that somebody has. */
export const isOfScript = (words: string): boolean =>
  words.length < 400 &&
  words.endsWith(':') &&
  mayTell.test(words) &&
  (contains.test(words) || isDone.test(words)) &&
  !/\b(?:you|we)\b/i.test(words) &&
  !isImperative(words);
