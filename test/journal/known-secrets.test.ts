import { expect } from 'chai';
import { KnownSecrets } from '../../harness/journal/known-secrets.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('secrets whose values are known', () => {
  const known = new KnownSecrets();
  const value = 'correct "horse"/battery';
  known.add([value, 'abc', 'a-value-of-which-only-a-part-will-be-printed-in-the-end']);

  it('are taken out as they are, in JSON, in an address and in base64', () => {
    for (const form of [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)]) {
      expect(known.takeOut(`p=${form}.`)).to.equal('p=[redacted: 23 bytes].');
    }
    for (const before of ['', 'x', 'xx', 'user:']) {
      const encoded = base64(`${before}${value}!`);
      const twice = base64(`${before}{"auth":"${encoded}"}`);
      for (const one of [encoded, twice, `id-${encoded}`])
        expect(known.takeOut(`a ${one} b`), one).to.match(/^a \[redacted: \d+ bytes\] b$/);
    }
  });

  it('are taken out where base64 is wrapped, as it is and in JSON', () => {
    const encoded = base64(`${'before '.repeat(9)}${value}${' after'.repeat(9)}`);
    for (const newline of ['\n', '\r\n', '\n    ', '\\n']) {
      const wrapped = encoded.replaceAll(/.{64}(?=.)/g, `$&${newline}`);
      expect(known.takeOut(`key: ${wrapped}`), newline).to.match(/^key: \[redacted: \d+ bytes\]$/);
    }
  });

  it('are taken out whole, though another one is their beginning', () => {
    const two = new KnownSecrets();
    two.add(['hunter2']);
    two.add(['hunter2-of-production']);
    expect(two.takeOut('hunter2-of-production, hunter2')).to.equal(
      '[redacted: 21 bytes], [redacted: 7 bytes]',
    );
  });

  it('are known by their beginning and end, where output was cut off', () => {
    expect(known.takeOut('a-value-of-which-only-a-part-w')).to.equal('[redacted: 30 bytes]');
    expect(known.takeOut('…part-will-be-printed-in-the-end')).to.equal('…[redacted: 31 bytes]');
    expect(known.takeOut('a-value-of-which')).to.equal('a-value-of-which');
  });

  it('are no other text, and no short one', () => {
    const text = `abc ${base64('nothing of the kind')} 2030-01-01T00:00:00Z web-7d9f8b6c5-x2x9q`;
    expect(known.takeOut(text)).to.equal(text);
    expect(known.areIn(text)).to.equal(false);
    expect(new KnownSecrets().takeOut(value)).to.equal(value);
  });

  // Output of a step: a pattern that tries every way to cut it would never end here.
  it('are looked for in one pass', () => {
    for (const text of [
      'A'.repeat(500_000),
      `${'x'.repeat(76)}\n`.repeat(7_000),
      '\\n'.repeat(9_999),
    ])
      expect(known.takeOut(text)).to.equal(text);
  });
});
