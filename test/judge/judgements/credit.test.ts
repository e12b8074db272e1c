import { expect } from 'chai';
import { judge } from '../../../harness/judge/judge.ts';
import { type ArmStory, handMadeJournal } from '../hand-made-journal.ts';
import { redisPlan } from '../redis-plan.ts';

const works: ArmStory = { brokenForMs: 31_237, durationsMs: { 5: 30_400 } };
const credit = (control: ArmStory | undefined, runbook: ArmStory = works, controlMs = 60_000) =>
  judge(
    handMadeJournal({
      arms: control ? { runbook, control } : { runbook },
      plan: { ...redisPlan, controlMs },
    }),
  );

describe('credit', () => {
  const rows: [
    what: string,
    verdict: ReturnType<typeof credit>,
    expected: string,
    reason: RegExp,
  ][] = [
    [
      'stays broken alone',
      credit({ brokenForMs: 1e9 }),
      'runbook',
      /was still broken when watching ended, 59\.\d\d s after the first failure, short of the stated 60 s\./,
    ],
    ['heals alone in time', credit({ brokenForMs: 1040 }), 'heals alone', /recovered 1\.0\d s/],
    [
      'heals alone, too late',
      credit({ brokenForMs: 70_000 }, works, 90_000),
      'runbook',
      /only after 70/,
    ],
    [
      'heals alone at the bound',
      credit({ brokenForMs: 60_000 }, works, 90_000),
      'unproven',
      /too close to the stated time/,
    ],
    ['no control arm', credit(undefined), 'unproven', /No control arm/],
    ['the control did not bite', credit({ brokenForMs: 0 }), 'unproven', /did not bite/],
    [
      'no steady state in the control',
      credit({ brokenForMs: 1, steady: false }),
      'unproven',
      /No steady/,
    ],
    [
      'the control began with what the runbook arm had changed',
      credit({ brokenForMs: 1040, before: { 'Deployment/raibid-ci/redis': 'c3' } }),
      'unproven',
      /proves nothing.*not as the runbook arm found it: Deployment\/raibid-ci\/redis was changed/,
    ],
    [
      'watched too shortly',
      credit({ brokenForMs: 1e9 }, works, 20_000),
      'unproven',
      /the runbook took longer than that/,
    ],
    [
      'a shorter horizon',
      credit({ brokenForMs: 1e9 }, works, 40_000),
      'runbook',
      /when watching ended, 39\.\d\d s after the first failure, short of the stated 60 s\./,
    ],
    [
      'broken for nearly the stated time, which in words is all of it',
      credit({ brokenForMs: 1e9 }, works, 60_100),
      'runbook',
      /watching ended, 60\.00 s after the first failure\.$/,
    ],
    [
      'the runbook failed too',
      credit({ brokenForMs: 1e9 }, { brokenForMs: 1e9 }),
      'unproven',
      /nothing to credit/,
    ],
    [
      'only the runbook failed',
      credit({ brokenForMs: 1040 }, { brokenForMs: 1e9 }),
      'heals alone',
      /recovered/,
    ],
  ];
  for (const [what, verdict, expected, reason] of rows) {
    it(`${what}: ${expected}`, () => {
      expect(verdict.credit).to.equal(expected);
      expect(verdict.creditReason).to.match(reason);
    });
  }

  it('does not change the outcome', () => {
    expect(credit({ brokenForMs: 1040 }).outcome).to.equal('verified');
    expect(credit(undefined).outcome).to.equal('verified');
  });
});
