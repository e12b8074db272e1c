import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { keepResults } from '../../../harness/cli/history/keep-results.ts';
import { openHistory } from '../../../harness/history/open-history.ts';
import { postgresAt, sqliteAt } from '../../../harness/history/place.ts';
import { summariesOfAll } from '../../../harness/history/summaries.ts';
import { judge } from '../../../harness/judge/judge.ts';
import { handMadeJournal } from '../../judge/hand-made-journal.ts';

describe('the results of a run', () => {
  let folder: string;
  const said: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-keep-'));
    said.length = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const events = handMadeJournal({
    arms: { runbook: { brokenForMs: 7000 }, control: { brokenForMs: 1e9 } },
  });
  const drills = [{ events, verdict: judge(events), journalFile: 'out/journals/x.r.jsonl' }];
  const say = (text: string) => said.push(text);

  it('are in its history', async () => {
    const place = sqliteAt(join(folder, 'history.db'));
    expect(await keepResults(drills, place, { say })).to.equal(true);
    const history = await openHistory(place);
    const [summary] = await summariesOfAll(history);
    await history.close();
    expect(summary).to.deep.include({ drills: 1, trials: 1, inTime: 1, rtoMs: 60_000 });
    expect(said).to.deep.equal([]);
  });

  it('are in none with --no-history', async () => {
    expect(await keepResults(drills, undefined, { say })).to.equal(true);
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('stay where the history cannot be written, and the run says how to add them', async () => {
    writeFileSync(join(folder, 'file'), '');
    const places = [
      sqliteAt(join(folder, 'file', 'history.db')),
      postgresAt('postgres://me:word@127.0.0.1:1/base'),
    ];
    for (const place of places) {
      said.length = 0;
      expect(await keepResults(drills, place, { say })).to.equal(false);
      expect(said.join('\n')).to.match(
        /^The history was not written\. HISTORY_FAILED: The history /,
      );
      expect(said.join('\n')).to.include('firedrill history import out/journals/x.r.jsonl');
    }
    expect(existsSync(join(folder, 'history.db'))).to.equal(false);
  });
});
