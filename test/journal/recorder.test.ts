import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { systemClock } from '../../harness/clock.ts';
import { journalVersion } from '../../harness/journal/events/drill-events.ts';
import type { JournalEvent } from '../../harness/journal/events.ts';
import { openRecorder } from '../../harness/journal/recorder.ts';
import { redisPlan } from '../judge/redis-plan.ts';

describe('recorder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firedrill-recorder-'));
  after(() => rmSync(folder, { recursive: true }));

  it('refuses an existing file, which belongs to another drill', () => {
    const file = join(folder, 'journals', 'shop-switch.jsonl');
    openRecorder(file, systemClock).record({ type: 'arm-started', arm: 'control' });
    expect(() => openRecorder(file, systemClock))
      .to.throw(/shop-switch\.jsonl/)
      .with.property('code', 'JOURNAL_FAILED');
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines).to.have.length(1);
    expect(lines[0]).to.include('control');
  });

  it('keeps events that cannot be written', () => {
    const file = join(folder, 'gone', 'shop-switch.jsonl');
    const recorder = openRecorder(file, systemClock);
    rmSync(join(folder, 'gone'), { recursive: true });
    expect(() => recorder.record({ type: 'arm-started', arm: 'control' }))
      .to.throw(/shop-switch\.jsonl cannot be written/)
      .with.property('code', 'JOURNAL_FAILED');
    expect(recorder.events.map(({ type }) => type)).to.deep.equal(['arm-started']);
  });

  it('redacts secrets in what it writes, keeps and shows', () => {
    const file = join(folder, 'secrets', 'shop-switch.jsonl');
    const shown: JournalEvent[] = [];
    const recorder = openRecorder(file, systemClock, (event) => shown.push(event));
    recorder.record({ type: 'left-behind', what: 'a log with DB_PASSWORD=hunter2' });
    for (const text of [
      readFileSync(file, 'utf8'),
      ...[recorder.events, shown].map((events) => JSON.stringify(events)),
    ]) {
      expect(text).to.include('DB_PASSWORD=[redacted: 7 bytes]').and.not.include('hunter2');
    }
  });

  it('never writes a secret that was looked up, not even where a later step prints it', () => {
    const file = join(folder, 'looked-up.jsonl');
    const recorder = openRecorder(file, systemClock);
    const lookups = { TOKEN: 'shopctl login', pod: 'kubectl get pods --output name' };
    const scenario = { ...redisPlan.scenario, lookups };
    const started = { startedAt: '2030-01-01T00:00:00Z', machine: {}, versions: {}, run: 'r' };
    const plan = { ...redisPlan, scenario };
    recorder.record({ type: 'drill-started', version: journalVersion, plan, ...started });
    const found = { type: 'looked-up', arm: 'runbook', number: 1 } as const;
    recorder.record({ ...found, name: 'TOKEN', value: 'plain-looking' });
    recorder.record({ ...found, name: 'pod', value: 'web-1' });
    recorder.record({ type: 'left-behind', what: 'web-1 got plain-looking, cGxhaW4tbG9va2luZw==' });
    const text = readFileSync(file, 'utf8');
    expect(text).not.to.match(/plain-looking|cGxhaW4tbG9va2lu/);
    expect(text).to.include('"value":"web-1"').and.include('"value":"[redacted: 13 bytes]"');
    expect(text).to.include('web-1 got [redacted: 13 bytes]');
  });

  it('gives back a receipt as it came, to be asked for', () => {
    const recorder = openRecorder(join(folder, 'receipts.jsonl'), systemClock);
    const receipt = 'eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM.c2ln';
    const sample = { type: 'probe', probe: 'ask', sentMs: 1, durationMs: 1, ok: true } as const;
    recorder.record({ ...sample, arm: 'runbook', receipt });
    recorder.record({ ...sample, arm: 'control', receipt: 'another' });
    expect(recorder.receiptsOf('runbook', 'ask')).to.deep.equal([receipt]);
    expect(JSON.stringify(recorder.events)).to.not.include(receipt);
  });
});
