const links = /\]\([^()[\]\n]{0,2000}\)|\bhttps?:\/\/[^\s<>)]+/gi;

/** The text with its link targets and addresses blanked: "…/recovers-in-5m" states no time. */
export function withoutLinks(text: string): string {
  if (!text.includes('](') && !text.includes('://')) return text;
  return text.replace(links, (link) => link.replace(/[^\n]/g, ' '));
}
