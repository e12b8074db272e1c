import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

const stepsIn = (text: string) =>
  parseRunbook('x.md', `# Shop\n\n## Resolution\n\n${text}\n`).procedures.flatMap(({ steps }) =>
    steps.map((step) => {
      const item = step.kind === 'material' ? undefined : step.label?.item;
      return `${item ?? '-'} ${step.kind === 'command' ? '$ ' : ''}${step.text}`;
    }),
  );

/** Paragraphs, and the steps in them: the number of the item, and `$` before a command. */
const paragraphs: readonly (readonly [string, ...string[]])[] = [
  [
    'Step 1. `kubectl cordon node-7`\nStep 2. `kubectl drain node-7`\nStep 3. Call the owner',
    '1 $ kubectl cordon node-7',
    '2 $ kubectl drain node-7',
    '3 Call the owner',
  ],
  [
    'a) `kubectl get nodes`\nb) Run `kubectl get pods`',
    '1 $ kubectl get nodes',
    '2 $ kubectl get pods',
  ],
  [
    '(a) `kubectl get nodes`\n(b) `kubectl get pods`',
    '1 $ kubectl get nodes',
    '2 $ kubectl get pods',
  ],
  [
    'A. `kubectl get nodes`\nB. `kubectl get pods`',
    '1 $ kubectl get nodes',
    '2 $ kubectl get pods',
  ],
  [
    'i) `kubectl get nodes`\nii) `kubectl get pods`',
    '1 $ kubectl get nodes',
    '2 $ kubectl get pods',
  ],
  [
    '1\\. `kubectl get nodes`\n2\\. `kubectl get pods`',
    '1 $ kubectl get nodes',
    '2 $ kubectl get pods',
  ],
  ['1.`kubectl get nodes`\n2.Wait an hour', '1 $ kubectl get nodes', '2 Wait an hour'],
  ['1️⃣ `kubectl get nodes`\n2️⃣ `kubectl get pods`', '1 $ kubectl get nodes', '2 $ kubectl get pods'],
  ['① `kubectl get nodes`\n② `kubectl get pods`', '1 $ kubectl get nodes', '2 $ kubectl get pods'],
  [
    '• `kubectl get nodes`\n• Run `kubectl get pods`',
    '- $ kubectl get nodes',
    '- $ kubectl get pods',
  ],
  [
    '**Step 1:** `kubectl get nodes`\n**Step 2:** `kubectl get pods`',
    '1 $ kubectl get nodes',
    '2 $ kubectl get pods',
  ],
  [
    'Step one: `kubectl get nodes`\nStep two: `kubectl get pods`',
    '1 $ kubectl get nodes',
    '2 $ kubectl get pods',
  ],
  [
    'First: `kubectl get nodes`\nSecond: `kubectl get pods`',
    '1 $ kubectl get nodes',
    '2 $ kubectl get pods',
  ],
  [
    'To recover:\n(1) `kubectl get nodes`\n(2) and then\nwait an hour',
    '1 $ kubectl get nodes',
    '2 and then wait an hour',
  ],
  [
    '4. Do this:\n   a) `kubectl get nodes`\n   b) `kubectl get pods`',
    '1 $ kubectl get nodes',
    '2 $ kubectl get pods',
  ],
  [
    'a) `kubectl get nodes`\n\nb) `kubectl get pods`',
    '- $ kubectl get nodes',
    '- $ kubectl get pods',
  ],
  [
    'Step 1: `kubectl get nodes`. Step 2: `kubectl get pods`.',
    '1 $ kubectl get nodes',
    '1 $ kubectl get pods',
  ],
  ['`kubectl get nodes`\n`kubectl get pods`', '- $ kubectl get nodes', '- $ kubectl get pods'],
  [
    '`kubectl get nodes`<br>\n`kubectl get pods`<br/>',
    '- $ kubectl get nodes',
    '- $ kubectl get pods',
  ],
  ['`kubectl get nodes`\\\n`kubectl get pods`', '- $ kubectl get nodes', '- $ kubectl get pods'],
  // Nothing is counted here.
  ['See chapter\n2. of the\nbook'],
  ['It was (see\na) and the\nc) there'],
  ['Phase 1: 2 days\nPhase 2: 5 days'],
  ['`config.yaml`\n`values.yaml`'],
];

describe('lines of a paragraph that are a list to readers', () => {
  for (const [text, ...steps] of paragraphs)
    it(JSON.stringify(text), () => {
      expect(stepsIn(text)).to.deep.equal(steps);
    });
  it('keep their places', () => {
    const [procedure] = parseRunbook(
      'x.md',
      '> a) `ls /`\n> b) `df`, then\n> `du -s`\n',
    ).procedures;
    const places = procedure?.steps.map(({ place }) => `${place.line}:${place.column}`);
    expect(places).to.deep.equal(['1:7', '2:7', '3:4']);
  });
  it('may be many', () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `${at % 90}) \`kubectl get p${at}\``);
    expect(stepsIn(lines.join('\n')).length).to.be.greaterThan(4900);
  });
});

describe('headings without a blank after their signs', () => {
  const titles = (text: string) => parseRunbook('x.md', text).procedures.map(({ title }) => title);
  it('start a procedure, so that their steps do not join the one above', () => {
    const text = '## Before\n\n1. `ls /`\n\n##Next\n- Run `df`\n\n###3. Last##\n- Run `du -s`\n';
    expect(titles(text)).to.deep.equal(['Before', 'Next', '3. Last']);
  });
  it('are no tags, tickets, channels and messages', () => {
    for (const line of [
      '#ops-alerts',
      '#17 was it',
      '##[error] no space',
      'text\n#Title',
      '#include <a>',
    ])
      expect(titles(`## Before\n\n${line}\n\n- Run \`ls /\`\n`), line).to.deep.equal(['Before']);
  });
});
