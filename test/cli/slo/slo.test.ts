import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
const dayMs = 86_400_000;

describe('firedrill slo', function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-slo-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const firedrill = (...args: readonly string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [bin, ...args], {
      ...{ cwd: folder, encoding: 'utf8', timeout: 60_000, env: withoutEngine(folder) },
    });
  const set = (text: string) => writeFileSync(join(folder, '.firedrill.yaml'), text);

  /** One drill a night; `late` of them, the last ones, too late. */
  async function drill(nights: number, late = 0): Promise<void> {
    const history = await openHistory(sqliteAt(join(folder, '.firedrill', 'history.db')));
    const rows = Array.from({ length: nights }, (_, index) =>
      row({
        ...{ run: `r${index}`, startedMs: Date.now() - (index + 0.5) * dayMs },
        ...{ recovery: { inTime: index >= late }, outcome: index < late ? 'refuted' : 'verified' },
      }),
    );
    await append(history, rows);
    await history.close();
  }

  it('reports whether objectives are met, and ends with 0, 1 or 3', async () => {
    set('objectives: [{ name: cart, drill: shop/cart-hangs, target: 95 % }]\n');
    await drill(70);
    const met = firedrill('slo');
    expect([met.stderr, met.status]).to.deep.equal(['', 0]);
    const lines = met.stdout.split('\n');
    expect(lines[0]).to.equal(
      '✔ MET  cart  95 % of the drills of shop/cart-hangs in time, over 28 days; 28 drills: 28 verified',
    );
    expect(lines[1]).to.match(
      /^ {2}in time {3}28 of 28 since \d{4}-\d\d-\d\d: 100 %\. Of all drills, 87\.7 % to 100 % \(exact/,
    );
    expect(lines[2]).to.equal(
      '  budget    28 drills at 95 % allow 1 late; 0 were, 1 left. One late drill is 3.6 %.',
    );
    expect(lines[3]).to.match(/more than 95 % of these drills are in time: 70 of 70 trials of the/);
    expect(met.stdout).to.include('Only this: the fault process-hang; the system shop');
    const { objectives, version } = JSON.parse(firedrill('slo', '--format', 'json').stdout);
    expect([version, objectives[0].status, objectives[0].all.trials]).to.deep.equal([1, 'met', 70]);
    set('objectives: [{ name: cart, target: 99 % }]\n');
    const few = firedrill('slo');
    expect(few.stdout).to.include('? INSUFFICIENT DATA  cart  99 % of all drills in time');
    expect(few.stdout).to.match(/No claim that .* It takes \d+ more, all in time\./);
    expect(few.status).to.equal(3);
  });

  it('claims no more and no less after old drills were pruned', async () => {
    set('objectives: [{ name: cart, target: 90 % }]\n');
    const history = await openHistory(sqliteAt(join(folder, '.firedrill', 'history.db')));
    const rows = Array.from({ length: 40 }, (_, index) =>
      row({
        ...{ run: `r${index}`, startedMs: Date.now() - (index + 0.5) * dayMs },
        ...{ recovery: { inTime: index < 37 }, outcome: index < 37 ? 'verified' : 'refuted' },
      }),
    );
    await append(history, rows);
    await history.close();
    const before = firedrill('slo').stdout;
    expect(before)
      .to.match(/^\? INSUFFICIENT DATA/)
      .and.include('37 of 40 trials');
    const day = new Date(Date.now() - 34 * dayMs).toISOString().slice(0, 10);
    expect(firedrill('history', 'prune', '--before', day).stdout).to.match(/^[56] drills/);
    expect(firedrill('slo').stdout).to.equal(before);
  });

  it('ends with 1 where one is missed, whatever the others are, and writes Markdown to a file', async () => {
    set(
      'objectives:\n  - { name: cart, target: 90 % }\n  - { name: half, target: 50 %, window: 90d }\n',
    );
    await drill(60, 9);
    const { stdout, status } = firedrill('slo', '--format', 'markdown', '--out', 'slo.md');
    expect([stdout, status]).to.deep.equal(['', 1]);
    const text = readFileSync(join(folder, 'slo.md'), 'utf8');
    expect(text).to.match(/^# Recovery-time objectives on \d{4}-\d\d-\d\d\n/);
    expect(text).to.include(
      '| ✖ | cart | 90 % | 19 of 28 (67.9 %) | Missed | 28 drills: 19 verified, 9 refuted |\n',
    );
    expect(text).to.include(
      '| ✔ | half | 50 % | 51 of 60 (85 %) | Met | 60 drills: 51 verified, 9 refuted; met is about time alone: 9 of these drills were refuted |\n',
    );
    expect(text).to.include('fewer than 90 % of these drills are in time in this window: 9 of 28');
  });

  it('says that a recorded drill of long ago says nothing of today', () => {
    set(
      'objectives: [{ name: redis, drill: raibid-ci/redis-hang, target: 50 %, window: 1d, expires: 1d }]\n',
    );
    firedrill('history', 'import', journal);
    const { stdout, status } = firedrill('slo');
    expect(stdout)
      .to.match(/^\? EXPIRED {2}redis/)
      .and.include('No trial since');
    expect(stdout).to.match(
      /expired {3}raibid-ci\/redis-hang: no conclusive drill for \d+ days?\./,
    );
    expect(status).to.equal(3);
  });

  it('says so where nothing was drilled, or not lately', async () => {
    set('objectives: [{ name: all, target: 90 % }]\n');
    await drill(0);
    const empty = firedrill('slo');
    expect(empty.stdout).to.include('No trial since ');
    expect(empty.stdout).to.include('No claim: there is no trial yet. It takes 33, all in time.');
    expect([empty.stderr, empty.status]).to.deep.equal(['', 3]);
    await drill(60);
    set('objectives: [{ name: all, target: 90 %, window: month, expires: 90d }]\n');
    const { stdout } = firedrill('slo');
    expect(stdout).to.match(/60 of 60 trials of the same texts and systems were in time since/);
  });

  it('writes its objectives as OpenSLO, and takes them from there', async () => {
    set('objectives: [{ name: cart, drill: shop/cart-hangs, target: 95 % }]\n');
    const written = firedrill('slo', '--format', 'openslo', '--out', 'slo.yaml');
    expect([written.stderr, written.status]).to.deep.equal(['', 0]);
    await drill(70);
    rmSync(join(folder, '.firedrill.yaml'));
    const { stdout, status } = firedrill('slo', '--objectives', 'slo.yaml');
    expect(stdout).to.match(/^✔ MET {2}cart {2}95 % of the drills of shop\/cart-hangs in time/);
    expect(status).to.equal(0);
    writeFileSync(join(folder, 'other.yaml'), 'apiVersion: openslo/v1\nkind: Service\n');
    const none = firedrill('slo', '--objectives', 'other.yaml');
    expect(none.stderr).to.include('other.yaml:1 is a "Service", not a SLO, and was skipped.');
    expect(none.stderr).to.include('other.yaml has no SLO that Firedrill judges.');
    expect(none.status).to.equal(2);
    expect(firedrill('slo', '--objectives', 'missing.yaml').status).to.equal(2);
  });

  it('refuses what it cannot judge, with a sentence', async () => {
    const none = firedrill('slo');
    expect(none.stderr).to.include('No objective is set: .firedrill.yaml has none.');
    expect(none.status).to.equal(2);
    set('objectives: [{ name: cart, drill: shop/cart-hnags, target: 95 % }]\n');
    expect(firedrill('slo').stderr).to.include('.firedrill/history.db does not exist');
    await drill(3);
    const unknown = firedrill('slo');
    expect(unknown.stderr).to.include('.firedrill.yaml:1:14: The objective cart: ');
    expect(unknown.stderr).to.include('Did you mean "shop/cart-hangs"?');
    expect(unknown.status).to.equal(2);
    expect(firedrill('slo', '--format', 'html5').status).to.equal(2);
    expect(firedrill('slo', '--out', '.').status).to.equal(2);
  });
});
