import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

/** What the text is read to say about lost data. */
function lossOf(text: string): string {
  const { procedures } = parseRunbook('ops.md', `# Ops\n\n${text}\n\n\`\`\`bash\ndate\n\`\`\`\n`);
  const [risk] = procedures[0]?.dataRisks ?? [];
  return risk?.kind === 'at-most' ? `at most ${risk.lossMs} ms` : (risk?.kind ?? '-');
}

describe('a limit of lost data', () => {
  for (const [text, expected] of [
    ['Data loss: none', 'none'],
    ['Data loss: no', 'none'],
    ['Data loss: zero', 'none'],
    ['Data loss: no data loss', 'none'],
    ['Data loss: zero to 5 minutes', 'at most 300000 ms'],
    ['Data loss: nothing older than 5 minutes', 'at most 300000 ms'],
    ['Data loss: No data loss if AOF is on', 'stated'],
    ['Data loss: none as long as a replica is up', 'stated'],
    ['Data loss: none, provided that AOF is on', 'stated'],
    ['Data loss: up to 5 minutes, in the worst case an hour', 'stated'],
    ['Data loss: up to 5 minutes', 'at most 300000 ms'],
    ['Data loss: at most 1 hour, usually 5 minutes', 'at most 3600000 ms'],
    ['Max data loss: 5 min', 'at most 300000 ms'],
    ['RTO/RPO: 15 min / 5 min', 'at most 300000 ms'],
    ['**RPO/RTO:** 5 min / 15 min', 'at most 300000 ms'],
    ['*RTO:* 15 min, *RPO:* 5 min', 'at most 300000 ms'],
    ['RTO 1 h RPO 15 min', '-'],
    ['| RPO | RTO |\n|---|---|\n| 5 min | 15 min |', '-'],
  ]) {
    it(`is read from "${text}"`, () => expect(lossOf(text ?? '')).to.equal(expected));
  }
});
