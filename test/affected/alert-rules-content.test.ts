import { expect } from 'chai';
import { alertRulesContent } from '../../harness/affected/alert-rules-content.ts';
import { parseRunbook } from '../../harness/runbook/parse.ts';

const page = (yaml: string, above = '') =>
  alertRulesContent(
    parseRunbook('ops.md', `# Shop\n${above}\n## Alerts\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`),
  );

describe('the content of a page’s alert rules', () => {
  const rule = '- alert: Hot\n  expr: up == 0\n  for: 5m';

  it('is the same on another line, with other comments and in other words around it', () => {
    expect(page(`# Hot\n${rule}`, '\nMore words.\n')).to.equal(page(rule));
  });

  it('differs with an expression, a time, a label, and with what is wrong', () => {
    const contents = [
      page(rule),
      page(rule.replace('== 0', '< 1')),
      page(rule.replace('5m', '1m')),
      page(`${rule}\n  labels: { severity: page }`),
      page('- alert: Hot\n  for: 5m'),
      page('a: b'),
    ];
    expect(new Set(contents).size).to.equal(contents.length);
  });
});
