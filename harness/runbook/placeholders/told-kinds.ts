/** What a reader has at home: "your domain", "the name of the node". */
export const own =
  '(?:your|the (?:[\\w-]+ ){1,2}(?:name|id|address|hostname|url)\\b(?! `)|the (?:actual|real|correct|appropriate|relevant|corresponding|desired|names?|address(?:es)?|hostnames?|domain|ids?|ip|path|url|port|region|namespace|version)|an? (?:appropriate|valid|real)|whatever|that of your|those of|the ones? (?:of|that|you))\\b';

/** What a text calls such values, and how they look in a command. */
const kinds: readonly (readonly [noun: string, value: RegExp])[] = [
  ['url|uri|web address|repository|repo', /https?:\/\/[\w.:/@+~-]*[\w/]/g],
  ['device(?: ?name)?|devname|disk(?: name)?|drive|partition', /\/dev\/[\w/.-]*\w/g],
  ['ip(?: ?address(?:es)?)?|ips', /(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?![\w.-])/g],
  ['(?:e-?)?mail(?: ?address)?', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
];
const noun = `(${kinds.map(([name]) => name).join('|')})`;
const told = new RegExp(
  `\\breplac(?:e|ing) (?:the|all) ${noun}(?:(?:,? and|,| or) (?:the )?([\\w -]{2,30}?))? (?:with|by) (?:${own}|the (?:right|correct|matching)|yours\\b)`,
  'gi',
);
const fenceMark = /^[ \t]*(?:`{3,}|~{3,})/;

/**
 * The values that a text says to replace by what they are: "(replace the url with the correct one)". They stand in the
 * code of its own paragraph, and in the fence right above or below it.
 */
export function* namesByKind(text: string): Generator<string> {
  if (!/\breplac(?:e|ing) (?:the|all) /i.test(text)) return;
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    if (line.length > 2000) continue;
    for (const [, ...nouns] of line.matchAll(told)) {
      const code = codeAround(lines, at);
      for (const [name, value] of kinds)
        if (nouns.some((one) => one !== undefined && isKind(name, one)))
          for (const [found] of code.matchAll(value)) yield found;
    }
  }
}

const isKind = (name: string, word: string) => new RegExp(`^(?:${name})$`, 'i').test(word.trim());

function codeAround(lines: readonly string[], at: number): string {
  const spans = [...(lines[at] ?? '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
  return [...spans, ...fenceFrom(lines, at, -1), ...fenceFrom(lines, at, 1)].join('\n');
}

/** The lines of the fence next to a line, with nothing but blank lines between. */
function fenceFrom(lines: readonly string[], from: number, step: 1 | -1): readonly string[] {
  let at = from + step;
  while (lines[at]?.trim() === '') at += step;
  if (!fenceMark.test(lines[at] ?? '')) return [];
  const inner: string[] = [];
  for (at += step; at in lines && !fenceMark.test(lines[at] ?? ''); at += step)
    inner.push(lines[at] ?? '');
  return inner;
}
