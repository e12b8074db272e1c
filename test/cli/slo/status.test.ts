import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { append } from '../../../harness/history/append.ts';
import { openHistory } from '../../../harness/history/open-history.ts';
import { sqliteAt } from '../../../harness/history/place.ts';
import { row } from '../../history/rows.ts';
import { withoutEngine } from '../without-engine.ts';

const file = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const bin = file('harness/bin.js');
const journal = file('fixtures/journals/redis-hang.jsonl');

describe('firedrill status', function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-status-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  async function fortyNightsOf(drill: string): Promise<void> {
    const history = await openHistory(sqliteAt(join(folder, '.firedrill', 'history.db')));
    const nights = Array.from({ length: 40 }, (_, index) =>
      row({ run: `r${index}`, drill, startedMs: Date.now() - (index + 0.5) * 86_400_000 }),
    );
    await append(history, nights);
    await history.close();
  }

  const firedrill = (...args: readonly string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [bin, ...args], {
      ...{ cwd: folder, encoding: 'utf8', timeout: 60_000, env: withoutEngine(folder) },
    });

  it('lists the procedures of a repository that never drilled, and then those that did', () => {
    spawnSync('git', ['init', '--quiet', folder]);
    cpSync(file('fixtures/template'), join(folder, 'my-system'), { recursive: true });
    mkdirSync(join(folder, 'runbooks'));
    writeFileSync(
      join(folder, 'runbooks', 'ops.md'),
      '# Ops\n\n## Stock is gone\n\n```sh\nuptime\n```\n',
    );
    const never = firedrill('status');
    expect(never.stderr).to.include(
      '.firedrill/history.db does not exist: nothing was drilled yet.',
    );
    expect(never.stdout.trim().split('\n')).to.deep.equal([
      '? never drilled  Stock is gone (runbooks/ops.md:3): no drill rehearses it',
      '? never drilled  my-system/greeter-hangs  The greeter does not answer (my-system/runbook.md:3)',
    ]);
    firedrill('history', 'import', journal);
    const [, , last] = firedrill('status').stdout.trim().split('\n');
    expect(last).to.match(
      /raibid-ci\/redis-hang {2}Redis Pod Failure .*; no drill of this repository/,
    );
    const drawn = firedrill(
      'status',
      'raibid-ci/redis-hang',
      '--format',
      'badge',
      '--out',
      'b.svg',
    );
    expect([drawn.stdout, drawn.stderr, drawn.status]).to.deep.equal(['', '', 0]);
    expect(readFileSync(join(folder, 'b.svg'), 'utf8')).to.match(
      /· \d\.\d\d s of 60 s · 1 of 1 in time · credit 1 of 1<\/title>/,
    );
  });

  it('and slo call a drill expired that can no longer be planned, with the reason', async () => {
    spawnSync('git', ['init', '--quiet', folder]);
    cpSync(file('fixtures/template'), join(folder, 'my-system'), { recursive: true });
    const runbook = join(folder, 'my-system', 'runbook.md');
    const renamed = readFileSync(runbook, 'utf8').replace(/^## .*$/gm, '## Another heading');
    writeFileSync(runbook, renamed);
    writeFileSync(join(folder, '.firedrill.yaml'), 'objectives: [{ name: all, target: 90 % }]\n');
    const drill = 'my-system/greeter-hangs';
    await fortyNightsOf(drill);
    const why = /expired: it cannot be planned: .*The greeter does not answer/;
    const lines = firedrill('status').stdout.split('\n');
    const line = lines.find((one) => one.includes(drill));
    expect(line).to.match(why).and.not.include('no drill of this repository');
    expect(firedrill('status', drill, '--format', 'badge').stdout).to.include('>expired, drilled');
    for (const format of ['text', 'markdown', 'html']) {
      const { stdout, status } = firedrill('slo', '--format', format);
      expect(stdout, format).to.match(why);
      expect(status, format).to.equal(3);
    }
    const { objectives } = JSON.parse(firedrill('slo', '--format', 'json').stdout);
    expect(objectives[0].procedures[0].expired).to.match(/^it cannot be planned: /);
    expect(firedrill('slo', '--format', 'openmetrics').stdout).to.match(
      /firedrill_procedure_expired_info\{.*reason="it cannot be planned: /,
    );
  });

  it('and slo call a drill expired whose scenario can no longer be read', async () => {
    spawnSync('git', ['init', '--quiet', folder]);
    cpSync(file('fixtures/template'), join(folder, 'my-system'), { recursive: true });
    const scenarios = join(folder, 'my-system', 'scenarios');
    writeFileSync(join(scenarios, 'greeter-hangs.yaml'), 'system: nowhere\n');
    writeFileSync(join(scenarios, 'never.yaml'), 'system: nowhere\n');
    const [one, other] = ['{ name: one, drill: my-system', '{ name: all'];
    writeFileSync(
      join(folder, '.firedrill.yaml'),
      `objectives: [${one}, target: 90 % }, ${other}, target: 90 % }]\n`,
    );
    const drill = 'my-system/greeter-hangs';
    await fortyNightsOf(drill);
    const why = /expired: it cannot be planned: /;
    const status = firedrill('status');
    expect(status.stderr).to.include('BAD_SCENARIO').and.not.include('BAD_RUNBOOK');
    const lines = status.stdout.split('\n');
    expect(lines.find((line) => line.includes(drill))).to.match(why);
    expect(status.stdout).to.include('? never drilled  my-system/scenarios/never.yaml');
    const found = JSON.parse(firedrill('slo', '--format', 'json').stdout).objectives;
    expect(found.map((one: { status: string }) => one.status)).to.deep.equal([
      'expired',
      'expired',
    ]);
    expect(found[0].procedures[0].expired).to.match(/^it cannot be planned: /);
    expect(found[1].undrilled).to.deep.equal(['my-system/scenarios/never.yaml']);
  });

  it('and slo and list count no drill that is dated in the future, and say so', async () => {
    writeFileSync(join(folder, '.firedrill.yaml'), 'objectives: [{ name: all, target: 90 % }]\n');
    const history = await openHistory(sqliteAt(join(folder, '.firedrill', 'history.db')));
    const at = (days: number) => Date.now() + days * 86_400_000;
    const other = { ...row().procedure, subjectSha256: '11'.repeat(32) };
    await append(history, [
      row({ startedMs: at(-2) }),
      row({ run: 'r2', startedMs: at(700) }),
      row({ run: 'r3', drill: 'shop/later', startedMs: at(800), procedure: other }),
    ]);
    await history.close();
    const commands = [['status'], ['slo'], ['history', 'list'], ['history', 'list', '--all']];
    for (const command of commands) {
      const { stdout, stderr } = firedrill(...command);
      expect(stderr, command.join(' ')).to.match(
        /^1 drill of shop\/cart-hangs is dated in the future \(20\d\d-\d\d-\d\d\) and does not count\./,
      );
      expect(stdout, command.join(' ')).to.include('1 drill: 1 verified').and.not.include('later');
    }
    expect(firedrill('status').stdout).to.include('(2 days ago)');
  });

  it('refuses what it cannot list, with a sentence', () => {
    const empty = firedrill('status');
    expect(empty.stderr).to.include('There is no procedure here, and no drill in the history.');
    expect(empty.status).to.equal(2);
    firedrill('history', 'import', journal, file('fixtures/journals/redis-pod-killed.jsonl'));
    const unknown = firedrill('status', 'raibid-ci/redis-hnag');
    expect(unknown.stderr).to.include('Did you mean "raibid-ci/redis-hang"?');
    expect(unknown.status).to.equal(2);
    expect(firedrill('status', '--format', 'badge').stderr).to.include(
      '--format badge is for one drill, and all of them are 2.',
    );
    expect(firedrill('status', '--expires', 'soon').status).to.equal(2);
  });
});
