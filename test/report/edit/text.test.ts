import { expect } from 'chai';
import { formatEditText } from '../../../harness/report/edit/text.ts';
import { edits } from './edits.ts';

const { broken, better, refused } = edits;
const place = 'runbooks/raibid-ci-operations.md';

describe('text of an edit', () => {
  it('shows the result, and both texts side by side', () => {
    expect(formatEditText(better).split('\n')).to.deep.equal([
      `✔ BETTER  raibid-ci/redis-hang  the edit of “Redis Pod Failure” (${place}:1)`,
      '  With the new text it recovered after 7.99 s ± 0.09 s, with the old one it recovered after 31.22 s ± 0.13 s.',
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

  it('shows only the reason for a text that cannot be drilled', () => {
    const lines = formatEditText(refused).split('\n');
    expect(lines[1]).to.equal(`  ${place}:3: ops.md has no procedure "Redis | Pod".`);
    expect(lines[3]).to.match(/drill +Verified +no drill$/);
    expect(lines[4]).to.match(/time to recover .* –$/);
  });
});
