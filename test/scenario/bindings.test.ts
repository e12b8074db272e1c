// The placeholders of a shell are written in plain strings here.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell, not a template
import { expect } from 'chai';
import { z } from 'zod';
import type { Step } from '../../harness/model/runbook.ts';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { plan } from '../../harness/scenario/plan.ts';
import { command, procedure, runbook, scenario, system } from './documents.ts';
import { thrown } from './thrown.ts';

const faults = [{ kind: 'process-hang', schema: z.looseObject({}) }];
const planOf = (steps: readonly Step[], rest = '') =>
  plan(scenario(rest), runbook(procedure('Restart', steps)), system, faults);

/** The plan of a procedure whose variables the section above it sets. */
function elsewhere(settings: string, rest = '') {
  const text = `# Ops\n## Names\n\`\`\`bash\n${settings}\n\`\`\`\n## Restart\n\n\`\`\`bash\nkubectl -n $SPACE get pods $CELL\n\`\`\`\n`;
  return plan(scenario(rest), parseRunbook('ops.md', text), system, faults);
}

describe('bindings', () => {
  it('replaces an angle placeholder anywhere, and leaves a variable to the shell', () => {
    const steps = [
      command(10, 'kubectl cp <pod>:/x <pod>.x -n ${NS}', { holes: ['pod', 'NS'] }),
      command(11, 'kubectl get <pod\n-name>'),
    ];
    const made = planOf(steps, "bindings: { pod: 'web-$&-1', NS: shop }");
    expect(made.steps.map(({ boundText }) => boundText)).to.deep.equal([
      'kubectl cp web-$&-1:/x web-$&-1.x -n ${NS}',
      'kubectl get <pod\n-name>',
    ]);
    expect(made.notes.map(({ text }) => text)).to.deep.equal([
      "bash refuses step 2: syntax error near unexpected token `newline'",
    ]);
  });

  it('takes the constant that another section sets, and says where', () => {
    const made = elsewhere('SPACE=shop\nexport CELL="north 1" BOX=b1');
    expect(made.scenario.bindings).to.deep.equal({ SPACE: 'shop', CELL: 'north 1' });
    const notes = made.notes.map(({ text, place }) => `${place.line} ${text}`);
    expect(notes.slice(0, 2)).to.deep.equal([
      '10 $SPACE is set elsewhere: the drill takes "shop" from line 4',
      '10 $CELL is set elsewhere: the drill takes "north 1" from line 5',
    ]);
    expect(made.steps[0]?.boundText).to.equal('kubectl -n $SPACE get pods $CELL');
  });

  it('takes no value that is not constant, but says where it is set', () => {
    for (const set of ['SPACE=$(shopctl space)', 'SPACE=<space>', 'if a; then SPACE=b; fi']) {
      const found = thrown(() => elsewhere(`${set}\nCELL=1`));
      expect(found.message, set).to.equal(
        `ops.md:10:12: \${SPACE} has no value. Line 4, in another section, sets it.`.slice(14),
      );
    }
    const twice = thrown(() => elsewhere('SPACE=a; CELL=1\nSPACE=b'));
    expect(twice.message).to.contain('${SPACE} has no value. Line 5, in another section, sets it.');
  });

  it('never leaves a placeholder with a dash to bash, which would take what follows it', () => {
    const steps = parseRunbook('ops.md', '# T\n```bash\nshopctl stop ${cluster-name}\n```\n')
      .procedures[0]?.steps;
    const found = thrown(() => planOf(steps ?? []));
    expect(found.message).to.contain('${cluster-name} has no value');
    const made = planOf(steps ?? [], "bindings: { '${cluster-name}': lab }");
    expect(made.steps[0]?.boundText).to.equal('shopctl stop lab');
  });

  it("prefers the scenario's own value to that of another section", () => {
    const made = elsewhere('SPACE=shop\nCELL=1', 'bindings: { SPACE: lab }');
    expect(made.scenario.bindings).to.deep.equal({ SPACE: 'lab', CELL: '1' });
  });

  it('replaces braces and capitals as they are written, whole names only', () => {
    const steps = parseRunbook(
      'ops.md',
      '# T\n```bash\na {{ pod }} {{pod}} YOUR_POD YOUR_POD-2 ${YOUR_POD} {{.pod}}\n```\n',
    ).procedures[0]?.steps;
    const bindings = "bindings: { pod: '$&', YOUR_POD: web, YOUR_POD-2: b }";
    const made = planOf(steps ?? [], bindings);
    expect(made.steps.map(({ boundText }) => boundText)).to.deep.equal([
      'a $& $& web b ${YOUR_POD} {{.pod}}',
    ]);
  });

  it('names unbound braces and capitals as a runbook writes them', () => {
    const steps = parseRunbook('ops.md', '# T\n```bash\na {{pod}} YOUR-NAME\n```\n');
    const found = thrown(() => planOf(steps.procedures[0]?.steps ?? []));
    expect(found.message.split('\n')).to.deep.equal([
      '{{ pod }} has no value.',
      'ops.md:3:11: YOUR-NAME has no value.',
    ]);
  });

  it('names every unbound hole at once, with its line and the binding that may be meant', () => {
    const steps = [
      command(10, 'a <pod-name>', { holes: ['pod-name'] }),
      command(12, 'b ${NAMESPACE} <pod-name>', { holes: ['NAMESPACE', 'pod-name'] }),
    ];
    const found = thrown(() => planOf(steps, 'bindings: { NAMESPCE: shop }'));
    expect(found).to.deep.include({ code: 'UNBOUND_PLACEHOLDER', exitCode: 2, at: 'ops.md:10:3' });
    expect(found.message.split('\n')).to.deep.equal([
      '<pod-name> has no value.',
      'ops.md:12:4: ${NAMESPACE} has no value. Did you mean "NAMESPCE"?',
      'ops.md:12:16: <pod-name> has no value.',
    ]);
    expect(found.next).to.equal(
      'Add values in hang.yaml under "bindings": pod-name: "…", NAMESPACE: "…"; or, under "lookups", commands that print them.',
    );
  });

  it('binds to an empty text, but not to what every object has', () => {
    expect(planOf([command(10, 'a <x>', { holes: ['x'] })], "bindings: { x: '' }").steps[0])
      .to.have.property('boundText')
      .equal('a ');
    const { code } = thrown(() => planOf([command(9, 'a <toString>', { holes: ['toString'] })]));
    expect(code).to.equal('UNBOUND_PLACEHOLDER');
  });

  it('needs no binding for a branch that is not taken', () => {
    const steps = [
      command(10, 'a'),
      command(12, 'edit <pvc>', { item: 2, conditional: true, holes: ['pvc'] }),
    ];
    const made = planOf(steps, 'branches: [{ item: 2, take: false, because: it is bound }]');
    expect(made.steps[1]?.boundText).to.equal('edit <pvc>');
  });

  it('notes a binding that fills nothing, at its line', () => {
    const { notes } = planOf([command(10, 'a')], 'bindings:\n  PGPASSWORD: x');
    expect(notes).to.deep.equal([
      {
        text: 'the binding "PGPASSWORD" fills no placeholder of the steps that will run',
        place: { file: 'hang.yaml', line: 7, column: 3 },
      },
    ]);
  });
});
