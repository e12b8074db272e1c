import { redacted } from './redacted.ts';
import { linesBelow } from './secret-values.ts';

const asYaml = /^[ \t-]{0,40}kind:[ \t]{1,40}["']?Secret["']?[ \t]{0,40}\r?$/m;
const asJson = /\\{0,3}"kind\\{0,3}"\s{0,40}:\s{0,40}\\{0,3}"Secret\\{0,3}"/;

/** Takes out the data of Secrets that were printed, also in a list or in an annotation. */
export function redactSecretObjects(text: string): string {
  const yaml = asYaml.test(text) ? redactYaml(text) : text;
  return asJson.test(yaml) ? redactJson(yaml) : yaml;
}

/** In a list with other objects, their `data` goes as well: it stands before their kind. */
function redactYaml(text: string): string {
  let clean = '';
  let done = 0;
  for (const { 0: key, index } of text.matchAll(yamlData)) {
    if (index < done) continue;
    const from = index + key.length;
    const lineEnd = text.indexOf('\n', from);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const column = key.search(/\w|"/);
    const value = text.slice(from, end) + (end < text.length ? linesBelow(text, end, column) : '');
    if (value.trim() === '') continue;
    clean += `${text.slice(done, from)} ${redacted(value.trim())}`;
    done = from + value.trimEnd().length;
  }
  return clean + text.slice(done);
}

const yamlData = /^ *(?:- +)*(?:data|stringData):(?=\s)/gm;

function redactJson(text: string): string {
  let clean = '';
  let done = 0;
  for (const { 0: key, index } of text.matchAll(jsonData)) {
    if (index < done) continue;
    const from = index + key.length;
    const end = endOfObject(text, from);
    clean += `${text.slice(done, from)}${redacted(text.slice(from, end))}`;
    done = end;
  }
  return clean + text.slice(done);
}

const jsonData = /\\{0,3}"(?:data|stringData)\\{0,3}"\s{0,40}:\s{0,40}(?=\{)/g;

/** Behind its closing brace; the end of the text for output that was cut off. */
function endOfObject(text: string, from: number): number {
  const piece = /[^{}"\\]+|\\{1,3}"[^{}"\\]*\\{1,3}"|"[^"\\]*(?:\\.[^"\\]*)*"|[{}]|\\./sy;
  piece.lastIndex = from;
  let depth = 0;
  for (let found = piece.exec(text); found; found = piece.exec(text)) {
    if (found[0] === '{') depth += 1;
    if (found[0] === '}') depth -= 1;
    if (depth === 0) return piece.lastIndex;
  }
  return text.length;
}
