import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { makeFolder } from '../catalog/folders.ts';
import {
  edited,
  editedRepository,
  runbookFile,
  runbookText,
  scenarioFile,
} from './edits/five-edits.ts';
import { withoutEngine } from './without-engine.ts';

const bin = fileURLToPath(new URL('../../harness/bin.js', import.meta.url));

describe('affected drills from the command line', () => {
  let scratch: ReturnType<typeof editedRepository>;
  beforeEach(() => {
    scratch = editedRepository();
  });
  afterEach(() => scratch.remove());

  const firedrill = (args: readonly string[], cwd = scratch.folder): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [bin, ...args], {
      cwd,
      encoding: 'utf8',
      timeout: 50_000,
      env: withoutEngine(cwd),
    });
  const base = ['--base', 'main'];

  it('shows what changed, and which drills rehearse it', () => {
    scratch.write(runbookFile, edited('wrong selector'));
    const text = firedrill(['affected', ...base]);
    expect(text.status, text.stderr).to.equal(0);
    const line = runbookText.split('\n').indexOf('### Redis Pod Failure') + 1;
    expect(text.stdout.split('\n')).to.deep.equal([
      `${runbookFile}:${line}:1  Redis Pod Failure: steps`,
      'raibid-ci/redis-hang',
      `  its procedure “Redis Pod Failure” changed its steps: ${runbookFile}`,
      'Looked among the 1 drill of this repository.',
      '',
    ]);
    const json = JSON.parse(firedrill(['affected', ...base, '--json']).stdout);
    expect(json.base).to.deep.equal({ ref: 'main', commit: scratch.git('rev-parse', 'main') });
    expect(json.procedures[0]).to.deep.include({
      change: 'changed',
      aspects: ['steps'],
      rehearsedBy: ['raibid-ci/redis-hang'],
    });
    expect(json.drills[0]).to.deep.include({ id: 'raibid-ci/redis-hang', file: scenarioFile });
  });

  it('starts nothing if nothing is affected', () => {
    scratch.write(runbookFile, edited('typo in prose'));
    const ended = firedrill(['run', '--affected', ...base, '--ab', '--json']);
    expect(ended.status, ended.stderr).to.equal(0);
    expect(ended.stderr).to.include('affects a drill');
    expect(JSON.parse(ended.stdout).counts.total).to.equal(0);
  });

  it('calls an edit broken, without a cluster, that leaves nothing to drill', () => {
    scratch.write(runbookFile, runbookText.replace('### Redis Pod Failure', '### Redis is gone'));
    const ended = firedrill(['run', '--affected', ...base, '--ab']);
    expect(ended.stdout).to.include('✖ BROKEN  raibid-ci/redis-hang');
    expect(ended.stdout).to.include('has no procedure "Redis Pod Failure"');
    expect(ended.status).to.equal(1);
    const written = (name: string) => readFileSync(join(scratch.folder, 'out', name), 'utf8');
    expect(written('edits.md')).to.match(/^# Firedrill: 1 broken\n/);
    expect(written('junit.xml')).to.include('<failure').and.to.include('type="broken"');
    expect(JSON.parse(written('report.json')).edits[0].outcome).to.equal('broken');
    expect(existsSync(join(scratch.folder, 'out', 'report.html'))).to.equal(false);
    const plain = firedrill(['run', '--affected', ...base]);
    expect(plain.stderr).to.include('UNKNOWN_PROCEDURE');
    expect(plain.status).to.equal(2);
  });

  it('refuses what it cannot know', () => {
    const { folder, remove } = makeFolder({ 'ops.md': '' });
    const cases: readonly (readonly [SpawnSyncReturns<string>, string])[] = [
      [firedrill(['affected', ...base], folder), 'NO_REPOSITORY'],
      [firedrill(['affected', '--base', '--all']), 'BAD_USAGE'],
      [firedrill(['run', '--affected']), 'BAD_USAGE'],
      [firedrill(['run', 'raibid-ci/redis-hang', '--ab']), 'BAD_USAGE'],
      [firedrill(['run', '--affected', ...base, '--all']), 'BAD_USAGE'],
    ];
    remove();
    for (const [{ stderr, status }, code] of cases) {
      expect(stderr)
        .to.match(new RegExp(`^${code}  `))
        .and.to.include('\n→ ');
      expect(status).to.equal(2);
    }
  });
});
