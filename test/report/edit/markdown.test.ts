import { expect } from 'chai';
import { editTally } from '../../../harness/report/edit/edit-words.ts';
import { formatEditsMarkdown } from '../../../harness/report/edit/markdown.ts';
import { formatEditText } from '../../../harness/report/edit/text.ts';
import { edits } from './edits.ts';

const { broken, better, refused, worse } = edits;
const place = 'runbooks/raibid-ci-operations.md';

describe('text of an edit', () => {
  it('tells what became of it, and sets both texts side by side', () => {
    expect(formatEditText(better).split('\n')).to.deep.equal([
      `✔ BETTER  raibid-ci/redis-hang  the edit of “Redis Pod Failure” (${place}:1)`,
      '  With the new text recovered after 7.99 s ± 0.09 s, with the old one recovered after 31.22 s ± 0.13 s.',
      '                   old text (main)                                     new text',
      '  drill            Verified                                            Verified',
      '  time to recover  31.22 s ± 0.13 s                                    7.99 s ± 0.09 s',
      '  steps that fail  0 of 5                                              0 of 5',
      `  stated           < 60 seconds (${place}:24)  < 60 seconds (${place}:24)`,
    ]);
  });

  it('names the steps that fail, with their lines', () => {
    const text = formatEditText(broken);
    expect(text).to.include('✖ BROKEN');
    expect(text).to.include(`2 of 5: step 6, ${place}:19; step 7, ${place}:21`);
    expect(text).to.match(/time to recover +31\.\d+ s ± 0\.\d+ s +more than \d+/);
  });

  it('says of a text that is no drill only why', () => {
    const lines = formatEditText(refused).split('\n');
    expect(lines[1]).to.equal(`  ${place}:3: ops.md has no procedure "Redis | Pod".`);
    expect(lines[3]).to.match(/drill +Verified +no drill$/);
    expect(lines[4]).to.match(/time to recover .* –$/);
  });
});

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
