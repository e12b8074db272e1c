import type { DoableStep } from '../../model/runbook.ts';
import type { Source } from '../markdown/source.ts';
import type { SimpleCommand } from '../shell/command-reader.ts';
import { pairedNames } from './paired-names.ts';
import type { TextHole } from './text-hole.ts';
import { namesByKind, own } from './told-kinds.ts';

const names = '`([^`\\n]{2,60})`(?:(?:, and|,| and| or)\\s+`([^`\\n]{2,60})`)?';
/** Without code marks, only a name that nobody else's can be. */
const mine = '["“*_]{0,2}(my[-_][\\w-]{1,40}\\w)["”*_]{0,2}';

/** How a text says that its reader writes something else in place of a name: of each language, one or two forms. */
const told: readonly RegExp[] = [
  new RegExp(
    `\\b(?:replac(?:e|ing)|substitut(?:e|ing)|swap(?:ping)?)\\s+(?:(?:the|all|any|every|both|value|values|placeholder|name|example|occurrences? of|instances? of)\\s+){0,4}${names}\\s+(?:with|by|for)\\s+${own}`,
    'gi',
  ),
  new RegExp(`\\bchang(?:e|ing)\\s+${names}\\s+to\\s+${own}`, 'gi'),
  new RegExp(
    `\\b(?:replac(?:e|ing)|substitut(?:e|ing)|chang(?:e|ing))\\s+(?:the\\s+)?${mine}\\s+(?:with|by|for|to)\\s+${own}`,
    'gi',
  ),
  new RegExp(`\\bwhere\\s+${mine}\\s+(?:is|stands for|refers to)\\s+${own}`, 'gi'),
  new RegExp(
    `\\buse\\s+${own}[^.\`\\n]{0,40}\\s(?:instead|in place) of\\s+(?:${names}|${mine})`,
    'gi',
  ),
  new RegExp(`\\bwhere\\s+${names}\\s+(?:is|are|stands for|refers to)\\s+${own}`, 'gi'),
  new RegExp(
    `${names}\\s+(?:(?:should|must|has to|have to|needs? to|can) be|is to be|are to be)\\s+(?:replaced|substituted|changed)\\s+(?:with|by|to)\\s+${own}`,
    'gi',
  ),
  new RegExp(`\\bersetze(?:n Sie)?\\s+${names}\\s+durch\\s+(?:dein|den|die|das|Ihre)`, 'gi'),
  new RegExp(`\\bremplace[rz]\\s+${names}\\s+par\\s+(?:le |la |l'|votre|ton)`, 'gi'),
  new RegExp(
    `\\b(?:substitua|troque|reempla(?:ce|za|zar)|sustituy[ea])\\s+${names}\\s+(?:por|pel[oa])\\s`,
    'gi',
  ),
  new RegExp(`[将把]\\s?${names}\\s?(?:替换[为成]|换[成为]|改[为成])(?!\\s?\`)`, 'g'),
  new RegExp(`${names}\\s?[はをと]?[^\`。\\n]{0,20}(?:に置き換え|に変更し|に読み替え)`, 'g'),
];
const mayTell =
  /replac|substitu|swap|chang(?:e|ing)\s+`|\bbe\s+changed|\bwhere\s+(?:[`"“*]|my[-_])|\b(?:instead|in place) of (?:[`"“*]|my[-_])|ersetze|remplace|troque|reempla|sustituy|[替换改置読変]/i;

/** A word of its own: no option, no program's name alone, no number of two digits. */
const isName = (name: string): boolean =>
  /^[\w@~/][\w.@:/+~-]{0,58}[\w/]$/.test(name) && !/^\d{1,3}$/.test(name);

const ofSources = new WeakMap<Source, ReadonlySet<string>>();

/** The names that a document says to replace, wherever it says so: "Replace `web-1` with the name of your node". */
export function toldNames(source: Source): ReadonlySet<string> {
  const known = ofSources.get(source);
  if (known) return known;
  const found = new Set<string>();
  for (const line of mayTell.test(source.clean)
    ? source.clean.split(/\n(?=\s*\n|[ \t]*[-*\d#>])/)
    : [])
    if ((line.includes('`') || /\bmy[-_]/.test(line)) && line.length < 5000 && mayTell.test(line))
      for (const form of told)
        for (const [, ...all] of line.matchAll(form))
          for (const name of all) if (name !== undefined && isName(name)) found.add(name);
  for (const name of namesByKind(source.clean)) if (isName(name)) found.add(name);
  for (const name of pairedNames(source.clean)) found.add(name);
  ofSources.set(source, found);
  return found;
}

/** Where such names stand in a text as words of their own; not as the program of one of the commands. */
export function* toldHoles(
  text: string,
  told: Iterable<string>,
  commands: readonly SimpleCommand[],
): Generator<TextHole> {
  const programs = new Set(commands.map(({ words, assignments }) => words[assignments]?.from));
  for (const name of told) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const isWord =
        !/[\w.$-]/.test(text[at - 1] ?? ' ') &&
        !/^(?:[\w-]|\.\w)/.test(text.slice(at + name.length, at + name.length + 2));
      if (isWord && !programs.has(at)) yield { syntax: 'word', name, at, length: name.length };
    }
  }
}

/** The placeholders of a step that are words; a text alone does not show that they are any. */
export const wordsOfStep = (step: DoableStep): readonly string[] =>
  step.kind === 'command'
    ? step.placeholders.flatMap(({ syntax, name }) => (syntax === 'word' ? name : []))
    : [];
