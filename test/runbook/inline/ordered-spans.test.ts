import { expect } from 'chai';
import { parseRunbook } from '../../../harness/runbook/parse.ts';
import { alone } from './alone.ts';
import { ledIn } from './led-in.ts';
import { listed } from './listed.ts';
import { mentioned } from './mentioned.ts';
import { ordered } from './ordered.ts';
import { said } from './said.ts';
import { spoken } from './spoken.ts';

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
  for (const [kind, all] of Object.entries({ ...listed, ...ledIn, ...spoken, ...alone, ...said })) {
    for (const [text, ...commands] of all) {
      it(`${kind}: ${text.split('\n').join(' ⏎ ')}`, () => {
        expect(commandsIn(`# Shop\n\n${text}\n`)).to.deep.equal(commands);
      });
    }
  }
  it('are no steps where the labels above make them facts, or forbid them', () => {
    for (const above of [
      '## Symptoms\n\n',
      '## Prerequisites\n\n',
      '## Resolution\n\nDo not run any of these:\n\n',
      '## Resolution\n\n**What not to do:**\n\n',
      '## Resolution\n\n**Useful commands**\n\n',
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
  it('are all steps where every item of a list is one whole command', () => {
    const list = '- `kubectl cordon node-7`\n- `stock drain orders`\n- `stock status orders`\n';
    const all = ['kubectl cordon node-7', 'stock drain orders', 'stock status orders'];
    expect(commandsIn(`# Shop\n\n## Draining a node\n\nText.\n\n${list}`)).to.deep.equal(all);
    for (const title of ['Commands', 'Useful commands', 'Command-line tools'])
      expect(commandsIn(`# Shop\n\n## ${title}\n\n${list}`), title).to.deep.equal(all);
    expect(commandsIn(`# Shop\n\n## Reference\n\n${list}`)).to.deep.equal([]);
    const mixed = `${list}- \`node-7\`\n`;
    expect(commandsIn(`# Shop\n\n## Draining a node\n\nText.\n\n${mixed}`)).to.deep.equal([all[0]]);
  });
  it('never vanish from a procedure: what cannot be read as a command is work for a person', () => {
    const stepsIn = (text: string) =>
      parseRunbook('x.md', text).procedures.flatMap(({ steps }) => steps.map((step) => step.text));
    const list = '- `stock queues` — shows all\n- Which one is used: `stock active orders`\n';
    expect(stepsIn(`# Shop\n\n## Draining a node\n\n${list}`)).to.deep.equal([
      '`stock queues` — shows all',
      'Which one is used: `stock active orders`',
    ]);
    expect(stepsIn(`# Shop\n\n## Commands\n\n${list}`)).to.deep.equal([]);
    expect(stepsIn(`# Shop\n\n## Architecture\n\n${list}`)).to.deep.equal([]);
    const words = '- State: `in progress`\n- `orders` — the queue\n';
    expect(stepsIn(`# Shop\n\n## Draining a node\n\n${words}`)).to.deep.equal([]);
  });
});
