import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import { findDrills } from '../../harness/catalog/drills.ts';
import { initFolder } from '../../harness/catalog/init-folder.ts';
import { checkFiles } from '../../harness/cli/checking/check-files.ts';
import { injectors } from '../../harness/faults/all-injectors.ts';
import { plan } from '../../harness/scenario/plan.ts';
import { rejected } from '../scenario/thrown.ts';
import { makeFolder } from './folders.ts';

describe('init folder', () => {
  let folder = '';
  let remove = () => {};
  beforeEach(() => ({ folder, remove } = makeFolder({})));
  afterEach(() => remove());

  it('writes a system that can be planned as it is, under its own name everywhere', async () => {
    const made = await initFolder(join(folder, 'My Shop'));
    expect(made.name).to.equal('my-shop');
    expect(made.files).to.include.members(['README.md', 'system.yaml', 'runbook.md']);
    const [drill, ...more] = await findDrills(made.folder);
    expect(more).to.deep.equal([]);
    if (!drill) throw new Error('no drill');
    const { scenario, runbook, system } = drill;
    expect(scenario.id).to.equal('my-shop/greeter-hangs');
    const made2 = plan(scenario, runbook, system, injectors);
    expect(made2.notes).to.deep.equal([]);
    expect(made2.steps.map(({ action }) => action.kind)).to.deep.equal([
      'run',
      'run',
      'not-taken',
      'run',
      'run',
      'run',
    ]);
    for (const file of made.files) {
      const text = readFileSync(join(made.folder, file), 'utf8');
      expect(text, file).not.to.include('my-system');
    }
  });

  it('writes documents in which `firedrill check` finds nothing', async () => {
    const made = await initFolder(join(folder, 'corner-shop'));
    const { runbooks, notices, broken } = await checkFiles([made.folder]);
    expect(runbooks.map(({ file }) => basename(file)).sort()).to.deep.equal([
      'README.md',
      'runbook.md',
    ]);
    expect(runbooks.flatMap(({ findings }) => findings)).to.deep.equal([]);
    expect(broken).to.deep.equal([]);
    expect(notices.filter((text) => !text.startsWith('shellcheck'))).to.deep.equal([]);
  });

  it('writes a promise that leaves most of its time to the procedure', async () => {
    const [drill] = await findDrills((await initFolder(join(folder, 'shop'))).folder);
    if (!drill) throw new Error('no drill');
    const { rto, scenario } = plan(drill.scenario, drill.runbook, drill.system, injectors);
    expect(rto?.claim?.text).to.equal('< 60 seconds');
    expect(scenario.reactionMs)
      .to.be.above(0)
      .and.below((rto?.ms ?? 0) / 2);
  });

  it('says which name it has made of the folder’s', async () => {
    const { name, isOther } = await initFolder(join(folder, 'Bad Name!'));
    expect([name, isOther]).to.deep.equal(['bad-name', true]);
    expect((await initFolder(join(folder, 'orders'))).isOther).to.equal(false);
    expect((await initFolder(join(folder, 'Other Name'), 'shop')).isOther).to.equal(false);
  });

  it('uses the given name', async () => {
    const { name } = await initFolder(join(folder, 'x'), 'orders');
    expect(name).to.equal('orders');
    expect(readFileSync(join(folder, 'x/manifests/namespace.yaml'), 'utf8')).to.include(
      'name: orders',
    );
  });

  it('keeps other files of the folder, and overwrites nothing', async () => {
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    await initFolder(folder, 'orders');
    const before = readdirSync(folder);
    writeFileSync(join(folder, 'runbook.md'), 'mine');
    const found = await rejected(initFolder(folder, 'other'));
    expect(found).to.deep.include({ code: 'BAD_USAGE', exitCode: 2 });
    expect(found.message).to.include('runbook.md').and.include('system.yaml');
    expect(readdirSync(folder)).to.deep.equal(before);
    expect(readFileSync(join(folder, 'runbook.md'), 'utf8')).to.equal('mine');
    expect(readFileSync(join(folder, 'system.yaml'), 'utf8')).to.include('name: orders');
  });

  it('leaves nothing behind if it cannot write all files', async () => {
    // A file is in the way of a folder, after other files have been written.
    writeFileSync(join(folder, 'scenarios'), 'mine');
    const found = await rejected(initFolder(folder, 'orders'));
    expect(found.code).to.equal('BAD_USAGE');
    expect(readdirSync(folder)).to.deep.equal(['scenarios']);
  });

  it('refuses a folder that is a file', async () => {
    writeFileSync(join(folder, 'file'), 'mine');
    const found = await rejected(initFolder(join(folder, 'file')));
    expect(found).to.deep.include({ code: 'BAD_USAGE', exitCode: 2 });
  });

  for (const name of [
    '',
    'Shop',
    '9lives',
    'a_b',
    'kube-system',
    'default',
    '-x',
    'x'.repeat(41),
  ]) {
    it(`refuses the name ${JSON.stringify(name)}`, async () => {
      const found = await rejected(initFolder(join(folder, 'x'), name));
      expect(found).to.deep.include({ code: 'BAD_USAGE', exitCode: 2 });
      expect(found.next).to.include('--name');
      expect(existsSync(join(folder, 'x'))).to.equal(false);
    });
  }
});
