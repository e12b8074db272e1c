import { expect } from 'chai';
import { formatHtml } from '../../../harness/report/html/page.ts';
import { edits } from '../edit/edits.ts';

const { better, refused } = edits;

describe('HTML of edits', () => {
  const page = formatHtml([], '2026-01-01T00:00:00Z', [better, refused]);

  it('shows the result of each, before the drills', () => {
    expect(page.match(/<h2>The edit of “/g)).to.have.length(2);
    expect(page).to.include('<span class="good">✔ Better</span>');
    expect(page).to.include('<span class="bad">✖ Broken</span>');
  });

  it('sets both texts side by side', () => {
    expect(page).to.include('<th scope="col">Old text (main)</th><th scope="col">New text</th>');
    expect(page).to.include(
      '<th scope="row">time to recover</th><td>31.22 s ± 0.13 s</td><td>7.99 s ± 0.09 s</td>',
    );
  });

  it('lets no text become markup', () => {
    const title = '<script>alert(1)</script>';
    const sly = formatHtml([], '', [{ ...better, procedure: { ...better.procedure, title } }]);
    expect(sly).not.to.include('<script');
    expect(sly).to.include('&lt;script&gt;');
  });
});
