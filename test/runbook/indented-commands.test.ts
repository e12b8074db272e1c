import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

type Labelled = readonly (readonly [text: string, ...commands: string[]])[];

/** Commands that are indented as code, where Markdown takes them for text. Labelled before they were read. */
const documents: Readonly<Record<string, Labelled>> = {
  'below an item of a list': [
    [
      'Copy it. Where it is depends on the install:\n\n- RPM: `/var/lib/mill`\n- Other: `/srv/mill`\n\n    cp -r data /srv/backup',
      'cp -r data /srv/backup',
    ],
    [
      '- Stop it\n\n    systemctl stop mill\n    systemctl stop shop\n- Start it',
      'systemctl stop mill',
      'systemctl stop shop',
    ],
    [
      '1. Stop it.\n\n    kubectl scale deploy/shop \\\n      --replicas=2\n2. Go on.',
      'kubectl scale deploy/shop \\\n  --replicas=2',
    ],
    ['* See that it is up\n\n\tkubectl get pods -n shop', 'kubectl get pods -n shop'],
    ['- Stop it\n\n    $ systemctl stop mill', 'systemctl stop mill'],
    ['- Write it down\n\n    This is the text of the item, and no command.'],
    ['- The pods\n\n    kubectl get pods lists them all.'],
    ['- The mill\n\n    mill is the server, stock is the store'],
    ['- The states\n\n    ready\n    paused'],
    ['- The state\n\n  cp is a program\n\n    date and time are in the log'],
    ['- It prints\n\n    NAME   READY\n    web-0  1/1'],
  ],
  'right below a line that ends in a colon': [
    ['Restart it:\n    systemctl restart mill', 'systemctl restart mill'],
    [
      '- Restart it:\n      systemctl restart mill\n      systemctl status mill\n- Done',
      'systemctl restart mill',
      'systemctl status mill',
    ],
    ['1. Look at the pods with this:\n\tkubectl get pods -n shop', 'kubectl get pods -n shop'],
    ['It restarts these:\n    the mill and the shop'],
    ['The log says:\n    kubectl get pods failed with 1'],
    ['Restart it with\n    systemctl restart mill'],
    ['Restart it:\n  systemctl restart mill'],
    ['- One:\n    two words\n    systemctl is the program'],
  ],
};

const commandsIn = (text: string) =>
  parseRunbook('forms.md', `# Shop\n\n## Restart the mill\n\n${text}\n`)
    .procedures.flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'command' ? [step.text] : []));

for (const [kind, labelled] of Object.entries(documents)) {
  describe(`Indented commands: ${kind}`, () => {
    for (const [text, ...commands] of labelled) {
      it(JSON.stringify(text), () => expect(commandsIn(text)).to.deep.equal(commands));
    }
  });
}

describe('Indented commands: the place', () => {
  it('is that of the line in the document', () => {
    const text =
      '# Shop\n\n- Stop it\n\n    systemctl stop mill\n\nRestart it:\n    systemctl restart mill\n';
    const steps = parseRunbook('x.md', text).procedures.flatMap((one) => one.steps);
    const commands = steps.filter(({ kind }) => kind === 'command');
    expect(commands.map(({ place }) => [place.line, place.column])).to.deep.equal([
      [5, 5],
      [8, 5],
    ]);
  });
});
