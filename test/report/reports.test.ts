import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
// The chart library leaves names in the global scope: mocha counts those of a test as leaks.
import '../../harness/report/html/page.ts';
import type { Report } from '../../harness/report/report.ts';
import * as listed from '../../harness/report/reports.ts';
import { edits } from './edit/edits.ts';
import { generatedAt, verified } from './records.ts';

const reports: readonly Report[] = Object.values(listed);

describe('the list of reports', () => {
  const drills = [verified()];
  const namesFor = (results: Pick<Parameters<Report['applies']>[0], 'drills' | 'edits'>) =>
    reports
      .filter((report) => report.applies({ ...results, ofNewText: results.drills, generatedAt }))
      .map(({ fileName }) => fileName);

  it('writes each report that is not empty into its own file', async () => {
    const [drilled, edited] = [
      ['report.html', 'report.json', 'junit.xml', 'summary.md'],
      ['edits.md', 'report.json', 'junit.xml'],
    ];
    expect(namesFor({ drills, edits: [] }))
      .to.include.members(drilled)
      .and.not.include('edits.md');
    expect(namesFor({ drills: [], edits: [edits.better] }))
      .to.include.members(edited)
      .and.not.include('summary.md');
    const results = { drills, edits: [edits.better], ofNewText: drills, generatedAt };
    const names = reports.map(({ fileName }) => fileName);
    expect(names).to.deep.equal([...new Set(names)]);
    for (const report of reports) {
      expect(await report.format(results), report.fileName).to.match(/verified/i);
    }
  });

  it('loads the chart library only for a report that draws', () => {
    const url = (path: string) => new URL(`../../harness/report/${path}`, import.meta.url).href;
    const loads = (expression: string) =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', program(expression)], {
        encoding: 'utf8',
      }).trim();
    const program = (expression: string) => `
import { registerHooks } from 'node:module';
const seen = [];
registerHooks({ resolve: (name, context, next) => (seen.push(name), next(name, context)) });
const { htmlReport } = await import(${JSON.stringify(url('reports.ts'))});
${expression};
console.log(seen.some((name) => name.startsWith('echarts')));`;
    expect(loads('')).to.equal('false');
    expect(loads('await htmlReport.load()')).to.equal('true');
  });
});
