import { expect } from 'chai';
import { disagreements, readCorpus } from './corpus.ts';

describe('the corpus of stated times', () => {
  for (const file of ['sentences.txt', 'languages.txt', 'unseen.txt', 'third-set.txt']) {
    for (const [heading, lines] of readCorpus(new URL(file, import.meta.url))) {
      it(heading, () => expect(disagreements(lines)).to.deep.equal([]));
    }
  }
});
