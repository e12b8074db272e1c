import { expect } from 'chai';
import { chooseMutants } from '../../harness/mutation/choose-mutants.ts';
import { mutantsOf } from '../../harness/mutation/mutants.ts';
import { drillOf, page } from './editions.ts';

const shell =
  'kubectl get pods -n shop\nkubectl rollout restart deploy/web -n shop\nkubectl get nodes';

describe('chooseMutants', () => {
  const mutants = mutantsOf(drillOf(page(shell)));
  const ids = (most: number, seed: number) =>
    chooseMutants(mutants, { most, seed }).map(({ id }) => id);

  it('chooses the same ones for the same seed, in the order of the page', () => {
    const chosen = ids(4, 7);
    expect(chosen).to.have.length(4);
    expect(ids(4, 7)).to.deep.equal(chosen);
    const inOrder = mutants.map(({ id }) => id).filter((id) => chosen.includes(id));
    expect(chosen).to.deep.equal(inOrder);
  });

  it('chooses others for other seeds', () => {
    const choices = new Set(Array.from({ length: 20 }, (_, seed) => ids(3, seed).join()));
    expect(choices.size).to.be.above(10);
  });

  it('chooses all that may change something, and no other, if there is room', () => {
    const candidates = mutants.filter(({ equivalent }) => !equivalent).map(({ id }) => id);
    expect(candidates.length).to.be.below(mutants.length);
    expect(ids(1000, 1)).to.deep.equal(candidates);
  });
});
