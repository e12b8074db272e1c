import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Terminal } from '../../../harness/cli/terminal.ts';
import { writeReports } from '../../../harness/cli/work/results.ts';
// Its chart library makes global names, which a test must not leave behind: so before all of them.
import '../../../harness/report/html.ts';
import type { Report } from '../../../harness/report/report.ts';
import { noPaint } from '../../../harness/report/text.ts';
import { verified } from '../../report/records.ts';

const report = (fileName: string, format: () => string): Report => ({
  fileName,
  applies: () => true,
  format,
});

describe('writing reports', () => {
  it('writes the others where one fails, says which, and is not complete', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firedrill-reports-'));
    const said: string[] = [];
    const terminal: Terminal = {
      ...{ out: () => {}, say: (text) => said.push(text), status: () => {}, paint: noPaint },
    };
    const crash = () => {
      throw new TypeError('no such axis');
    };
    try {
      const reports = [report('a.txt', crash), report('b.txt', () => 'b')];
      const drills = [verified()];
      const edits = { edits: [], ofNewText: drills };
      expect(await writeReports(drills, folder, terminal, edits, reports)).to.equal(false);
      expect(readdirSync(folder)).to.deep.equal(['b.txt']);
      expect(said.join()).to.match(/a\.txt .*TypeError: no such axis.*report/);
      expect(await writeReports(drills, folder, terminal, edits, reports.slice(1))).to.equal(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
