import type { FenceLine } from '../fences/fence-lines.ts';
import { announcementIn } from '../sessions/announcements.ts';

const setting =
  /^\s*(?:- )?(?!(?:usage|examples?|errors?|notes?|warnings?|info)\s*[:=])(?:"[^"\n]{1,60}"|[A-Za-z_][\w./-]{0,60})\s*[:=](?:\s|$|["'<\w[{/])/i;
const around = /^\s*(?:#.*|;.*|\[[\w. "/-]{1,60}\]|---|[{}\]],?|- \S+)\s*$/;
const address = /^\s*https?:\/\/\S+\s*$/;

/** True for lines without a language that are settings alone, or addresses alone, and that no program prints. */
export function isSettings(lines: readonly FenceLine[], above: string): boolean {
  const shown = lines.filter(({ text }) => text.trim() !== '');
  if (!shown.some(({ text }) => /<|YOUR/.test(text)) || shown.length > mostLines) return false;
  if (shown.some(({ text }) => optional.test(text))) return false;
  const isOne = ({ text }: FenceLine) =>
    setting.test(text) && !address.test(text) && !isSentence(text);
  const areAll =
    shown.every(({ text }) => address.test(text)) ||
    (shown.some(isOne) && shown.every((line) => isOne(line) || around.test(line.text)));
  return areAll && !/^(?:output|message|synopsis)/.test(announcementIn(above) ?? '');
}

/** `reason: there are no orders to satisfy it`: more words than a value has. */
const isSentence = (line: string): boolean =>
  /^\s*[\w./-]+:(?:\s+[^\s"'[{]+){5}/.test(line.replace(/<[^<>]*>|"[^"]*"/g, 'x'));
/** `<addr>[,<addr>...]`: how an address is written. */
const optional = /\[[,:][^\]]|\.{3}\]|@\]/;
const mostLines = 200;
