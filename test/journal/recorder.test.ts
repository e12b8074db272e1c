import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { systemClock } from '../../harness/clock.ts';
import type { JournalEvent } from '../../harness/journal/events.ts';
import { openRecorder } from '../../harness/journal/recorder.ts';

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
