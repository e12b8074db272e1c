/** Colours by meaning; `noPaint` gives plain text. */
export interface Paint {
  good(text: string): string;
  bad(text: string): string;
  unsure(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
}

const same = (text: string) => text;
export const noPaint: Paint = { good: same, bad: same, unsure: same, dim: same, bold: same };
