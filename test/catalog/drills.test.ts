import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect } from 'chai';
import { drillsNamed, findDrills, listDrills, loadDrill } from '../../harness/catalog/drills.ts';
import { rejected } from '../scenario/thrown.ts';
import { makeFolder, runbookText, userFolder } from './folders.ts';

const hang = userFolder['scenarios/hang.yaml'] ?? '';

describe('drills in a folder of the user', () => {
  let folder = '';
  let remove = () => {};
  beforeEach(() => ({ folder, remove } = makeFolder(userFolder)));
  afterEach(() => remove());
  const load = (name: string) => loadDrill(join(folder, name));
  /** Writes the scenario anew and gives the error that it then has. */
  const loadChanged = (from: string, to: string) => {
    writeFileSync(join(folder, 'scenarios/hang.yaml'), hang.replace(from, to));
    return rejected(load('scenarios/hang.yaml'));
  };

  it('loads a scenario with the system and the runbook that it names', async () => {
    const { scenario, system, runbook } = await load('scenarios/hang.yaml');
    expect(scenario.id).to.equal('shop/hang');
    expect(system.folder).to.equal(folder);
    expect(system.images[1]?.build).to.equal(join(folder, 'images/db'));
    expect(runbook.procedures.map(({ title }) => title)).to.deep.equal(['Restart']);
  });

  it('refuses two files with one id, naming both; one file named twice is one drill', async () => {
    const other = makeFolder(userFolder);
    try {
      const twice = await drillsNamed([folder, join(folder, 'scenarios/hang.yaml')]);
      expect(twice.map(({ scenario }) => scenario.id)).to.deep.equal(['shop/hang']);
      const error = await rejected(drillsNamed([folder, other.folder]));
      expect(error).to.include({ code: 'BAD_SCENARIO' });
      expect(error.message).to.include(folder).and.include(other.folder).and.include('shop/hang');
      const { drills, broken } = await listDrills([folder, folder, other.folder]);
      expect(drills.map(({ scenario }) => scenario.id)).to.deep.equal(['shop/hang']);
      expect(broken.map((one) => one.error.code)).to.deep.equal(['BAD_SCENARIO']);
    } finally {
      other.remove();
    }
  });

  it('finds them by folder, by folder of scenarios, and by file, absolute or not', async () => {
    const targets = [
      folder,
      relative('', folder),
      join(folder, 'scenarios'),
      `${folder}/scenarios/hang.yaml`,
    ];
    for (const target of targets) {
      const found = await findDrills(target);
      expect(
        found.map(({ scenario }) => scenario.id),
        target,
      ).to.deep.equal(['shop/hang']);
    }
  });

  it('uses another runbook, and does not need the one in the scenario then', async () => {
    rmSync(join(folder, 'ops.md'));
    writeFileSync(join(folder, 'other.md'), runbookText);
    const [drill] = await findDrills(folder, { runbook: join(folder, 'other.md') });
    expect(drill?.runbook.file).to.equal(join(folder, 'other.md'));
    const missing = await rejected(findDrills(folder, { runbook: 'no-such.md' }));
    expect(missing).to.deep.include({
      code: 'BAD_RUNBOOK',
      exitCode: 2,
      at: undefined,
      message: 'no-such.md does not exist.',
    });
  });

  it('names the line of the scenario that names a missing runbook', async () => {
    const found = await loadChanged('../ops.md', '../opps.md');
    expect(found).to.deep.include({ code: 'BAD_RUNBOOK', exitCode: 2 });
    expect(found.at).to.equal(join(folder, 'scenarios/hang.yaml:3:1'));
    expect(found.message).to.include('opps.md');
  });

  it('names the line of the scenario that names a missing system', async () => {
    const found = await loadChanged('system: ..', 'system: ../shop');
    expect(found).to.deep.include({ code: 'BAD_SYSTEM', exitCode: 2 });
    expect(found.at).to.equal(join(folder, 'scenarios/hang.yaml:2:1'));
    expect(found.message).to.include(join(folder, 'shop/system.yaml'));
  });

  it('does not reach a built-in runbook through a path', async () => {
    const found = await loadChanged('../ops.md', '../../../../../etc/no-such');
    expect(found.code).to.equal('BAD_RUNBOOK');
  });

  it('names the line of system.yaml with missing manifests', async () => {
    rmSync(join(folder, 'manifests/kustomization.yaml'));
    writeFileSync(
      join(folder, 'system.yaml'),
      `${userFolder['system.yaml']}manifests: manifests\n`,
    );
    const found = await rejected(load('scenarios/hang.yaml'));
    expect(found).to.deep.include({ code: 'BAD_SYSTEM', at: join(folder, 'system.yaml:12:1') });
    expect(found.message).to.include('kustomization.yaml');
  });

  it('checks the folders of parts as well', async () => {
    const withPart = (part: string) =>
      writeFileSync(
        join(folder, 'system.yaml'),
        `${userFolder['system.yaml']}parts:\n  ci: { ${part} }\n`,
      );
    withPart('manifests: [manifests, parts/ci]');
    expect((await rejected(load('scenarios/hang.yaml'))).at).to.equal(
      join(folder, 'system.yaml:13:32'),
    );
    withPart("mirrored: [{ image: { name: a, build: b }, as: 'docker.io/a/b:1' }]");
    expect((await rejected(load('scenarios/hang.yaml'))).at).to.equal(
      join(folder, 'system.yaml:13:40'),
    );
  });

  it('refuses manifests that a link leads out of the folder', async () => {
    const outside = makeFolder({ 'kustomization.yaml': 'resources: []\n' });
    rmSync(join(folder, 'manifests'), { recursive: true });
    symlinkSync(outside.folder, join(folder, 'manifests'));
    const found = await rejected(load('scenarios/hang.yaml'));
    outside.remove();
    expect(found.code).to.equal('BAD_SYSTEM');
    expect(found.message).to.match(/is outside the system's folder/);
  });

  it('refuses a build folder without a Dockerfile', async () => {
    rmSync(join(folder, 'images/db/Dockerfile'));
    const found = await rejected(load('scenarios/hang.yaml'));
    expect(found).to.deep.include({ code: 'BAD_SYSTEM', at: join(folder, 'system.yaml:2:41') });
  });

  it('refuses a scenario that is missing or malformed, and a folder without one', async () => {
    expect(await rejected(findDrills(join(folder, 'ops.md')))).to.deep.include({
      code: 'BAD_USAGE',
      message: `${join(folder, 'ops.md')} is a runbook, not a scenario.`,
      next: 'Name the scenario, and give the text with --runbook; `firedrill plan FILE` shows how the text is read.',
    });
    expect(await rejected(findDrills(join(folder, 'system.yaml')))).to.deep.include({
      code: 'BAD_USAGE',
      message: `${join(folder, 'system.yaml')} is a system, not a scenario.`,
      next: `Name its folder: ${folder}`,
    });
    for (const text of ['', '# later\n']) {
      writeFileSync(join(folder, 'empty.yaml'), text);
      expect(await rejected(findDrills(join(folder, 'empty.yaml')))).to.deep.include({
        code: 'BAD_SCENARIO',
        message: `${join(folder, 'empty.yaml')} is empty.`,
      });
    }
    expect(await rejected(findDrills('./no-such.yaml'))).to.deep.include({
      code: 'BAD_SCENARIO',
      exitCode: 2,
      message: 'no-such.yaml does not exist.',
    });
    const malformed = await loadChanged('title: The', 'titel: The');
    expect(malformed.at).to.equal(join(folder, 'scenarios/hang.yaml:1:1'));
    mkdirSync(join(folder, 'empty'));
    expect(await rejected(findDrills(join(folder, 'empty')))).to.deep.include({
      code: 'BAD_USAGE',
      exitCode: 2,
    });
  });

  it('lists the drills that can be read, and an error for each of the others', async () => {
    writeFileSync(join(folder, 'scenarios/bad.yaml'), 'title: [');
    mkdirSync(join(folder, 'scenarios/deeper'));
    writeFileSync(
      join(folder, 'scenarios/deeper/again.yaml'),
      hang.replace('..', '../..').replace('../ops.md', '../../ops.md'),
    );
    const { drills, broken } = await listDrills([folder]);
    expect(drills.map(({ scenario }) => scenario.id)).to.deep.equal(['shop/again', 'shop/hang']);
    expect(broken.map(({ error }) => error.code)).to.deep.equal(['BAD_SCENARIO']);
    expect((await rejected(findDrills(folder))).code).to.equal('BAD_SCENARIO');
  });

  it('lists the others where reading one crashes, which is a fault of Firedrill', async () => {
    writeFileSync(join(folder, 'scenarios/other.yaml'), hang);
    const load: typeof loadDrill = (path, options) => {
      if (path.endsWith('hang.yaml')) throw new TypeError('no such key');
      return loadDrill(path, options);
    };
    const { drills, broken } = await listDrills([folder], {}, load);
    expect(drills.map(({ scenario }) => scenario.id)).to.deep.equal(['shop/other']);
    expect(broken[0]?.error).to.include({ code: 'INTERNAL', exitCode: 3 });
    expect(broken[0]?.error.message).to.match(/hang\.yaml failed: TypeError: no such key\.$/);
  });

  it('does not read other YAML of a folder as scenarios', async () => {
    rmSync(join(folder, 'scenarios'), { recursive: true });
    const { drills, broken } = await listDrills([folder]);
    expect([...drills, ...broken]).to.deep.equal([]);
  });
});
