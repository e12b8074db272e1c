import { expect } from 'chai';
import { compareProcedures } from '../../harness/affected/compare-procedures.ts';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { cpuMs } from '../cpu-ms.ts';

const text = `# Operations

What to do when something fails.

## Restart the shop

Symptoms:
- Requests time out

\`\`\`bash
# 1. Look at it
kubectl get pods -n shop -l app=<app>

# 2. If it hangs: restart it
kubectl rollout restart deployment/web -n shop
\`\`\`

Expected recovery time: < 60 seconds

**Data loss risk:** None

## Call for help

1. Open the console
2. Tell the owner

## Drain a node

### Verify

\`\`\`bash
kubectl get nodes
\`\`\`

## Move the queue

### Verify

\`\`\`bash
kubectl get jobs -n shop
\`\`\`
`;

const changes = (edit: (text: string) => string) =>
  compareProcedures(parseRunbook('ops.md', text), parseRunbook('ops.md', edit(text))).map(
    ({ kind, title, aspects }) => [kind, title, ...aspects],
  );
const replaced = (from: string, to: string) => {
  if (!text.includes(from)) throw new Error(`the runbook does not say "${from}"`);
  return changes((whole) => whole.replace(from, to));
};
const restart = 'Restart the shop';

describe('comparing procedures before and after an edit', () => {
  it('finds no change in the same text', () => {
    expect(changes((same) => same)).to.deep.equal([]);
  });

  it('ignores an edit of prose', () => {
    expect(replaced('something fails', 'something has failed')).to.deep.equal([]);
    expect(replaced('# 1. Look at it', '# 1. Look at the pods')).to.deep.equal([]);
    expect(replaced('< 60 seconds', 'under 1 minute')).to.deep.equal([]);
    expect(replaced('risk:** None', 'risk:** Nothing is lost')).to.deep.equal([]);
  });

  it('ignores new line breaks and other line endings', () => {
    expect(replaced('Open the console', 'Open the\n   console')).to.deep.equal([]);
    expect(changes((whole) => whole.replaceAll('\n', '\r\n'))).to.deep.equal([]);
  });

  it('ignores text that moved, within the file or under another heading', () => {
    const [head = '', ...sections] = text.split(/(?=^## )/m);
    expect(changes(() => [head, ...sections.reverse()].join(''))).to.deep.equal([]);
    expect(
      changes(() => `${head}## First of all\n\nRead this.\n\n${sections.join('')}`),
    ).to.deep.equal([]);
    expect(replaced('## Drain a node', '## Take a node out of service')).to.deep.equal([]);
  });

  it('reports what changed', () => {
    const selector = replaced('-l app=<app>', '-l tier=<app>');
    expect(selector).to.deep.equal([['changed', restart, 'steps']]);
    const hole = replaced('-l app=<app>', '-l app=<name>');
    expect(hole).to.deep.equal([['changed', restart, 'steps', 'placeholders']]);
    expect(replaced('< 60 seconds', '< 90 seconds')).to.deep.equal([
      ['changed', restart, 'claims'],
    ]);
    const risk = replaced('risk:** None', 'risk:** The last second of writes');
    expect(risk).to.deep.equal([['changed', restart, 'data risks']]);
    const symptom = replaced('Requests time out', 'Requests are refused');
    expect(symptom).to.deep.equal([['changed', restart, 'symptoms']]);
    const found = replaced('Tell the owner', 'Tell everybody');
    expect(found).to.deep.equal([['changed', 'Call for help', 'steps']]);
  });

  it('reports that a step became a branch, or a branch a step, though no command changed', () => {
    const must = replaced('# 2. If it hangs: restart it', '# 2. Restart it');
    expect(must).to.deep.equal([['changed', restart, 'steps']]);
    const number = replaced('# 2. If it hangs', '# 3. If it hangs');
    expect(number).to.deep.equal([['changed', restart, 'steps']]);
  });

  it('reports that steps changed their order', () => {
    const swapped = replaced(
      '1. Open the console\n2. Tell the owner',
      '1. Tell the owner\n2. Open the console',
    );
    expect(swapped).to.deep.equal([['changed', 'Call for help', 'steps']]);
  });

  it('reports which of several procedures with one title changed, wherever they are', () => {
    const old = parseRunbook('ops.md', text);
    const edited = parseRunbook('ops.md', text.replace('kubectl get jobs', 'kubectl get cronjobs'));
    const [change, ...others] = compareProcedures(old, edited);
    expect(others).to.deep.equal([]);
    expect(change?.path.at(-1)).to.equal('Move the queue');
  });

  it('pairs thousands of procedures with one title in linear time', () => {
    const many = (from: number) =>
      Array.from({ length: 4_000 }, (_, index) => `## Verify\n\n1. Look at ${from + index}\n\n`);
    let found: ReturnType<typeof compareProcedures> = [];
    const ms = cpuMs(() => {
      found = compareProcedures(
        parseRunbook('ops.md', many(0).join('')),
        parseRunbook('ops.md', many(1).reverse().join('')),
      );
    });
    // Comparing every pair takes ten times as long.
    expect(ms).to.be.below(5_000);
    expect(found.map(({ kind }) => kind)).to.deep.equal(['changed']);
  });

  it('reports a renamed procedure as gone and new', () => {
    expect(replaced('## Call for help', '## Get help')).to.deep.equal([
      ['new', 'Get help'],
      ['gone', 'Call for help'],
    ]);
  });

  it('names the line in the text that has the procedure', () => {
    const old = parseRunbook('ops.md@main', text);
    const edited = parseRunbook('ops.md', `\n\n${text.replace('## Call for help', '## Get help')}`);
    const places = compareProcedures(old, edited).map(
      ({ place: { file, line } }) => `${file}:${line}`,
    );
    const line = text.split('\n').indexOf('## Call for help') + 1;
    expect(places).to.deep.equal([`ops.md:${line + 2}`, `ops.md@main:${line}`]);
  });
});
