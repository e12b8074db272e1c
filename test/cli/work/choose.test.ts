import { join } from 'node:path';
import { expect } from 'chai';
import { type Choice, chooseDrills, choosePlans } from '../../../harness/cli/work/choose.ts';
import { makeFolder, userFolder } from '../../catalog/folders.ts';
import { rejected } from '../../scenario/thrown.ts';

describe('choice of drills', () => {
  it('reports an arm that does not fit where the user typed it', async () => {
    const error = await rejected(choose('runbook,without-99'));
    expect(error).to.include({ code: 'BAD_USAGE', at: undefined });
    expect(error.message).to.match(
      /^--arms without-99: the procedure has no step 99; it has \d+ steps\.$/,
    );
    const other = await rejected(choose('control'));
    expect(other).to.include({ code: 'BAD_USAGE', at: undefined });
    expect(other.message).to.equal(
      '--arms control: without the arm "runbook" nothing would be rehearsed.',
    );
  });

  const choose = (arms: string) => choosePlans(['raibid-ci/redis-hang'], { arms });

  it('takes only the arms that are named', async () => {
    const [plan] = await choose('runbook, without-2');
    expect(plan?.scenario.arms).to.deep.equal(['runbook', 'without-2']);
  });

  it('refuses an arm that there is not, which would else be run with every step', async () => {
    const error = await rejected(choose('runbook,controll'));
    expect(error).to.include({ code: 'BAD_USAGE', exitCode: 2 });
    expect(error.message).to.include('"controll"');
  });
});

describe('choice of drills by name, by --all and by --smoke', () => {
  const contradictions: readonly [readonly string[], Choice][] = [
    [[], { all: true, smoke: true }],
    [['raibid-ci/redis-hang'], { all: true }],
    [['raibid-ci/redis-hang'], { smoke: true }],
  ];
  for (const [names, choice] of contradictions) {
    it(`refuses ${[...names, ...Object.keys(choice)].join(' with ')}`, async () => {
      expect(await rejected(chooseDrills(names, choice))).to.include({
        code: 'BAD_USAGE',
        message: 'Name drills, or use --all, or --smoke: only one of them.',
      });
    });
  }

  it('takes each of them alone', async () => {
    const counts = [
      await chooseDrills(['raibid-ci/redis-hang'], { all: false, smoke: false }),
      await chooseDrills([], { smoke: true }),
      await chooseDrills([], { all: true }),
    ].map(({ length }) => length);
    expect(counts[0]).to.equal(1);
    expect(counts).to.deep.equal(counts.toSorted((a, b) => a - b));
    expect(new Set(counts)).to.have.length(3);
  });
});

describe('choice of several drills of a system', () => {
  const parts = `parts:
  search: { namespaces: [search] }
  watching: { namespaces: [watching] }
  mail: { namespaces: [mail] }
`;
  const hang = (userFolder['scenarios/hang.yaml'] ?? '').replace(
    '{ kind: process-hang, process: server }',
    '{ kind: pod-kill, target: { namespace: shop, selector: app=web } }',
  );
  const system = `${userFolder['system.yaml']}${parts}`;
  const { folder, remove } = makeFolder({
    ...userFolder,
    'system.yaml': system,
    'scenarios/find.yaml': `${hang}\nparts: [watching]`,
    'scenarios/hang.yaml': `${hang}\nparts: [search]`,
    'odd/scenarios/odd.yaml': `${hang.replaceAll('..', '../..')}\narms: [runbook, without-9]`,
    'longer.md': (userFolder['ops.md'] ?? '').replace('kubectl', 'kubectl version\nkubectl'),
  });
  after(remove);
  const namespaces = async (name: string) =>
    (await choosePlans([name], {})).map((plan) => plan.system.namespaces);

  it('brings up the same for all of them, and no more than they need', async () => {
    const union = ['shop', 'search', 'watching'];
    expect(await namespaces(folder)).to.deep.equal([union, union]);
  });

  it('brings up only its own for one', async () => {
    expect(await namespaces(join(folder, 'scenarios/hang.yaml'))).to.deep.equal([
      ['shop', 'search'],
    ]);
  });

  it('drills another text without the arms that do not fit it, unless they are asked for', async () => {
    const odd = join(folder, 'odd/scenarios/odd.yaml');
    const runbook = join(folder, 'longer.md');
    const [plan] = await choosePlans([odd], { runbook });
    expect(plan?.scenario.arms).to.deep.equal(['runbook']);
    expect(await rejected(choosePlans([odd], {}))).to.include({ code: 'BAD_SCENARIO' });
    const asked = await rejected(choosePlans([odd], { runbook, arms: 'runbook,without-9' }));
    expect(asked.code).to.equal('BAD_USAGE');
  });
});
