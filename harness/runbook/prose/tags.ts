const tag =
  /<(\/?)(b|strong|i|em|u|s|del|strike|span|font|mark|small|big|sub|sup|code|kbd|br|p|a|abbr)(?:\s[^<>\n]{0,200})?\/?>/gi;
const struck = /<(s|del|strike)>[^<>\n]{1,400}<\/\1>/gi;

/**
 * The text with its tags blanked, so that `<b>RTO:</b> 15 min` is no ">". A `<br>` ends the line, but not behind a
 * label and not in a table, where it ends a part of the cell.
 */
export function withoutInlineTags(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(struck, (written) => ' '.repeat(written.length))
    .replace(tag, (written, _close: string, name: string, at: number) => {
      const blank = ' '.repeat(written.length);
      if (
        name.toLowerCase() !== 'br' ||
        /[:：]\s?(?:\*\*|__)?\s*$/.test(text.slice(0, at).slice(-8))
      )
        return blank;
      const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
      return /^\s*\|/.test(line) ? `;${blank.slice(1)}` : `  \n${blank.slice(3)}`;
    });
}
