import { expect } from 'chai';
import { seal, unseal, unsealAll } from '../../../fixtures/fakes/store/sealed-line.ts';

describe('sealed lines', () => {
  const lines = ['{"a":1}', '{"b":2}', '{"c":3}'].map(seal);

  it('are read as they were written', () => {
    expect(lines.map(unseal)).to.deep.equal(['{"a":1}', '{"b":2}', '{"c":3}']);
  });

  it('are not read once any character is another', () => {
    for (let at = 0; at < 16; at += 1) {
      const line = lines[0] ?? '';
      expect(unseal(`${line.slice(0, at)}~${line.slice(at + 1)}`)).to.equal(undefined);
    }
  });

  it('may be damaged at the end, and nowhere else', () => {
    expect(unsealAll('state', [...lines.slice(0, 2), 'torn'])).to.deep.equal([
      '{"a":1}',
      '{"b":2}',
    ]);
    expect(() => unsealAll('state', ['torn', ...lines.slice(1)])).to.throw('line 1 of 3');
  });
});
