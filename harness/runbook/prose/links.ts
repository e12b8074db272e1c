const links = /\]\([^()[\]\n]{0,2000}\)|\bhttps?:\/\/[^\s<>)]+/gi;

/** The text with its link targets and addresses blanked: "…/recovers-in-5m" states no time. */
export function withoutLinks(text: string): string {
  if (!text.includes('](') && !text.includes('://')) return text;
  return text.replace(links, blanked);
}

/** The text with what is struck out blanked: "~~15 minutes~~ 30 minutes" states one time. */
export function withoutStruck(text: string): string {
  return text.includes('~~') ? text.replace(/~~(?!\s)[^~\n]{1,400}~~/g, blanked) : text;
}

const blanked = (written: string) => written.replace(/[^\n]/g, ' ');
