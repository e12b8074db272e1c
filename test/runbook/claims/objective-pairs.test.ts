import { expect } from 'chai';
import { parseRunbook } from '../../../harness/runbook/parse.ts';

/** Sentences with both objectives: the data that may be lost, in minutes; none for the others. */
const sentences: readonly (readonly [string, ...number[]])[] = [
  ['This gives an RPO of 5 minutes and an RTO of 30 minutes.', 5],
  ['We offer RPO of 15 minutes and RTO of 4 hours.', 15],
  ['The plan has an RTO of 4 hours and an RPO of 15 minutes.', 15],
  ['RTO of 1 hour (RPO of 5 minutes)', 5],
  ['**RTO:** 1 hour (RPO: 5 minutes)', 5],
  ['The RTO is 1 hour, the RPO is 5 minutes.', 5],
  ['The RPO is 5\u202fminutes and the RTO is 1\u00a0hour.', 5],
  ['The target is a 4 hour RTO and a 15 minute RPO.', 15],
  ['An RPO of 5 minutes would require a second disk, an RTO of 15 minutes a second site.'],
  ['If you need an RPO of 5 minutes and an RTO of 30 minutes, buy a second disk.'],
  ['In the last incident, an RPO of 5 minutes and an RTO of 30 minutes were missed.'],
  ['Does an RPO of 5 minutes and an RTO of 30 minutes suffice?'],
  ['The RTO of 30 minutes does not hold. An RPO of the shop is not defined.'],
];

describe('a sentence with both objectives', () => {
  for (const [text, ...minutes] of sentences) {
    it(text, () => {
      const { procedures } = parseRunbook('x.md', `# Shop\n\n## Restore\n\n${text}\n\n1. Do it\n`);
      const risks = procedures.flatMap(({ dataRisks }) => dataRisks);
      const limits = risks.map((risk) =>
        risk.kind === 'at-most' ? (risk.lossMs ?? 0) / 60_000 : risk.text,
      );
      expect(limits).to.deep.equal(minutes);
    });
  }
});
