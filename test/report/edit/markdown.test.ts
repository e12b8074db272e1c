import { expect } from 'chai';
import { editTally } from '../../../harness/report/edit/edit-words.ts';
import { formatEditsMarkdown } from '../../../harness/report/edit/markdown.ts';
import { edits } from './edits.ts';

const { broken, better, refused, worse } = edits;

describe('Markdown of edits', () => {
  const markdown = formatEditsMarkdown([broken, better, refused, worse]);

  it('begins with how many came to what, the worst first', () => {
    expect(markdown.split('\n')[0]).to.equal('# Firedrill: 2 broken, 1 worse, 1 better');
    expect(editTally(Object.values(edits))).to.equal(
      '2 broken, 1 worse, 1 inconclusive, 1 better, 1 same',
    );
  });

  it('has a row for each, and a table of both texts', () => {
    expect(markdown).to.include(
      '| ✔ **Better** | raibid-ci/redis-hang | 31.22 s ± 0.13 s, verified | 7.99 s ± 0.09 s, verified |',
    );
    expect(markdown).to.include(
      '| ✖ **Broken** | raibid-ci/redis-hang | 31.22 s ± 0.13 s, verified | no drill |',
    );
    expect(markdown.match(/^\| Time to recover \|/gm)).to.have.length(4);
    expect(markdown).to.include('|  | Old text (`main`) | New text |');
  });

  it('lets no text break a table or become markup', () => {
    expect(markdown).to.include('ops.md has no procedure "Redis \\| Pod".');
  });
});
