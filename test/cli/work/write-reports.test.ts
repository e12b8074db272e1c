import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Terminal } from '../../../harness/cli/terminal.ts';
import { printVerdicts } from '../../../harness/cli/work/print-verdicts.ts';
import { writeReports } from '../../../harness/cli/work/results.ts';
// Its chart library makes global names, which a test must not leave behind: so before all of them.
import '../../../harness/report/html.ts';
import type { DrillRecord } from '../../../harness/report/drill-record.ts';
import { noPaint } from '../../../harness/report/paint.ts';
import type { Report } from '../../../harness/report/report.ts';
import { late, soon, trialRecords } from '../../judge/trials/trial-records.ts';
import { refuted, verified } from '../../report/records.ts';

const report = (fileName: string, format: () => string, applies = true): Report => ({
  fileName,
  applies: () => applies,
  format,
});
const crash = () => {
  throw new TypeError('no such axis');
};

function recordingTerminal() {
  const said: string[] = [];
  const out: string[] = [];
  const terminal: Terminal = {
    out: (text) => out.push(text),
    say: (text) => said.push(text),
    status: () => {},
    paint: noPaint,
  };
  return { terminal, said, out };
}

describe('writing reports', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-reports-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (reports: readonly Report[], drills: readonly DrillRecord[] = [verified()]) => {
    const { terminal, said } = recordingTerminal();
    const edits = { edits: [], ofNewText: drills };
    return writeReports(drills, folder, terminal, edits, reports).then((isComplete) => ({
      isComplete,
      said: said.join('\n'),
    }));
  };

  it('writes the others where one fails, says which, and is not complete', async () => {
    const failed = await write([report('a.txt', crash), report('b.txt', () => 'b')]);
    expect(failed.isComplete).to.equal(false);
    expect(readdirSync(folder)).to.deep.equal(['b.txt']);
    expect(failed.said).to.match(/a\.txt .*TypeError: no such axis.*report/);
    expect((await write([report('b.txt', () => 'b')])).isComplete).to.equal(true);
  });

  it('removes reports of an earlier run that it does not write, and no other file', async () => {
    for (const name of ['edits.md', 'a.txt', 'notes.md']) writeFileSync(join(folder, name), 'old');
    const reports = [
      report('edits.md', () => 'new', false),
      report('a.txt', crash),
      report('b.txt', () => 'b'),
    ];
    await write(reports);
    expect(readdirSync(folder)).to.deep.equal(['b.txt', 'notes.md']);
    expect((await write(reports.slice(2), [])).isComplete).to.equal(true);
    expect(readdirSync(folder)).to.deep.equal(['notes.md']);
  });

  it('replaces a report as a whole: whoever reads the old one still has all of it', async () => {
    const path = join(folder, 'b.txt');
    writeFileSync(path, 'old');
    const opened = openSync(path, 'r');
    try {
      await write([report('b.txt', () => 'b')]);
      expect(readFileSync(opened, 'utf8')).to.equal('old');
    } finally {
      closeSync(opened);
    }
    expect(readFileSync(path, 'utf8')).to.equal('b');
    expect(readdirSync(folder)).to.deep.equal(['b.txt']);
  });

  it('leaves no half file where one cannot be written or removed', async () => {
    mkdirSync(join(folder, 'a.txt/in'), { recursive: true });
    const failed = await write([report('a.txt', () => 'a'), report('b.txt', () => 'b')]);
    expect(failed.isComplete).to.equal(false);
    expect(readdirSync(folder)).to.deep.equal(['a.txt', 'b.txt']);
    const kept = await write([report('a.txt', () => '', false)]);
    expect(kept.isComplete).to.equal(false);
    expect(kept.said).to.include('a.txt').and.include('earlier run');
  });
});

describe('printing verdicts', () => {
  const unprintable = (): DrillRecord => {
    const record = refuted();
    return { ...record, verdict: { ...record.verdict, reorderings: null as never } };
  };

  it('prints the others where one cannot be printed, with its outcome, and is not complete', () => {
    const { terminal, out, said } = recordingTerminal();
    expect(printVerdicts([unprintable(), verified()], terminal, false)).to.equal(false);
    expect(out[0]).to.match(/REFUTED {2}raibid-ci\/redis-/);
    expect(out[1]).to.match(/VERIFIED/);
    expect(said.join())
      .to.match(/INTERNAL: .*TypeError/)
      .and.match(/report it/);
    expect(printVerdicts([verified()], terminal, false)).to.equal(true);
  });

  it('prints one line of a trial that went as it should, and then what all show together', () => {
    const { terminal, out } = recordingTerminal();
    printVerdicts(trialRecords([soon, late], { declared: {} }), terminal, false);
    expect(out).to.have.length(3);
    expect(out[0]).to.match(/^\n✔ VERIFIED {2}raibid-ci\/redis-hang, trial 1 of 2 {2}.*$/);
    expect(out[1]).to.match(/^\n✖ REFUTED {2}.*, trial 2 of 2 [\s\S]*\n {2}outage/);
    expect(out[2]).to.match(/^\nTRIALS {2}raibid-ci\/redis-hang {2}2 drills/);
  });

  it('is not complete where the JSON cannot be made', () => {
    const { terminal, out, said } = recordingTerminal();
    const record: DrillRecord = { ...verified(), events: null as never };
    expect(printVerdicts([record], terminal, true)).to.equal(false);
    expect(out).to.deep.equal([]);
    expect(said.join()).to.match(/INTERNAL: .*TypeError/);
  });
});
