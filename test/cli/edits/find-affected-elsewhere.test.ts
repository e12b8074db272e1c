import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadDrill } from '../../../harness/catalog/drills.ts';
import { initFolder } from '../../../harness/catalog/init-folder.ts';
import { drillsAmong } from '../../../harness/cli/edits/drills-among.ts';
import { compareDrill, findAffected } from '../../../harness/cli/edits/find-affected.ts';
import { Repository } from '../../../harness/git/repository.ts';
import { runbookText, userFolder } from '../../catalog/folders.ts';
import { scratchRepository } from '../../git/scratch-repository.ts';
import { rejected } from '../../scenario/thrown.ts';

const edit = (text: string) => text.replace('rollout restart', 'rollout undo');
const hang = (userFolder['scenarios/hang.yaml'] ?? '').replace(
  '{ kind: process-hang, process: server }',
  '{ kind: pod-kill, target: { namespace: shop, selector: app=web } }',
);
const user = { ...userFolder, 'scenarios/hang.yaml': hang };
const below = (folder: string, files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

describe('where an edit is looked for', () => {
  let scratch: ReturnType<typeof scratchRepository>;
  const open = (files: Readonly<Record<string, string>>) => {
    scratch = scratchRepository(files);
  };
  afterEach(() => scratch.remove());

  const find = async (names: readonly string[] = [], folder = '.') => {
    const found = await findAffected(
      names.map((name) => join(scratch.folder, name)),
      { base: 'main', folder: join(scratch.folder, folder) },
    );
    return {
      ...found,
      ids: found.drills.map(({ source }) => source.scenario.id),
      changed: found.procedures.map(({ kind, title, place, rehearsedBy }) => [
        ...[kind, title, place.file.replace(`${scratch.folder}/`, ''), ...rehearsedBy],
      ]),
    };
  };

  it('is the folder that init makes, wherever in the repository', async () => {
    open({ 'README.md': 'Ours.\n' });
    await initFolder(join(scratch.folder, 'deep/my-system'));
    scratch.commit();
    scratch.write('deep/my-system/runbook.md', '');
    const { ids, changed, notes } = await find();
    expect(ids).to.deep.equal(['my-system/greeter-hangs']);
    expect(changed[0]).to.deep.equal([
      ...[
        'gone',
        'The greeter does not answer',
        'deep/my-system/runbook.md@main',
        'my-system/greeter-hangs',
      ],
    ]);
    expect(notes).to.deep.equal(['Looked among the 1 drill of this repository.']);
    rmSync(join(scratch.folder, 'deep/my-system/runbook.md'));
    expect(await rejected(find([], 'deep/my-system'))).to.include({ code: 'BAD_RUNBOOK' });
  });

  it('is every system of a repository with several, from any folder of it', async () => {
    const other = (userFolder['system.yaml'] ?? '').replace('name: shop', 'name: kiosk');
    open({ ...below('shops/a', user), ...below('shops/b', { ...user, 'system.yaml': other }) });
    scratch.write('shops/b/ops.md', edit(runbookText));
    for (const folder of ['.', 'shops/a']) {
      const { drills, notes } = await find([], folder);
      expect(drills.map(({ source }) => source.runbook.file)).to.deep.equal([
        join(scratch.folder, 'shops/b/ops.md'),
      ]);
      expect(notes[0]).to.include('the 2 drills of this repository');
    }
    expect((await find(['shops/a'])).notes).to.deep.equal(['Looked among the 1 drill named.']);
  });

  it('is what Firedrill brings along where nothing else is there, and says so', async () => {
    open({ ...user, 'chaos/scenarios/load.yaml': 'stages:\n  - 10\n' });
    expect((await find()).notes).to.deep.equal([
      'Looked among the 1 drill of this repository.',
      'chaos/scenarios/load.yaml is not a scenario of Firedrill’s, so it was skipped.',
    ]);
    rmSync(join(scratch.folder, 'scenarios/hang.yaml'));
    const { notes } = await find();
    expect(notes[0]).to.match(
      /^This repository has no scenarios\. Looked among the \d+ drills built in\.$/,
    );
  });

  it('refuses two drills of one id, as their journals could not be told apart', async () => {
    open({ ...below('shops/a', user), ...below('shops/b', user) });
    const error = await rejected(find());
    expect(error).to.include({ code: 'BAD_SCENARIO' });
    expect(error.message).to.include('shops/a').and.include('shops/b').and.include('shop/hang');
  });

  it('goes on where reading one drill crashes, and says so', async () => {
    open({ ...user, 'scenarios/other.yaml': hang });
    const repository = await Repository.of(scratch.folder);
    const load: typeof loadDrill = (path, options) => {
      if (path.endsWith('hang.yaml')) throw new TypeError('no such key');
      return loadDrill(path, options);
    };
    const { sources, failures } = await drillsAmong([], repository, undefined, load);
    expect(sources.map(({ scenario }) => scenario.id)).to.deep.equal(['shop/other']);
    expect(failures.map(({ code, message }) => `${code} ${message}`).join()).to.match(
      /^INTERNAL .*hang\.yaml failed: TypeError: no such key\.$/,
    );
  });

  it('counts a drill as affected where comparing it crashes, and goes on', async () => {
    open({ ...user, 'scenarios/other.yaml': hang });
    scratch.write('ops.md', edit(runbookText));
    const compare: typeof compareDrill = (source, ...more) => {
      if (source.scenario.id === 'shop/hang') throw new TypeError('no such step');
      return compareDrill(source, ...more);
    };
    const { drills, failures } = await findAffected(
      [],
      { base: 'main', folder: scratch.folder },
      compare,
    );
    expect(drills.map(({ source, changes }) => [source.scenario.id, changes.length])).to.eql([
      ['shop/hang', 0],
      ['shop/other', 1],
    ]);
    expect(drills[0]?.reasons.join()).to.match(/^INTERNAL: .*TypeError: no such step/);
    expect(failures.map(({ code }) => code)).to.deep.equal(['INTERNAL']);
  });

  it('is not at an end where a scenario, wherever it is, cannot be read', async () => {
    open(below('shops/a', user));
    scratch.write('shops/a/scenarios/hang.yaml', 'title: [x');
    expect(await rejected(find())).to.include({ code: 'BAD_SCENARIO' });
    scratch.write('shops/a/scenarios/hang.yaml', hang);
    scratch.write('scenarios/deep/x.yaml', 'fault: {}\nprocedure: Restart\n');
    expect(await rejected(find())).to.include({ code: 'BAD_SCENARIO' });
  });

  it('names changed procedures that no drill rehearses, of any runbook', async () => {
    const names = ['team/runbooks/web.md', 'team/db-runbook.md', 'docs/ops/mail.md', 'notes.md'];
    open({
      ...user,
      ...Object.fromEntries(names.map((name) => [name, runbookText])),
      '.firedrill.yaml': 'check: { files: [docs/ops/*.md] }\n',
    });
    for (const name of names) scratch.write(name, edit(runbookText));
    expect((await find()).changed).to.deep.equal([
      ['changed', 'Restart', 'docs/ops/mail.md'],
      ['changed', 'Restart', 'team/db-runbook.md'],
      ['changed', 'Restart', 'team/runbooks/web.md'],
    ]);
    rmSync(join(scratch.folder, 'docs'), { recursive: true });
    expect((await find()).changed[0]).to.deep.equal(['gone', 'Restart', 'docs/ops/mail.md@main']);
  });

  it('is no change of a procedure where its runbook only lies elsewhere', async () => {
    open({ ...user, 'runbooks/db.md': runbookText.replaceAll('web', 'db') });
    mkdirSync(join(scratch.folder, 'docs'));
    scratch.git('mv', 'ops.md', 'docs/web-runbook.md');
    scratch.git('mv', 'runbooks/db.md', 'runbooks/database.md');
    scratch.write('scenarios/hang.yaml', hang.replace('../ops.md', '../docs/web-runbook.md'));
    expect(await find()).to.deep.include({ changed: [], ids: [] });
    scratch.write('docs/web-runbook.md', `${edit(runbookText)}\n## Stop\n\n\`\`\`sh\nls\n\`\`\`\n`);
    const { changed, drills } = await find();
    expect(changed).to.deep.equal([
      ['changed', 'Restart', 'docs/web-runbook.md', 'shop/hang'],
      ['new', 'Stop', 'docs/web-runbook.md'],
    ]);
    expect(drills[0]?.old?.runbook.file).to.match(/ops\.md@main$/);
  });

  it('is a link that leads to another runbook, on whatever part of the way', async () => {
    open({ ...user, 'v1/ops.md': runbookText, 'v2/ops.md': edit(runbookText) });
    rmSync(join(scratch.folder, 'ops.md'));
    symlinkSync('current/ops.md', join(scratch.folder, 'ops.md'));
    symlinkSync('v1', join(scratch.folder, 'current'));
    scratch.commit();
    expect(await find()).to.deep.include({ changed: [], ids: [] });
    rmSync(join(scratch.folder, 'current'));
    symlinkSync('v2', join(scratch.folder, 'current'));
    for (const state of ['not committed', 'committed']) {
      const { changed, drills } = await findAt(state === 'committed');
      expect(changed, state).to.deep.equal([['changed', 'Restart', 'ops.md', 'shop/hang']]);
      expect(drills[0]?.old?.runbook.text).to.equal(runbookText);
    }
  });

  const findAt = async (committed: boolean) => {
    if (!committed) return find();
    scratch.git('switch', '--quiet', '--create', 'edit');
    scratch.commit();
    return find();
  };

  it('is a link that leads to another scenario or system', async () => {
    open({
      ...below('shop-1', user),
      ...below('shop-2', user),
      'new.yaml': `${hang}reaction: 5s\n`,
    });
    symlinkSync('shop-1', join(scratch.folder, 'shop'));
    rmSync(join(scratch.folder, 'shop-1/scenarios/hang.yaml'));
    symlinkSync(
      '../../shop-2/scenarios/hang.yaml',
      join(scratch.folder, 'shop-1/scenarios/hang.yaml'),
    );
    scratch.commit();
    expect((await find(['shop'])).ids).to.deep.equal([]);
    rmSync(join(scratch.folder, 'shop'));
    symlinkSync('shop-2', join(scratch.folder, 'shop'));
    const { drills } = await find(['shop']);
    expect(drills[0]?.reasons).to.satisfy(([reason]: string[]) =>
      reason?.startsWith('a link to its system changed: '),
    );
    rmSync(join(scratch.folder, 'shop-1/scenarios/hang.yaml'));
    symlinkSync('../../new.yaml', join(scratch.folder, 'shop-1/scenarios/hang.yaml'));
    expect((await find(['shop-1'])).ids).to.deep.equal(['shop/hang']);
  });

  it('is not in a repository within this one, which a note says', async () => {
    open(user);
    const other = scratchRepository(user);
    const head = other.git('rev-parse', 'HEAD');
    renameSync(other.folder, join(scratch.folder, 'sys'));
    expect((await find()).notes).to.include(
      'sys is a repository of its own, so its drills were not considered.',
    );
    scratch.git('update-index', '--add', '--cacheinfo', `160000,${head},sys`);
    scratch.git('commit', '--quiet', '--message', 'a submodule');
    expect((await find()).notes).to.have.length(1);
    scratch.write('sys/ops.md', edit(runbookText));
    expect((await find()).notes[1]).to.match(/^sys is a repository of its own/);
  });
});
