import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { withRules } from '../../docs/rules.ts';
import { knownRules } from '../../harness/lint/engine/known-rules.ts';

const text = readFileSync(new URL('../../docs/check.md', import.meta.url), 'utf8');

describe('docs/check.md', () => {
  it('lists the rules as they are; `make rules` writes the list', () => {
    expect(text).to.equal(withRules(text));
    for (const { name } of knownRules) expect(text).to.include(`\n| \`${name}\` | `);
  });

  it('would not be equal with a rule more or another sentence', () => {
    const [first, ...rest] = knownRules;
    if (!first) throw new Error('no rules');
    expect(withRules(text, rest)).to.not.equal(text);
    expect(withRules(text, [{ ...first, why: 'No.' }, ...rest])).to.not.equal(text);
  });
});
