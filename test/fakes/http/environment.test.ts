import { expect } from 'chai';
import { readersOf } from '../../../fixtures/fakes/http/environment.ts';

describe('the environment of a fake', () => {
  const { wholeNumber, text } = readersOf({ PORT: '80', RATE: '1.5', NAME: 'shop', EMPTY: '' });

  it('has numbers with defaults, and texts that are needed', () => {
    expect([wholeNumber('PORT', 1), wholeNumber('OTHER', 1), text('NAME')]).to.deep.equal([
      80,
      1,
      'shop',
    ]);
  });

  it('is refused with the name of what is wrong', () => {
    expect(() => wholeNumber('RATE', 1)).to.throw('RATE has to be a whole number');
    expect(() => text('EMPTY')).to.throw('EMPTY is missing in the environment');
  });
});
