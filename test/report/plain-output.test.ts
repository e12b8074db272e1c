import { expect } from 'chai';
import { plainOutput, shortened } from '../../harness/report/plain-output.ts';

const escapeKey = String.fromCharCode(27);

describe('plain output', () => {
  it('has neither colours nor titles nor control characters', () => {
    const bell = String.fromCharCode(7);
    expect(plainOutput(`${escapeKey}[1;31mred${escapeKey}[0m`)).to.equal('red');
    expect(plainOutput(`${escapeKey}]0;title${bell}text`)).to.equal('text');
    expect(plainOutput(`a${String.fromCharCode(0)}b\ud800c`)).to.equal('a�b�c');
  });

  it('keeps lines, tabs and whole characters', () => {
    expect(plainOutput('a\r\n\tb 🔥')).to.equal('a\n\tb 🔥');
  });

  it('says how much was left out', () => {
    expect(shortened('abc', 3)).to.equal('abc');
    expect(shortened('abcdef', 2)).to.equal('ab\n… 4 characters more in the journal');
  });
});
