import { expect } from 'chai';
import { checkRunbook } from '../../../harness/lint/engine/check.ts';
import { settle } from '../../../harness/lint/engine/final-findings.ts';
import { noSettings } from '../../../harness/lint/engine/levels.ts';
import { oneAProblem } from '../../../harness/lint/engine/one-a-problem.ts';
import { readDocument } from '../../../harness/lint/read/document.ts';
import { finding } from '../../report/check/checks.ts';

describe('one finding for each problem', () => {
  const rulesIn = (text: string) => {
    const document = readDocument('a.md', text);
    return settle(document, checkRunbook('a.md', text), noSettings, false).findings.map(
      ({ rule, place }) => `${place.line}:${place.column} ${rule}`,
    );
  };
  const fence = (line: string) => `# Shop\n\n\`\`\`bash\n${line}\n\`\`\`\n`;

  it('says of a placeholder that nobody can find its value, and no more', () => {
    const found = rulesIn(fence('shopctl refund <order-id>'));
    expect(found).to.include('4:16 underivable-placeholder');
    expect(found.join()).to.not.include('placeholder-redirects');
  });

  it('keeps what it says of another placeholder of the line', () => {
    expect(rulesIn(fence('kubectl get pods\nshopctl move <pod> <order-id>'))).to.include.members([
      '5:14 placeholder-redirects',
    ]);
  });

  it('asks once for a wait before a check', () => {
    const found = rulesIn(
      fence('kubectl rollout restart deploy/web\n\n# Verify that all pods run\nkubectl get pods'),
    );
    expect(found).to.include('7:9 checked-too-early');
    expect(found.join()).to.not.include('get-as-check');
  });

  it('keeps the graver of the two', () => {
    const words = { line: 5, column: 3 };
    const redirects = finding({ ...words, rule: 'placeholder-redirects' });
    const note = finding({ ...words, rule: 'underivable-placeholder', severity: 'note' });
    expect(oneAProblem([redirects, note])).to.deep.equal([redirects, note]);
  });

  it('says the same sentence once a line', () => {
    const found = rulesIn(fence('docker-compose build && docker-compose up -d'));
    expect(found.filter((one) => one.endsWith('removed-usage'))).to.have.length(1);
  });

  it('keeps every place that --fix replaces', () => {
    const fix = { place: finding().place, old: '–', new: '-' };
    const two = [finding({ fix }), finding({ column: 9, fix })];
    expect(oneAProblem(two)).to.deep.equal(two);
  });

  it('keeps the same sentence on two lines, and two sentences on one', () => {
    const three = [finding(), finding({ line: 5 }), finding({ text: 'Another.' })];
    expect(oneAProblem(three)).to.deep.equal(three);
  });
});
