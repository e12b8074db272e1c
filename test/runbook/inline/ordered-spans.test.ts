import { expect } from 'chai';
import { parseRunbook } from '../../../harness/runbook/parse.ts';
import { mentioned } from './mentioned.ts';
import { ordered } from './ordered.ts';

const commandsIn = (text: string) =>
  parseRunbook('x.md', text)
    .procedures.flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'command' ? step.text : []));
const underHeading = (text: string) => `# Shop\n\n## Resolution\n\n${text}\n`;

describe('commands in list items and sentences', () => {
  it('are enough to measure', () => {
    expect(ordered.length).to.be.greaterThan(90);
    expect(mentioned.length).to.be.greaterThan(110);
  });
  for (const [text, ...commands] of ordered) {
    it(`orders: ${text}`, () => {
      expect(commandsIn(underHeading(text))).to.deep.equal(commands);
    });
  }
  for (const text of mentioned) {
    it(`only mentions: ${text}`, () => {
      expect(commandsIn(underHeading(text))).to.deep.equal([]);
    });
  }
  it('are no steps where the labels above make them facts, or forbid them', () => {
    for (const above of [
      '## Symptoms\n\n',
      '## Prerequisites\n\n',
      '## Resolution\n\nDo not run any of these:\n\n',
      '## Resolution\n\n**What not to do:**\n\n',
      '## Useful commands\n\n',
      '## Monitoring\n\nHealth endpoints:\n\n',
    ]) {
      const items = '- `kubectl delete pod cart-0`\n- Redis: `redis-cli PING`\n';
      expect(commandsIn(`# Shop\n\n${above}${items}`), above).to.deep.equal([]);
    }
  });
  it('are no steps in headings, tables and links', () => {
    const text =
      '## Run `kubectl get pods`\n\n| Run | `kubectl get pods` |\n|---|---|\n| Run `kubectl get pods` | x |\n\nRun [`kubectl get pods`](x.md).\n';
    expect(commandsIn(`# Shop\n\n${text}`)).to.deep.equal([]);
  });
  it('are steps once where a fence repeats them', () => {
    const fence = '```bash\nkubectl get pods\n```\n';
    expect(commandsIn(underHeading(`Run \`kubectl get pods\`:\n\n${fence}`))).to.deep.equal([
      'kubectl get pods',
    ]);
    expect(commandsIn(underHeading(`Look with \`kubectl get pods\`.\n\n${fence}`))).to.deep.equal([
      'kubectl get pods',
    ]);
    const other = `Run \`kubectl get nodes\`. Then look at the pods:\n\n${fence}`;
    expect(commandsIn(underHeading(other))).to.deep.equal([
      'kubectl get nodes',
      'kubectl get pods',
    ]);
  });
});
