import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

/** Each procedure with the texts of its commands. */
const procedures = (text: string) =>
  parseRunbook('x.md', text).procedures.map(
    ({ title, place, steps }) =>
      `${place.line} ${title}: ${steps.map((step) => `${step.place.line} ${step.text}`).join(', ')}`,
  );
const before = '# Ops\n\n## Before\n\n```bash\nkubectl get nodes\n```\n\n';
const fence = '\n\n```bash\nkubectl cordon node-7\n```\n';
const apart = ['3 Before: 6 kubectl get nodes', /^\d+ Danger: \d+ kubectl cordon node-7$/] as const;

describe('headings and lists under tags', () => {
  for (const above of [
    '<section markdown="1">\n## Danger',
    '<div markdown>\n## Danger',
    '<div class="warn" markdown="block">\n\n## Danger',
    '<Tabs>\n<TabItem value="a">\n## Danger',
    '<Tabs><TabItem value="a">\n## Danger',
    '<TabItem\n  value="a"\n  label="A"\n>\n## Danger',
    '<TabItem\n  value="a">\n## Danger',
    '<Steps>\n  <Step>\n## Danger',
    '<div>\n## Danger',
    '<details>\n<summary>More</summary>\n## Danger',
    '<details><summary>More</summary>\n## Danger',
    'text\n\n</div>\n## Danger',
    '> <div>\n> text\n\n</section>\n## Danger',
    '<h2>Danger</h2>',
    '<h2 id="danger" class="x">Danger</h2>',
    '<div>\n<h3>Danger</h3>',
    '<Danger.Zone id="1">\n### Danger',
  ]) {
    it(`start a procedure of their own: ${JSON.stringify(above)}`, () => {
      for (const text of [
        `${before}${above}${fence}`,
        `${before}${above}${fence}`.replaceAll('\n', '\r\n'),
      ]) {
        const found = procedures(text);
        expect(found[0]).to.equal(apart[0]);
        expect(found[1]).to.match(apart[1]);
        expect(found.length).to.equal(2);
      }
    });
  }

  it('are steps as anywhere else', () => {
    for (const tag of ['<TabItem value="a">', '<div markdown="1">', '<div>', '</div>']) {
      const text = `# Ops\n\n## Fix\n\n${tag}\n1. \`kubectl cordon node-7\`\n2. Wait\n\n</TabItem>\n`;
      expect(procedures(text), tag).to.deep.equal(['3 Fix: 6 kubectl cordon node-7, 7 Wait']);
    }
    const fenced =
      '# Ops\n\n## Fix\n\n<TabItem value="a">\n```bash\nls /\n```\n</TabItem>\n## Then\n\n```bash\ndf\n```\n';
    expect(procedures(fenced)).to.deep.equal(['3 Fix: 7 ls /', '10 Then: 13 df']);
  });

  it('leave a fence right below a fold as it is, with blank lines in it', () => {
    for (const above of [
      '<details>\n<summary>The script</summary>',
      '<details><summary>The script</summary>',
      '<details open>\n<summary>\n<b>The script</b>\n</summary>',
    ]) {
      const folded = `${above}\n\`\`\`\nhelm list\n\nhelm repo update\n\`\`\`\n</details>\n`;
      const text = `# Ops\n\n## Fix\n\n${folded}\n## Then\n\n\`\`\`\ndf -h\n\`\`\`\n`;
      const found = procedures(text).map((one) => one.replace(/\d+ /g, ''));
      expect(found, above).to.deep.equal(['Fix: helm list, helm repo update', 'Then: df -h']);
    }
    const shown = '```html\n<details>\n<summary>x</summary>\n```\n\n## Then\n\n```\ndf -h\n```\n';
    expect(procedures(`# Ops\n\n## Fix\n\n${shown}`).at(-1)).to.match(/Then: \d+ df -h$/);
  });

  it('are not looked for in code, in comments and in HTML that says nothing of Markdown', () => {
    const html = '```html\n<div>\n## x\n</div>\n```\n';
    expect(parseRunbook('x.md', `# Ops\n\n${html}`).procedures[0]?.steps[0]?.text).to.equal(
      '<div>\n## x\n</div>',
    );
    const none = [
      '<pre>\n## Danger\n</pre>',
      '<!--\n<div>\n## Danger\n</div>\n-->',
      '<div>\nkubectl delete all\n</div>',
      '<div>\n```bash\nkubectl delete node node-7\n```\n</div>',
      '    <Server>\n    <Port/>\n    </Server>',
    ];
    for (const text of none) {
      const found = procedures(`${before}${text}\n`);
      expect(found.length, text).to.equal(1);
      expect(found[0], text).to.not.contain('delete');
    }
  });
});
