import { expect } from 'chai';
import { auditReceipts } from '../../harness/drill/audit-receipts.ts';

const receipt = { take: 'id' };

describe('an audit of receipts', () => {
  it('asks about every probe that got some, whether it decides the verdict or not', async () => {
    const recorded: object[] = [];
    await auditReceipts({
      name: 'runbook',
      plan: {
        probes: [{ name: 'submit', receipt }, { name: 'front-page' }],
        traffic: [
          { name: 'purchase', receipt },
          { name: 'quiet', receipt },
        ],
      },
      recorder: {
        receiptsOf: (_: string, probe: string) => (probe === 'quiet' ? [] : [`${probe}-1`]),
        record: (fact: object) => recorded.push(fact),
      },
      tools: {
        prober: {
          audit: async (_: string, receipts: readonly string[]) => ({
            ...{ kept: receipts.length, lost: [], unanswered: 0 },
          }),
        },
      },
      signal: new AbortController().signal,
    } as never);
    expect(recorded).to.deep.equal(
      ['submit', 'purchase'].map((probe) => ({
        ...{ type: 'audit', arm: 'runbook', probe, kept: 1, lost: [], unanswered: 0 },
      })),
    );
  });
});
