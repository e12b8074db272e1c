import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { formatEvent } from '../../../harness/journal/journal-lines.ts';
import { late, mutantRecord, soon } from '../../judge/mutation/mutant-records.ts';
import { withoutEngine } from '../without-engine.ts';

const file = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const bin = file('harness/bin.js');
const journals = ['redis-hang', 'redis-pod-killed'].map((name) =>
  file(`fixtures/journals/${name}.jsonl`),
);

describe('firedrill history', function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-history-cli-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const firedrill = (args: readonly string[], env = {}): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [bin, ...args], {
      ...{ cwd: folder, encoding: 'utf8', timeout: 60_000 },
      env: { ...withoutEngine(folder), ...env },
    });

  // The superuser may read and write everywhere.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const asReader = (args: readonly string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [bin, ...args], {
      ...{ cwd: folder, encoding: 'utf8', timeout: 60_000, env: withoutEngine(folder), ...nobody },
    });

  it('imports journals once, compressed ones too, and lists them', () => {
    const packed = join(folder, 'packed.jsonl.gz');
    writeFileSync(packed, gzipSync(readFileSync(journals[0] ?? '')));
    const first = firedrill(['history', 'import', packed]);
    expect([first.stderr, first.status]).to.deep.equal(['', 0]);
    expect(first.stdout).to.equal('1 drill added, 0 known already.\n');
    const second = firedrill(['history', 'import', ...journals]);
    expect(second.stdout).to.equal('1 drill added, 1 known already.\n');
    const { stdout, status } = firedrill(['history', 'list', '--all']);
    expect(status).to.equal(0);
    expect(stdout.split('\n')[0]).to.match(
      /^raibid-ci\/redis-hang {2}text [0-9a-f]{8} {2}1 drill: 1 verified; 1 of 1 within 60 s; no claim yet; last 20\d\d-\d\d-\d\d; mean \d+\.\d\d s$/,
    );
    expect(firedrill(['history', 'list', '--since', '2020-01-01']).stdout.split('\n')[0]).to.match(
      /; 1 of 1 within 60 s; no claim yet; median \d+\.\d\d s; last 20\d\d-\d\d-\d\d$/,
    );
    const listed = JSON.parse(firedrill(['history', 'list', '--all', '--json']).stdout);
    const [since] = JSON.parse(
      firedrill(['history', 'list', '--since', '2020-01-01', '--json']).stdout,
    );
    expect([listed[0].median, since.median.atLeast]).to.deep.equal([null, false]);
    expect(listed).to.have.length(2);
    expect(listed[0].contentSha256).to.match(/^[0-9a-f]{64}$/);
    expect(existsSync(join(folder, '.firedrill', 'history.db'))).to.equal(true);
  });

  it('shows the drills of a scenario, exports all, and prunes old ones', () => {
    firedrill(['history', 'import', ...journals]);
    const shown = firedrill(['history', 'show', 'raibid-ci/redis-hang']).stdout.split('\n');
    expect(shown[0]).to.match(
      /^✔ 20\d\d-\d\d-\d\d \d\d:\d\d {2}verified: outage \d+\.\d\d s ± .*, stated 60 s; without the runbook more than .*; credit runbook$/,
    );
    expect(shown[1]).to.match(/^ {2}run \w+, text [0-9a-f]{8}, .*redis-hang\.jsonl$/);
    const unknown = firedrill(['history', 'show', 'raibid-ci/redis-hnag']);
    expect(unknown.stderr).to.include('Did you mean "raibid-ci/redis-hang"?');
    expect(unknown.status).to.equal(2);
    const rows = firedrill(['history', 'export']).stdout.trim().split('\n');
    expect(rows.map((line) => JSON.parse(line).drill)).to.have.members([
      'raibid-ci/redis-hang',
      'raibid-ci/redis-pod-killed',
    ]);
    const { stdout } = firedrill(['history', 'prune', '--before', '2026-12-01']);
    expect(stdout).to.equal(
      '2 drills from before 2026-12-01 removed; the sums of their months stay.\n',
    );
    expect(firedrill(['history', 'export']).stdout).to.equal('');
    expect(firedrill(['history', 'list', '--all']).stdout.trim().split('\n')).to.have.length(2);
    const again = firedrill(['history', 'import', ...journals]).stdout;
    expect(again).to.equal('0 drills added, 0 known already, 2 from before what was pruned.\n');
    expect(firedrill(['history', 'prune', '--before', '9999-01-01']).status).to.equal(2);
  });

  it('takes a journal that ended in place of one that broke off, and says what differs', () => {
    const whole = readFileSync(journals[1] ?? '', 'utf8');
    const lines = whole.trim().split('\n');
    writeFileSync(join(folder, 'cut.jsonl'), lines.slice(0, lines.length / 2).join('\n'));
    expect(firedrill(['history', 'import', 'cut.jsonl']).stdout).to.equal(
      '1 drill added, 0 known already.\n',
    );
    const replaced =
      '1 drill added, 1 of them in place of a journal that had broken off, 0 known already.\n';
    expect(firedrill(['history', 'import', journals[1] ?? '']).stdout).to.equal(replaced);
    const known = firedrill(['history', 'import', 'cut.jsonl']);
    expect([known.stdout, known.stderr]).to.deep.equal(['0 drills added, 1 known already.\n', '']);
    expect(firedrill(['history', 'list', '--all']).stdout).to.include('1 drill: 1 verified');
    const [soonest, latest] = [soon, late].map((story) => mutantRecord(story).events);
    for (const [name, events = []] of [
      ['soon', soonest],
      ['late', latest],
    ] as const) {
      writeFileSync(join(folder, `${name}.jsonl`), `${events.map(formatEvent).join('\n')}\n`);
    }
    firedrill(['history', 'import', 'late.jsonl']);
    expect(firedrill(['history', 'import', 'soon.jsonl']).stderr).to.match(
      /^soon\.jsonl says otherwise of [\w/-]+ of run [\w-]+: verified, and refuted in the history/,
    );
  });

  it('imports no drill that began in the future', () => {
    const whole = readFileSync(journals[1] ?? '', 'utf8');
    const later = new Date(Date.now() + 400 * 86_400_000).toISOString();
    const path = join(folder, 'later.jsonl');
    writeFileSync(path, whole.replace(/"startedAt":"[^"]*"/, `"startedAt":"${later}"`));
    const { stdout, stderr, status } = firedrill(['history', 'import', 'later.jsonl']);
    expect(stdout).to.equal('0 drills added, 0 known already.\n');
    expect(stderr).to.include(
      `BAD_JOURNAL  later.jsonl: its drill began on ${later.slice(0, 10)}, which is in the future.`,
    );
    expect(status).to.equal(2);
  });

  it('imports the drill of a page, and none of its mutants', () => {
    const files = [mutantRecord(soon), mutantRecord(late, 'M2')].map(({ events }, index) => {
      const path = join(folder, `${index}.jsonl`);
      writeFileSync(path, `${events.map(formatEvent).join('\n')}\n`);
      return path;
    });
    const { stdout } = firedrill(['history', 'import', ...files]);
    expect(stdout).to.equal('1 drill added, 0 known already.\n');
  });

  it('is beside the settings of the repository', () => {
    mkdirSync(join(folder, 'docs'));
    writeFileSync(join(folder, '.firedrill.yaml'), '');
    const args = [bin, 'history', 'import', ...journals];
    const env = withoutEngine(folder);
    spawnSync(process.execPath, args, { cwd: join(folder, 'docs'), encoding: 'utf8', env });
    expect(existsSync(join(folder, '.firedrill', 'history.db'))).to.equal(true);
  });

  it('imports what can be read, and says what cannot', () => {
    writeFileSync(join(folder, 'bad.jsonl'), '{');
    writeFileSync(join(folder, 'cut.jsonl.gz'), gzipSync('{"type":1}\n').subarray(0, 15));
    const ended = firedrill(['history', 'import', 'bad.jsonl', 'cut.jsonl.gz', journals[1] ?? '']);
    expect(ended.stdout).to.equal('1 drill added, 0 known already.\n');
    expect(ended.stderr).to.include('bad.jsonl:1:1').and.include('not a whole gzip file');
    expect(ended.status).to.equal(2);
  });

  it('refuses what is no history, before a drill is started too', () => {
    writeFileSync(join(folder, 'ops.md'), '# Operations\n'.repeat(100));
    for (const args of [
      ['history', 'list'],
      ['history', 'import', journals[1] ?? ''],
      ['run', 'raibid-ci/redis-hang'],
    ]) {
      const { stderr, status } = firedrill([...args, '--history', 'ops.md']);
      expect(stderr).to.match(
        /^BAD_HISTORY {2}The history ops\.md is not a history of Firedrill\./,
      );
      expect(status).to.equal(2);
    }
    expect(firedrill(['history', 'list', '--history', 'no.db']).stderr).to.include(
      'no.db does not exist',
    );
    expect(firedrill(['history', 'list', '--since', '2026-13-01']).status).to.equal(2);
  });

  it('leaves no history behind where nothing was to import, and makes none of an empty file', () => {
    const { stdout } = firedrill(['history', 'import', 'gone.jsonl', '--history', 'new.db']);
    expect(stdout).to.equal('0 drills added, 0 known already.\n');
    writeFileSync(join(folder, 'empty.db'), '');
    for (const args of [
      ['list'],
      ['show', 'raibid-ci/redis-hang'],
      ['export'],
      ['import', ...journals],
    ]) {
      const { stderr, status } = firedrill(['history', ...args, '--history', 'empty.db']);
      expect(stderr).to.match(
        /^BAD_HISTORY {2}The history empty\.db is not a history of Firedrill\./,
      );
      expect(status).to.equal(2);
    }
    expect(readdirSync(folder)).to.deep.equal(['empty.db']);
    expect(readFileSync(join(folder, 'empty.db'), 'utf8')).to.equal('');
  });

  it('is read by who may not write it, and is not changed by reading', function () {
    firedrill(['history', 'import', ...journals]);
    const kept = join(folder, '.firedrill');
    const before = readFileSync(join(kept, 'history.db'));
    chmodSync(join(kept, 'history.db'), 0o444);
    chmodSync(kept, 0o555);
    chmodSync(folder, 0o755);
    if (asReader(['--version']).status !== 0) this.skip();
    const read = [
      ['history', 'list', '--all'],
      ['history', 'show', 'raibid-ci/redis-hang'],
      ['history', 'export'],
    ].map(asReader);
    chmodSync(kept, 0o755);
    expect(read.map(({ stderr, status }) => [stderr, status])).to.deep.equal(
      read.map(() => ['', 0]),
    );
    expect(readdirSync(kept)).to.deep.equal(['history.db']);
    expect(readFileSync(join(kept, 'history.db')).equals(before)).to.equal(true);
  });

  it('says where it may not look, and where nothing can be made', function () {
    firedrill(['history', 'import', ...journals, '--history', 'closed/h.db']);
    cpSync(file('fixtures/template'), join(folder, 'closed/mine'), { recursive: true });
    chmodSync(join(folder, 'closed'), 0o000);
    chmodSync(folder, 0o755);
    const works = asReader(['--version']).status === 0;
    const refused = [
      ['history', 'list', '--history', 'closed/h.db'],
      ['status', '--history', 'closed/h.db'],
      ['plan', './closed/mine'],
      ['plan', './closed/mine/scenarios/greeter-hangs.yaml'],
      ['check', 'closed/mine'],
      ['run', './closed/mine'],
    ].map(asReader);
    chmodSync(join(folder, 'closed'), 0o755);
    if (!works) this.skip();
    for (const { stderr, status } of refused) {
      expect(stderr).to.include('ermission denied').and.not.include('does not exist');
      expect(status).to.equal(2);
    }
  });

  it('does not wait for ever where no folder can be made', function () {
    if (!existsSync('/proc/self')) this.skip();
    const args = ['history', 'import', ...journals, '--history', '/proc/none/x/h.db'];
    for (const one of [args, ['init', '/proc/none/x']]) {
      const { status, stderr, error } = firedrill(one);
      expect(error, one[0]).to.equal(undefined);
      expect(stderr).to.match(/^(?:HISTORY_FAILED|BAD_USAGE) {2}[^\n]*\/proc\/none\/x/);
      expect(status).to.be.oneOf([2, 3]);
    }
  });

  it('says that a drill was pruned, and does not say that there is none', () => {
    firedrill(['history', 'import', ...journals]);
    firedrill(['history', 'prune', '--before', '2026-12-01']);
    const { stdout, stderr, status } = firedrill(['history', 'show', 'raibid-ci/redis-hang']);
    expect([stdout, status]).to.deep.equal(['', 0]);
    expect(stderr).to.equal(
      'All drills of raibid-ci/redis-hang were pruned; `firedrill history list --all` shows the sums of their months.\n',
    );
    const json = firedrill(['history', 'show', 'raibid-ci/redis-hang', '--json']);
    expect(JSON.parse(json.stdout)).to.deep.equal([]);
  });

  it('prints no part of a connection string, wherever it stands and whatever is wrong with it', () => {
    const secret = 'night:s3cret@127.0.0.1:1/base';
    for (const [args, env] of [
      [['--history', `postgres://${secret}`], {}],
      [[], { FIREDRILL_HISTORY: `postgres://${secret}` }],
      [[], { FIREDRILL_HISTORY: `postgres:/${secret}` }],
      [[], { FIREDRILL_HISTORY: `mysql://${secret}` }],
      [[], { FIREDRILL_HISTORY: 'postgres://night:s3cret@[127.0.0.1:1/base' }],
    ] as const) {
      const { stdout, stderr, status } = firedrill(['history', 'list', ...args], env);
      expect(stdout + stderr).to.not.match(/night|s3cret|127\.0\.0\.1|base/);
      expect(stderr.split('\n')).to.have.length(3);
      expect(status).to.be.oneOf([2, 3]);
    }
  });
});
