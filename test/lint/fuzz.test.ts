import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { checkRunbook } from '../../harness/lint/engine/check.ts';
import { mostCharacters } from '../../harness/runbook/most-characters.ts';
import { cpuMs, quickestMs } from '../cpu-ms.ts';
import { unseen } from '../runbook/unseen-documents.ts';
import { hostile } from './hostile.ts';

const runbooks = new URL('../../runbooks/', import.meta.url);
const textOf = (file: URL) => readFileSync(file, 'utf8');
const seed = 20_260_412;
const boundMs = 5000;
const rounds = 60;
const sizes = [10_000, 40_000] as const;

describe('documents that nobody would write', () => {
  it('are checked, whatever part is damaged', () => {
    const random = generator(seed);
    const sound = soundDocuments();
    for (let round = 0; round < rounds; round += 1) {
      const text = damaged(pick(sound, random), random);
      const ms = cpuMs(() => checkOrReport(text));
      expect(ms, JSON.stringify(text.slice(0, 200))).to.be.below(boundMs);
    }
  });

  describe('take about as long as a sound document of their length', () => {
    let soundMs = 0;
    before(() => {
      const one = textOf(new URL('raibid-ci-operations.md', runbooks));
      const text = one.repeat(Math.ceil(sizes[1] / one.length)).slice(0, sizes[1]);
      soundMs = quickestMs(() => checkOrReport(text));
    });

    for (const [name, make] of Object.entries(hostile)) {
      it(name, () => {
        const [one = 0, four = 0] = sizes.map((length) => {
          const text = make(length);
          return cpuMs(() => checkOrReport(text));
        });
        expect(four).to.be.below(10 * soundMs);
        // Quadratic time would take 16 times as long; the first run is not warm.
        expect(four, `a quarter of it took ${one} ms`).to.be.below(Math.max(10 * one, 2 * soundMs));
      });
    }
  });

  it('are refused with a finding if they are too long to check', () => {
    for (const name of ['nested lists', 'backticks', 'fences never closed, in lists']) {
      const text = hostile[name]?.(10_000_000) ?? '';
      const rules: string[] = [];
      const ms = cpuMs(() => rules.push(...checkRunbook('x.md', text).map(({ rule }) => rule)));
      expect(rules, name).to.deep.equal(['document-too-long']);
      expect(ms, name).to.be.below(boundMs);
    }
    const most = `# T\n${'a\n'.repeat((mostCharacters - 4) / 2)}`;
    expect(checkRunbook('x.md', most)).to.deep.equal([]);
  });
});

/** Checks a text, and reports it if the check throws. */
function checkOrReport(text: string): void {
  try {
    checkRunbook('x.md', text, undefined, () => false);
  } catch (cause) {
    throw new Error(`seed ${seed}: ${JSON.stringify(text.slice(0, 2000))}`, { cause });
  }
}

function soundDocuments(): readonly string[] {
  const texts = [new URL('../../fixtures/runbooks/', import.meta.url), runbooks].flatMap(
    (folder) => {
      const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
      return names.map((name) => textOf(new URL(name, folder)));
    },
  );
  return [...texts, ...Object.values(unseen)];
}

const pieces = [
  ...[
    '```',
    '~~~',
    '```bash\n',
    '```console\n',
    '````',
    '`',
    '\n\n',
    '\n',
    '\r',
    '\r\n',
    '\t',
    '    ',
  ],
  ...[
    '- ',
    '1. ',
    '2. ',
    '> ',
    '# ',
    '###### ',
    '---\n',
    '<!--',
    '-->',
    '<div>',
    '|',
    '**',
    '](',
    '[a](#',
  ],
  ...[
    '$ ',
    '$(',
    '${',
    '"',
    "'",
    '\\',
    '\\\n',
    '<<E\n',
    ' | ',
    ' && ',
    '; do ',
    'fi',
    '((',
    '))',
    '{{ ',
    ' }}',
  ],
  ...[
    '<x>',
    '</x>',
    'YOUR_X',
    '--timeout=',
    '-n ',
    ' -- ',
    '-p ',
    '{"a":',
    '=',
    '\0',
    '\uFEFF',
    '\uD800',
    '🙂',
    'RTO: 5',
  ],
];

function damaged(text: string, random: () => number): string {
  let result = text;
  for (let count = 1 + Math.floor(random() * 12); count > 0; count -= 1) {
    const at = Math.floor(random() * result.length);
    const to = at + Math.floor(random() ** 3 * 400);
    const [before, cut, after] = [result.slice(0, at), result.slice(at, to), result.slice(to)];
    const kind = random();
    if (kind < 0.3) result = before + after;
    else if (kind < 0.7) result = before + pick(pieces, random) + cut + after;
    else if (kind < 0.8) result = before + cut.repeat(3) + after;
    else if (kind < 0.9) result = after + before;
    else result = before + pick(pieces, random).repeat(1 + Math.floor(random() * 60)) + after;
  }
  return result;
}

const pick = <T>(from: readonly T[], random: () => number): T =>
  from[Math.floor(random() * from.length)] as T;

/** Numbers from 0 to 1, the same for the same seed. */
function generator(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
