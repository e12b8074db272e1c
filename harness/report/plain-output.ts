const escapeKey = String.fromCharCode(27);
const bell = String.fromCharCode(7);
/** Terminal colours, titles and other escape sequences. */
const sequences = new RegExp(
  `${escapeKey}\\[[0-9;?]*[ -/]*[@-~]|${escapeKey}\\][^${escapeKey}${bell}]{0,400}(?:${bell}|${escapeKey}\\\\)`,
  'g',
);
/** Control characters other than newline and tab, and halves of characters. */
const controls = /(?![\n\t])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** What a program printed, as text that any document may hold: no colours, no control characters. */
export function plainOutput(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(sequences, '').replace(controls, '�');
}

/** The first `maxLength` characters, with what was left out said. */
export function shortened(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength)}\n… ${text.length - maxLength} characters more in the journal`;
}
