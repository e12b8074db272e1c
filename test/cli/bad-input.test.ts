import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { withoutEngine } from './without-engine.ts';

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const bin = file('harness/bin.js');
const journal = file('fixtures/journals/redis-pod-killed.jsonl');

describe('bad input from the command line', function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-bad-input-'));
    cpSync(file('fixtures/template'), join(folder, 'mine'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const firedrill = (...args: string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [bin, ...args], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      env: withoutEngine(folder),
    });

  const expectBad = (ended: SpawnSyncReturns<string>, code: string, ...says: string[]) => {
    expect(ended.stderr).to.match(new RegExp(`^${code}  `));
    for (const text of says) expect(ended.stderr).to.include(text);
    expect(ended.stderr).to.include('\n→ ').and.not.include('    at ');
    expect(ended.status).to.equal(2);
    expect(readdirSync(folder)).to.deep.equal(['mine']);
  };

  it('names the line of a scenario that is not YAML', () => {
    writeFileSync(join(folder, 'mine/scenarios/greeter-hangs.yaml'), 'title: [x\nsystem: ..\n');
    expectBad(firedrill('run', 'mine'), 'BAD_SCENARIO', 'mine/scenarios/greeter-hangs.yaml:2:1');
  });

  it('does not take binary data for a runbook', () => {
    writeFileSync(join(folder, 'mine/runbook.md'), Buffer.from([0, 255, 254, 0, 1]));
    expectBad(firedrill('run', 'mine'), 'BAD_RUNBOOK', 'mine/runbook.md is not a UTF-8 text file');
  });

  it('does not take a text for a runbook that is longer than any', () => {
    const long = `# Shop\n\n${'Words.\n\n'.repeat(70_000)}`;
    writeFileSync(join(folder, 'mine/runbook.md'), long);
    const says = `mine/runbook.md has ${long.length} characters; Firedrill reads at most 500000.`;
    expectBad(firedrill('plan', 'mine/runbook.md'), 'BAD_RUNBOOK', says);
    expectBad(firedrill('run', 'mine'), 'BAD_RUNBOOK', says);
  });

  it('refuses options of which one would be ignored', () => {
    for (const [args, says] of [
      [['run', 'mine', '--history', 'a.db', '--no-history'], '--history and --no-history'],
      [['run', 'mine', '--no-history', '--history', 'a.db'], '--history and --no-history'],
      [['mutate', 'mine', '--list', '--check-only'], '--list and --check-only'],
      [['run', 'mine', '--runbook', '-'], '--runbook - '],
      [['plan', 'mine', '--runbook', '-'], '--runbook - '],
      [['mutate', 'mine', '--runbook', '-'], '--runbook - '],
    ] as const)
      expectBad(firedrill(...args), 'BAD_USAGE', says);
  });

  it('quotes a value that is empty', () => {
    for (const [args, says, code = 'BAD_USAGE'] of [
      [['run', 'mine', '--trials', ''], '--trials "": expected'],
      [['run', 'mine', '--until', '', '--most', '3'], '--until "": expected'],
      [['run', 'mine', '--lanes', ''], '--lanes "": expected'],
      [['run', 'mine', '--shard', ''], '--shard "": expected'],
      [['mutate', 'mine', '--seed', ''], '--seed "": expected'],
      [['history', 'list', '--since', ''], '--since "": expected'],
      [['history', 'show', 'x', '--most', ''], '--most "": expected'],
      [['status', '--expires', ''], '--expires "": expected'],
      [['check', 'mine', '--rule', ''], '--rule "": this rule'],
      [['check', 'mine', '--out', ''], '--out "": '],
      [['run', 'mine', '--out', ''], '--out "": '],
      [['plan', 'mine', '--runbook', ''], '--runbook "" '],
      [['check', 'mine', '--baseline', ''], '"" does not exist', 'BAD_SETTINGS'],
      [['judge', ''], '"" does not exist', 'BAD_JOURNAL'],
      [['history', 'import', ''], '"" does not exist', 'BAD_JOURNAL'],
    ] as const)
      expectBad(firedrill(...args), code, says);
  });

  it('ends in a sentence where nothing more can be written', function () {
    if (!existsSync('/dev/full')) this.skip();
    for (const args of [['check', 'mine'], ['list'], ['list', '--json'], ['plan', 'mine']]) {
      const full = openSync('/dev/full', 'w');
      const { stderr, status } = spawnSync(process.execPath, [bin, ...args], {
        ...{ cwd: folder, encoding: 'utf8', timeout: 60_000, env: withoutEngine(folder) },
        stdio: ['ignore', full, 'pipe'],
      });
      closeSync(full);
      expect(stderr, args.join(' ')).to.match(
        /^OUTPUT_FAILED {2}[^\n]*no space left on device\.\n→ [^\n]*\n$/,
      );
      expect(status).to.equal(3);
    }
  });

  it('knows its arms', () => {
    expectBad(firedrill('run', 'mine', '--arms', 'bogus'), 'BAD_USAGE', '"bogus"');
    expectBad(firedrill('run', 'mine', '--arms', 'runbook,without-99'), 'BAD_USAGE', '99');
    for (const names of [
      ['--all', '--smoke'],
      ['mine', '--all'],
      ['mine', '--smoke'],
    ])
      expectBad(firedrill('run', ...names), 'BAD_USAGE', 'only one of them');
    expectBad(firedrill('setup', 'mine', '--smoke'), 'BAD_USAGE', 'only one of them');
  });

  it('knows what a declaration of trials is, and what chooses the arms', () => {
    for (const [args, says] of [
      [['--trials', '0'], 'expected a whole number from 1 to 300'],
      [['--trials', '3', '--most', '9'], '--trials declares a number'],
      [['--until', 'p99', '--most', '9'], 'expected p50, p90 or p95'],
      [['--until', 'p90'], '--until needs --most'],
      [['--seed', '7'], 'only with --trials or --until'],
      [['--ablate', '--arms', 'control'], '--ablate chooses the arms'],
    ] as const) {
      expectBad(firedrill('run', 'mine', ...args), 'BAD_USAGE', says);
    }
  });

  it('says at once that reports cannot go where --out says', () => {
    const aFile = join('mine', 'runbook.md');
    expectBad(firedrill('run', 'mine', '--out', aFile), 'BAD_USAGE', `--out ${aFile}`);
    expectBad(firedrill('judge', journal, '--out', `${aFile}/x`), 'BAD_USAGE', '--out');
  });

  it('does not wait for ever for a folder that the system refuses', function () {
    if (process.platform !== 'linux') this.skip();
    expectBad(firedrill('run', 'mine', '--out', '/proc/reports'), 'BAD_USAGE', '/proc/reports');
  });

  it('lists nothing without saying so', () => {
    expectBad(firedrill('list', 'nowhere'), 'BAD_USAGE', 'nowhere');
  });

  it('does not fill the folder it is in by mistake', () => {
    expectBad(firedrill('init', ''), 'BAD_USAGE');
  });

  it('points from a wrong option or command to the help that has the right one', () => {
    const refused: readonly (readonly [string[], string, string])[] = [
      [['check', '--frmat', 'json'], "unknown option '--frmat'", 'firedrill check --help'],
      [['up', '--keep', 'x'], "unknown option '--keep'", 'firedrill up --help'],
      [['plan'], "missing required argument 'name'", 'firedrill plan --help'],
      [['--keep'], "unknown option '--keep'", 'firedrill --help'],
      [['chek'], "unknown command 'chek'\n(Did you mean check?)", 'firedrill --help'],
      [['help', 'nosuch'], "unknown command 'nosuch'", 'firedrill --help'],
    ];
    for (const [words, what, where] of refused) {
      const { status, stdout, stderr } = firedrill(...words);
      expect(stderr).to.match(new RegExp(`^error: ${what.replace(/[()?]/g, '.')}`));
      expect(stderr).to.include(`\n→ ${where} `);
      expect(stderr.split('\n').length, stderr).to.be.below(5);
      expect([status, stdout]).to.deep.equal([2, '']);
    }
    expect(firedrill('help', 'check').stdout).to.match(/^Usage: firedrill check /);
  });

  it('says what is wrong with a journal', () => {
    const torn = join(folder, 'mine', 'torn.jsonl');
    writeFileSync(torn, '');
    expectBad(firedrill('judge', torn), 'BAD_JOURNAL', 'torn.jsonl is empty');
    writeFileSync(torn, '{"type":');
    expectBad(firedrill('judge', torn), 'BAD_JOURNAL', 'torn.jsonl:1:1');
  });

  it('is quiet when its reader has enough', () => {
    const [node, ...args] = [process.execPath, bin, 'list', '--json'].map((part) => `'${part}'`);
    const script = `set -o pipefail; { ${node} ${args.join(' ')}; } | true`;
    const { status, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    expect(stderr).to.equal('');
    expect(status).to.equal(0);
  });
});
