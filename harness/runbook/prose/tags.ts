const tag =
  /<(\/?)(b|strong|i|em|u|s|del|strike|span|font|mark|small|big|sub|sup|code|kbd|br|p|a|abbr)(?:\s[^<>\n]{0,200})?\/?>/gi;
const struck = /<(s|del|strike)>[^<>\n]{1,400}<\/\1>/gi;

/**
 * The text with its tags blanked, so that `<b>RTO:</b> 15 min` is no ">". A `<br>` ends the line, but not behind a
 * label and not in a table, where it ends a part of the cell.
 */
export function withoutInlineTags(text: string): string {
  if (!text.includes('<')) return text;
  const isTable = /^\s*\|/.test(text);
  return text
    .replace(struck, (written) => ' '.repeat(written.length))
    .replace(tag, (written, _close: string, name: string, at: number) => {
      const blank = ' '.repeat(written.length);
      if (name.toLowerCase() !== 'br' || afterLabel.test(text.slice(Math.max(0, at - 8), at)))
        return blank;
      return isTable ? `;${blank.slice(1)}` : `  \n${blank.slice(3)}`;
    });
}

const afterLabel = /[:：]\s?(?:\*\*|__)?\s*$/;
