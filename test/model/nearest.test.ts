import { expect } from 'chai';
import { didYouMean, misspeltName, nearest } from '../../harness/model/nearest.ts';

describe('nearest', () => {
  it('finds the one with the fewest, whatever the case', () => {
    expect(nearest('redis pod failur', ['Redis Pod Failure', 'Redis Disk Failure'])).to.equal(
      'Redis Pod Failure',
    );
  });

  it('takes the start of a name for the whole', () => {
    expect(nearest('raibid', ['gitea', 'raibid-ci', 'rapid'])).to.equal('raibid-ci');
  });

  it('suggests nothing if nothing is close', () => {
    expect(nearest('rto', ['procedure', 'arms'])).to.equal(undefined);
    expect(didYouMean('rto', [])).to.equal('');
    expect(didYouMean('titel', ['title'])).to.equal(' Did you mean "title"?');
  });
});

describe('misspeltName', () => {
  const names = ['pods', 'nodes', 'deployments', 'persistentvolumeclaims'];
  const means: [string, string | undefined][] = [
    ['pdos', 'pods'],
    ['nods', 'pods'],
    ['depolyments', 'deployments'],
    ['depolyment', undefined],
    ['depolymetns', 'deployments'],
    ['peristentvolumecliams', 'persistentvolumeclaims'],
    ['persistentvolumeclaims', 'persistentvolumeclaims'],
    ['pod', undefined],
    ['doops', undefined],
  ];
  for (const [word, name] of means) {
    it(`${word}: ${name}`, () => expect(misspeltName(word, names)).to.equal(name));
  }
});
