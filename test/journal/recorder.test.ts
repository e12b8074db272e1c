import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { systemClock } from '../../harness/clock.ts';
import { openRecorder } from '../../harness/journal/recorder.ts';

describe('recorder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firedrill-recorder-'));
  after(() => rmSync(folder, { recursive: true }));

  it('writes a journal of one drill, also where an earlier run of it left one', () => {
    const file = join(folder, 'journals', 'shop-switch.jsonl');
    for (const arm of ['control', 'runbook'] as const) {
      openRecorder(file, systemClock).record({ type: 'arm-started', arm });
    }
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines).to.have.length(1);
    expect(lines[0]).to.include('runbook');
  });
});
