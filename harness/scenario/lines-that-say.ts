import type { Place, Runbook } from '../model/runbook.ts';

/** Lines that are exactly these words, in any case; without any, lines that contain them. Each at the words. */
export function linesThatSay(
  says: string,
  { file, text }: Pick<Runbook, 'file' | 'text'>,
): readonly Place[] {
  const wanted = says.trim().toLowerCase();
  const lines = text.split(/\r\n|\n|\r/).map((line, index) => {
    const words = line.toLowerCase();
    const at = words.indexOf(wanted);
    const isWhole = words.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '').trim() === wanted;
    return { at, isWhole, place: { file, line: index + 1, column: at + 1 } };
  });
  const found = lines.filter(({ at }) => at !== -1);
  const whole = found.filter(({ isWhole }) => isWhole);
  return (whole.length > 0 ? whole : found).map(({ place }) => place);
}
