import { expect } from 'chai';
import { describeStated } from '../../../harness/cli/work/describe-stated.ts';
import type { Procedure } from '../../../harness/model/runbook.ts';
import { parseRunbook } from '../../../harness/runbook/parse.ts';

const paint = { unsure: (text: string) => text } as Parameters<typeof describeStated>[1];

const text = `# Shop

## Web is down

**Symptoms:**
- Pages answer 503

RTO: 90s. Data loss: at most one order.

It should be back in about 2 minutes. Recovery takes at least 10 s.

**RPO:** 15 min

\`\`\`bash
kubectl rollout restart deploy/web
\`\`\`
`;

describe('describeStated', () => {
  const [procedure] = parseRunbook('ops.md', text).procedures as [Procedure];
  const [stated] = procedure.claims;

  it('prints times, data at risk and symptoms with their lines', () => {
    expect(describeStated(procedure, paint)).to.deep.equal([
      '  time       "90s" (line 8): recovery time, read as 1m30s',
      '  time       "about 2 minutes" (line 10): possible claim, not taken: the text does not name it as the recovery time',
      '  time       "at least 10 s" (line 10): recovery time, only a minimum',
      '  data       "at most one order" (line 8): compared with nothing: it states no limit',
      '  data       "15 min" (line 12): at most the last 15m before the fault may be lost',
      '  symptom    Pages answer 503 (line 6)',
    ]);
  });

  it('leaves out the time that the plan took', () => {
    const rto = stated && { ms: 90_000, claim: stated, place: stated.place };
    expect(describeStated(procedure, paint, rto ?? null)[0]).to.include('about 2 minutes');
  });

  it('says which recovery time the scenario did not choose', () => {
    const rto = { ms: 60_000, place: procedure.place };
    expect(describeStated(procedure, paint, rto)[0]).to.equal(
      '  time       "90s" (line 8): recovery time, not taken: "rto" chose another',
    );
  });
});
