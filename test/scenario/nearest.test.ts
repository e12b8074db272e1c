import { expect } from 'chai';
import { didYouMean, editDistance, nearest } from '../../harness/scenario/nearest.ts';

describe('nearest', () => {
  it('counts edits', () => {
    expect(editDistance('kitten', 'sitting')).to.equal(3);
    expect(editDistance('', 'abc')).to.equal(3);
    expect(editDistance('same', 'same')).to.equal(0);
  });

  it('finds the one with the fewest, whatever the case', () => {
    expect(nearest('redis pod failur', ['Redis Pod Failure', 'Redis Disk Failure'])).to.equal(
      'Redis Pod Failure',
    );
  });

  it('takes the start of a name for the whole', () => {
    expect(nearest('raibid', ['gitea', 'raibid-ci', 'rapid'])).to.equal('raibid-ci');
  });

  it('suggests nothing where nothing is near', () => {
    expect(nearest('rto', ['procedure', 'arms'])).to.equal(undefined);
    expect(didYouMean('rto', [])).to.equal('');
    expect(didYouMean('titel', ['title'])).to.equal(' Did you mean "title"?');
  });
});
