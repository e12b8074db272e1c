import { join } from 'node:path';
import { expect } from 'chai';
import { findAffected } from '../../../harness/cli/edits/find-affected.ts';
import { userFolder } from '../../catalog/folders.ts';
import { scratchRepository } from '../../git/scratch-repository.ts';
import { rejected } from '../../scenario/thrown.ts';
import { type EditName, edited, editedRepository, runbookFile } from './five-edits.ts';

describe('what an edit of a real runbook affects', () => {
  let scratch: ReturnType<typeof editedRepository>;
  beforeEach(() => {
    scratch = editedRepository();
  });
  afterEach(() => scratch.remove());

  const affectedBy = async (edit: EditName) => {
    scratch.write(runbookFile, edited(edit));
    const { procedures, drills } = await findAffected([], { base: 'main', folder: scratch.folder });
    return {
      procedures: procedures.map(({ title, kind, aspects }) => [title, kind, ...aspects]),
      drills: drills.map(({ source }) => source.scenario.id),
    };
  };

  it('is nothing, for a typo in prose', async () => {
    expect(await affectedBy('typo in prose')).to.deep.equal({ procedures: [], drills: [] });
  });

  for (const edit of ['wrong selector', 'removed step', 'slower step', 'better step'] as const) {
    it(`is one procedure and the drill of it, for a ${edit}`, async () => {
      expect(await affectedBy(edit)).to.deep.equal({
        procedures: [['Redis Pod Failure', 'changed', 'steps']],
        drills: ['raibid-ci/redis-hang'],
      });
    });
  }
});

describe('what an edit affects', () => {
  let scratch: ReturnType<typeof scratchRepository>;
  const hang = (userFolder['scenarios/hang.yaml'] ?? '').replace(
    '{ kind: process-hang, process: server }',
    '{ kind: pod-kill, target: { namespace: shop, selector: app=web } }',
  );
  const runbook = userFolder['ops.md'] ?? '';
  const system = `${userFolder['system.yaml']}parts:
  search: { namespaces: [search], manifests: [parts/search] }
`;
  const kustomization = 'resources: []\n';

  beforeEach(() => {
    scratch = scratchRepository({
      ...userFolder,
      'ops.md': runbook,
      'system.yaml': system,
      'parts/search/kustomization.yaml': kustomization,
      'scenarios/find.yaml': `${hang}\nparts: [search]\n`,
      'scenarios/hang.yaml': hang,
    });
  });
  afterEach(() => scratch.remove());

  const find = (names: readonly string[] = []) =>
    findAffected(
      names.map((name) => join(scratch.folder, name)),
      { base: 'main', folder: scratch.folder },
    );
  const drillsAffected = async () =>
    (await find()).drills.map(({ source }) => source.scenario.id.replace('shop/', ''));
  const reasonsOf = async () => (await find()).drills.flatMap(({ reasons }) => reasons);

  it('is a drill that takes its alert rules from the page, if they changed', async () => {
    const rules = (time: string) =>
      `${runbook}\n## Alerts\n\n\`\`\`yaml\n- alert: Down\n  expr: up == 0\n  for: ${time}\n\`\`\`\n`;
    scratch.remove();
    scratch = scratchRepository({
      ...{ ...userFolder, 'ops.md': rules('5m'), 'scenarios/hang.yaml': hang },
      'scenarios/alerts.yaml': `${hang}\nalertRules: runbook\n`,
    });
    scratch.write('ops.md', rules('1m'));
    expect(await drillsAffected()).to.deep.equal(['alerts']);
    const [reason] = await reasonsOf();
    expect(reason).to.match(/^the alert rules of its runbook changed: .*ops\.md$/);
  });

  it('is a drill that watches a promise of the page, if the page makes it no more', async () => {
    scratch.remove();
    scratch = scratchRepository({
      ...{ ...userFolder, 'ops.md': `${runbook}\n## Practices\n\nUsers see nothing.\n` },
      'scenarios/hang.yaml': hang,
      'scenarios/promise.yaml': `${hang}\npromises: [{ says: users see nothing, probe: front-page }]\n`,
    });
    scratch.write('ops.md', `${runbook}\n## Practices\n\nAs said: users see NOTHING.\n`);
    expect(await drillsAffected()).to.deep.equal([]);
    scratch.write('ops.md', `${runbook}\n## Practices\n\nUsers see little.\n`);
    expect(await drillsAffected()).to.deep.equal(['promise']);
    const [reason] = await reasonsOf();
    expect(reason).to.match(/^a promise about users in its runbook changed: .*ops\.md$/);
  });

  it('is a scenario that says something else, not one with another comment', async () => {
    scratch.write('scenarios/hang.yaml', `# Why.\n${hang}`);
    expect(await drillsAffected()).to.deep.equal([]);
    scratch.write('scenarios/hang.yaml', `${hang}\nreaction: 5s\n`);
    expect(await drillsAffected()).to.deep.equal(['hang']);
    scratch.write('scenarios/new.yaml', hang);
    expect(await drillsAffected()).to.deep.equal(['hang', 'new']);
    expect(await reasonsOf()).to.satisfy(([, second]: string[]) => second?.includes('is new'));
  });

  it('is every drill whose parts hold a changed manifest', async () => {
    scratch.write('parts/search/index.yaml', 'kind: ConfigMap\n');
    expect(await drillsAffected()).to.deep.equal(['find']);
    scratch.write('manifests/kustomization.yaml', `# Core.\n${kustomization}`);
    expect(await drillsAffected()).to.deep.equal(['find', 'hang']);
  });

  it('is every drill whose parts another system.yaml means', async () => {
    scratch.write('system.yaml', system.replace('[search],', '[search, index],'));
    expect(await drillsAffected()).to.deep.equal(['find']);
    scratch.write('system.yaml', system.replace('Welcome', 'Hello'));
    expect(await drillsAffected()).to.deep.equal(['find', 'hang']);
  });

  it('is what rehearses a procedure that is gone, and what is new is named too', async () => {
    scratch.write('ops.md', runbook.replace('## Restart', '## Restart it'));
    const { procedures, drills } = await find(['scenarios/hang.yaml']);
    expect(
      procedures.map(({ kind, title, rehearsedBy }) => [kind, title, rehearsedBy]),
    ).to.deep.equal([
      ['new', 'Restart it', []],
      ['gone', 'Restart', ['shop/hang']],
    ]);
    expect(drills[0]?.changes).to.deep.equal([
      { key: 'procedure', name: 'Restart', kind: 'gone', aspects: [] },
    ]);
  });

  it('is what goes by another file now, held against the file that it went by', async () => {
    const moved = hang.replace('../ops.md', '../new.md');
    scratch.git('mv', 'ops.md', 'new.md');
    scratch.write('scenarios/find.yaml', `${moved}\nparts: [search]\n`);
    scratch.write('scenarios/hang.yaml', moved);
    expect((await find()).drills).to.deep.equal([]);
    scratch.write('new.md', runbook.replace('restart', 'undo'));
    const [first] = (await find()).drills;
    expect(first?.changes[0]).to.deep.include({ kind: 'changed', aspects: ['steps'] });
    expect(first?.old?.runbook.file).to.match(/\.\.\/ops\.md@main$/);
  });

  it('is nothing where only a drill’s own documents lie beside the system', async () => {
    scratch.write('README.md', 'A shop.\n');
    scratch.write('out/report.html', '');
    scratch.write('.gitignore', 'out/\n');
    expect(await drillsAffected()).to.deep.equal([]);
  });

  it('cannot be told while a scenario cannot be read', async () => {
    scratch.write('scenarios/hang.yaml', 'title: [x');
    expect(await rejected(find())).to.include({ code: 'BAD_SCENARIO', exitCode: 2 });
  });
});
