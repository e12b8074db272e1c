import { seededRandom } from '../../seeded-random.ts';
import { manifest } from './local-provider.ts';

const values = [
  ...[
    '-1',
    '0',
    '1e99',
    '0x10',
    '.inf',
    '.nan',
    '~',
    'null',
    'true',
    '""',
    '"\\u0000"',
    '[]',
    '{}',
  ],
  ...[
    '[[[]]]',
    '{a: {b: {c: 1}}}',
    '!!binary aGk=',
    '!!set {a, b}',
    '!!js/function x',
    '2026-01-01',
  ],
  ...[
    '&a 1',
    '*a',
    '<<: *a',
    '"__proto__"',
    '99999999999999999999999',
    '500m',
    '1Gi',
    '-5Mi',
    '$(HOME)',
  ],
  ...[
    '{__proto__: {privileged: true}}',
    'constructor',
    '|\n      text',
    '>\n      text',
    '? x',
    '- - - 1',
  ],
  ...[
    '"🦀"',
    `"${'x'.repeat(500)}"`,
    '[1, two, {three: 3}]',
    'a: b',
    ': :',
    '%TAG ! x',
    '...',
    '---',
  ],
];
const keys = [
  ...['image', 'cpu', 'memory', 'storage', 'ports', 'env', 'replicas', 'command', 'args'],
  ...[
    'privileged',
    'hostNetwork',
    'runAsUser',
    'capabilities',
    'gpu',
    '__proto__',
    'toString',
    '""',
  ],
];

/** A manifest with one to four accidents. */
export function fuzzManifest(seed: number): string {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  let text = manifest();
  const accidents: readonly (() => string)[] = [
    () => replaceLine(text, pick, (line) => line.replace(/:.*$/, `: ${pick(values)}`)),
    () => `${text}    ${pick(keys)}: ${pick(values)}\n`,
    () => replaceLine(text, pick, () => `    ${pick(keys)}: ${pick(values)}`),
    () => replaceLine(text, pick, () => ''),
    () => replaceLine(text, pick, (line) => ' '.repeat(Math.floor(random() * 9)) + line.trim()),
    () => text.slice(0, Math.floor(random() * text.length)),
    () => insert(text, random, String.fromCharCode(Math.floor(random() * 0x250))),
    () => `${text}${text}`,
    () =>
      insert(
        text,
        random,
        pick(['\t', '\r\n', ': ', '- ', '{', ']', '"', '#', '\u0000', '\ufeff']),
      ),
    () => `${text}  ${pick(['db', 'WEB', 'a-b', '9', 'web2'])}: ${pick(values)}\n`,
  ];
  const count = 1 + Math.floor(random() * 4);
  for (let index = 0; index < count; index += 1) text = pick(accidents)();
  return text;
}

function replaceLine(
  text: string,
  pick: <T>(list: readonly T[]) => T,
  change: (line: string) => string,
): string {
  const lines = text.split('\n');
  const chosen = pick([...lines.keys()]);
  return lines.map((line, index) => (index === chosen ? change(line) : line)).join('\n');
}

function insert(text: string, random: () => number, what: string): string {
  const at = Math.floor(random() * text.length);
  return text.slice(0, at) + what + text.slice(at);
}
