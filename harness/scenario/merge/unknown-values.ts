import { yamlHoles } from '../../runbook/placeholders/yaml-holes.ts';

// Unicode leaves these characters to private use: no page writes them.
const [first, last] = [0xe000, 0xf8ff];
const mark = /[\uE000-\uF8FF]/;

/**
 * YAML in which a word stands for each value that is not known yet: as long as its hole, so that places stay
 * what they are, and another one for each name.
 */
export function withUnknownValues(yaml: string): string {
  const names: string[] = [];
  let text = '';
  let done = 0;
  for (const { at, length, name } of yamlHoles(yaml)) {
    if (at < done) continue;
    if (!names.includes(name)) names.push(name);
    const code = Math.min(first + names.indexOf(name), last);
    text += yaml.slice(done, at) + String.fromCharCode(code).repeat(length);
    done = at + length;
  }
  return text + yaml.slice(done);
}

/** True if a part of the text is not known yet: it may be anything. */
export const isUnknown = (text: string): boolean => mark.test(text);
