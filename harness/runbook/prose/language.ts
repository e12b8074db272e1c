/** Words that stand in every text of a language, and rarely in another. */
const words: Readonly<Record<string, string>> = {
  English: 'the and is of to for with this that are if it be you when from not should',
  German: 'der die das und ist nicht ein eine mit auf dem den wenn wird werden zu für sind sie',
  French: 'le les et est des une pas pour dans sur avec du vous si sont cette être',
  Spanish: 'el los las y es una para con por del si está son esta como cuando',
  Portuguese: 'os as é uma para com por do da não se está são esta quando você',
  Italian: 'il lo gli è un una per con che di non della sono questo quando',
  Dutch: 'het een en is niet van voor met dat wordt als zijn deze naar moet',
};
const scripts: readonly (readonly [string, RegExp])[] = [
  ['Japanese', /[\u3040-\u30FF]/g],
  ['Korean', /[\uAC00-\uD7AF]/g],
  ['Chinese', /[\u4E00-\u9FFF]/g],
  ['Russian', /[\u0400-\u04FF]/g],
];
const byWord = new Map<string, string[]>();
for (const [language, list] of Object.entries(words)) {
  for (const word of list.split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), language]);
}

/** The start of a text is enough to know its language. */
const most = 50_000;
/** Fewer words prove nothing. */
const fewest = 20;

/** The language of a runbook's prose, if it is certain and not English. */
export function otherLanguage(markdown: string): string | undefined {
  const prose = markdown
    .slice(0, most)
    .replace(/^[ \t>]*(`{3,}|~{3,})[^\n]*\n(?:.*\n)*?[ \t>]*\1[ \t]*$/gm, ' ')
    .replace(/`[^`\n]*`|<[^<>\n]{0,200}>|\]\([^)\n]{0,500}\)/g, ' ');
  const letters = prose.match(/\p{L}/gu)?.length ?? 0;
  for (const [language, script] of scripts) {
    const count = prose.match(script)?.length ?? 0;
    if (count >= fewest && count * 5 > letters) return language;
  }
  const found = new Map<string, number>();
  const all = prose.toLowerCase().match(/\p{L}+/gu) ?? [];
  for (const word of all) {
    for (const language of byWord.get(word) ?? [])
      found.set(language, (found.get(language) ?? 0) + 1);
  }
  const [best, second] = [...found].sort(([, one], [, other]) => other - one);
  if (!best || best[0] === 'English' || all.length < fewest) return undefined;
  const english = found.get('English') ?? 0;
  const isClear = best[1] * 12 >= all.length && best[1] >= 5 && best[1] > english * 2;
  return isClear && best[1] > (second?.[1] ?? 0) ? best[0] : undefined;
}

/** What a reader of a text in another language has to know; undefined for English. */
export function languageNotice(markdown: string): string | undefined {
  const language = otherLanguage(markdown);
  return language === undefined
    ? undefined
    : `The text seems to be in ${language}: Firedrill understands English, so it may miss conditions, lists of steps and orders in prose. Commands in fences are read as always.`;
}
