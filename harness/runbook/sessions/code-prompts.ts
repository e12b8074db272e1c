import type { FenceContent } from '../fences/fence-lines.ts';
import type { PromptReader } from './prompt-reader.ts';
import { isTyped } from './typed.ts';

const prompt = /^[ \t]*\$[ \t]+/;
/** `$ shop = new Shop();`: a variable of another language. */
const assigned = /^\w+\s*(?:[=.([]|->)/;

/**
 * The prompts of a fence in another language that begins with a command: `$ kubectl get cm -o yaml`, and the YAML that it
 * prints. No such language has a line of this form. A diff is shown for itself, and its first line says how it was made.
 */
export function promptsAboveCode({ language, lines }: FenceContent): PromptReader | undefined {
  if (language === 'diff' || language === 'patch') return undefined;
  const first = lines.find(({ text }) => text.trim() !== '' && !/^\s*(?:#|\/\/)/.test(text));
  return first && lengthIn(first.text) !== undefined ? lengthIn : undefined;
}

function lengthIn(line: string): number | undefined {
  const length = prompt.exec(line)?.[0].length;
  if (length === undefined) return undefined;
  const text = line.slice(length);
  return isTyped(text) && !assigned.test(text) ? length : undefined;
}
