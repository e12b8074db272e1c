const escapeKey = String.fromCharCode(27);
const bell = String.fromCharCode(7);
/** Terminal colours, titles and other escape sequences. */
const sequences = new RegExp(
  `${escapeKey}\\[[0-9;?]*[ -/]*[@-~]|${escapeKey}\\][^${escapeKey}${bell}]{0,400}(?:${bell}|${escapeKey}\\\\)`,
  'g',
);
/** Control characters except newline and tab, lone surrogates, and non-characters. */
const controls = /(?![\n\t])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** Program output as text that is safe in any document: no colours, no control characters. */
export function plainOutput(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(sequences, '').replace(controls, '�');
}

/** The first `maxLength` characters, and how many were left out. */
export function shortened(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength)}\n… ${text.length - maxLength} characters more in the journal`;
}
