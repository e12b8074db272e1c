import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseJournal } from '../../../harness/journal/journal-lines.ts';
import { judgeEdit } from '../../../harness/judge/compare/judge-edit.ts';
import { judgeSides } from '../../../harness/judge/compare/judge-sides.ts';
import { judge } from '../../../harness/judge/judge.ts';
import type { EditSide } from '../../../harness/model/edit.ts';
import type { Verdict } from '../../../harness/model/verdict.ts';
import { type ArmStory, handMadeJournal } from '../hand-made-journal.ts';
import { countingPlan, placeOf, promisingPlan, redisPlan } from '../redis-plan.ts';

const drilled = (runbook: ArmStory, plan = redisPlan): Verdict =>
  judge(handMadeJournal({ plan, arms: { runbook: { durationsMs: { 5: 400 }, ...runbook } } }));
const recovered = (brokenForMs: number, rest: Partial<ArmStory> = {}) =>
  drilled({ breakage: 'hangs', brokenForMs, ...rest });

const quick = recovered(8_000);
const stuck = recovered(1e9);
const outcomeOf = (old: Verdict, edited: Verdict) => judgeEdit(old, edited).outcome;
const firstReason = (old: Verdict, edited: Verdict) => judgeEdit(old, edited).reasons[0]?.text;

describe('judging an edit by the drills of both texts', () => {
  it('is the same for the same', () => {
    expect(judgeEdit(quick, quick)).to.deep.equal({
      outcome: 'same',
      reasons: [
        {
          text: 'With the new text it recovered after 7.99 s ± 0.09 s, with the old one it recovered after 7.99 s ± 0.09 s.',
        },
      ],
    });
  });

  it('is broken if the new text does not recover the system, or has a step that fails', () => {
    expect(outcomeOf(quick, stuck)).to.equal('broken');
    expect(firstReason(quick, stuck)).to.match(/^Not recovered within/);
    const fails = recovered(8_000, { results: { 6: 'failed' } });
    const { outcome, reasons } = judgeEdit(quick, fails);
    expect(outcome).to.equal('broken');
    expect(reasons[0]).to.deep.include({ place: redisPlan.steps[5]?.step.place });
  });

  it('is broken if the new text loses data', () => {
    const plan = countingPlan({ kind: 'none', text: 'None' });
    const safe = drilled({ breakage: 'hangs', brokenForMs: 8_000 }, plan);
    const loses = drilled(
      { breakage: 'hangs', brokenForMs: 8_000, loses: (ms) => ms < 0 && ms > -400 },
      plan,
    );
    expect([safe.outcome, loses.outcome]).to.deep.equal(['verified', 'refuted']);
    expect(outcomeOf(safe, loses)).to.equal('broken');
    expect(outcomeOf(loses, safe)).to.equal('better');
    expect(firstReason(loses, safe)).to.match(/^No longer true: /);
  });

  it('is broken if the new text breaks its own promise', () => {
    const held = drilled(
      { breakage: 'hangs', brokenForMs: 8_000 },
      { ...redisPlan, rto: { ms: 5_000, place: placeOf(24) } },
    );
    expect(outcomeOf(quick, held)).to.equal('broken');
  });

  /** The same plan, with another stated time; none where it is null. */
  const promising = (rtoMs: number | null, brokenForMs: number, rest: Partial<ArmStory> = {}) =>
    drilled(
      { breakage: 'hangs', brokenForMs, ...rest },
      { ...redisPlan, rto: rtoMs === null ? null : { ms: rtoMs, place: placeOf(24) } },
    );

  it('is no better for a time that is stated more generously, or not at all', () => {
    const old = promising(10_000, 20_000);
    expect(old.outcome).to.equal('refuted');
    for (const rtoMs of [60_000, null]) {
      const edited = promising(rtoMs, 20_000);
      expect(edited.outcome).to.equal('verified');
      expect(outcomeOf(old, edited)).to.equal('same');
      expect(firstReason(old, edited)).to.equal(
        'The drill does not show that the new text keeps the time that the old one states.',
      );
      expect(outcomeOf(old, promising(rtoMs, 40_000))).to.equal('worse');
      expect(outcomeOf(old, promising(rtoMs, 15_000))).to.equal('better');
      expect(outcomeOf(old, promising(rtoMs, 5_000))).to.equal('better');
      const [missed, within] = [promising(10_000, 10_150), promising(rtoMs, 10_000)];
      expect([missed.outcome, within.outcome]).to.deep.equal(['refuted', 'verified']);
      expect(outcomeOf(missed, within), 'the bound lies in the error').to.equal('same');
    }
  });

  it('is worse if it keeps only its own, longer time', () => {
    const [old, edited] = [promising(10_000, 9_500), promising(60_000, 10_400)];
    expect([old.outcome, edited.outcome]).to.deep.equal(['verified', 'verified']);
    expect(outcomeOf(old, edited)).to.equal('worse');
    expect(firstReason(old, edited)).to.match(/: not within 10 s\.$/);
  });

  it('is better with a fixed step, even if it states a longer time', () => {
    const old = promising(10_000, 8_000, { results: { 6: 'failed' } });
    expect(outcomeOf(old, promising(60_000, 8_000))).to.equal('better');
    expect(outcomeOf(old, promising(60_000, 20_000))).to.equal('worse');
  });

  it('is no better for a text that no longer makes a promise that was broken', () => {
    const trafficFails = [{ fromMs: 2_000, untilMs: 2_500 }];
    const story = { breakage: 'hangs', brokenForMs: 8_000 } as const;
    const old = drilled({ ...story, trafficFails }, promisingPlan);
    const silent = { ...promisingPlan, promises: [] };
    const edited = drilled({ ...story, trafficFails }, silent);
    expect([old.outcome, edited.outcome]).to.deep.equal(['refuted', 'verified']);
    expect(outcomeOf(old, edited)).to.equal('same');
    expect(firstReason(old, edited)).to.match(
      /^The new text no longer says so: “nobody waits” is broken/,
    );
    expect(outcomeOf(old, drilled(story, promisingPlan))).to.equal('better');
    expect(outcomeOf(edited, old)).to.equal('broken');
    const fails = { ...story, trafficFails, results: { 6: 'failed' } } as const;
    expect(outcomeOf(drilled(fails, promisingPlan), drilled(fails, silent))).to.equal('same');
    expect(outcomeOf(drilled(fails, promisingPlan), edited)).to.equal('better');
  });

  it('leaves out what a promise’s control arm shows where only one text has such an arm', () => {
    const trafficFails = [{ fromMs: 2_000, untilMs: 2_500 }];
    const runbook = { breakage: 'hangs', brokenForMs: 8_000 } as const;
    const control = { brokenForMs: 1e9, trafficFails };
    const edited = judge(handMadeJournal({ plan: promisingPlan, arms: { runbook, control } }));
    const old = drilled(runbook, promisingPlan);
    expect([old.outcome, edited.outcome]).to.deep.equal(['verified', 'refuted']);
    expect(outcomeOf(old, edited)).to.equal('same');
    expect(outcomeOf(edited, edited)).to.equal('same');
    expect(outcomeOf(old, drilled({ ...runbook, trafficFails }, promisingPlan))).to.equal('broken');
  });

  it('compares with no time if the old text states none', () => {
    expect(outcomeOf(promising(null, 20_000), promising(60_000, 20_000))).to.equal('same');
    expect(outcomeOf(promising(null, 20_000), promising(10_000, 20_000))).to.equal('broken');
  });

  it('is worse if it takes longer, and better if it takes less', () => {
    const slow = recovered(12_000);
    expect(outcomeOf(quick, slow)).to.equal('worse');
    expect(firstReason(quick, slow)).to.match(
      /^With the new text it recovered after 11\.99 s ± .* 7\.99 s/,
    );
    expect(outcomeOf(slow, quick)).to.equal('better');
  });

  it('is the same if the difference is within the errors, or within what drills of the same text differ by', () => {
    expect(firstReason(quick, recovered(8_040))).to.not.include('may differ');
    for (const ms of [8_040, 8_600, 8_950, 7_200]) {
      expect(outcomeOf(quick, recovered(ms)), `${ms} ms`).to.equal('same');
    }
    expect(firstReason(quick, recovered(8_600))).to.include('may also differ by 0.60 s');
    const [long, longer] = [recovered(40_000), recovered(43_500)];
    expect(outcomeOf(long, longer)).to.equal('same');
    expect(outcomeOf(long, recovered(45_000))).to.equal('worse');
  });

  it('is the same within errors that are wide, however far apart the estimates are', () => {
    const wide = (verdict: Verdict, byMs: number): Verdict => ({
      ...verdict,
      arms: verdict.arms.map((arm) => ({
        ...arm,
        outage: arm.outage && {
          ms: arm.outage.ms,
          minMs: arm.outage.minMs - byMs,
          maxMs: arm.outage.maxMs + byMs,
        },
      })),
    });
    const [old, edited] = [wide(quick, 3_000), wide(recovered(12_000), 3_000)];
    expect(outcomeOf(old, edited)).to.equal('same');
    expect(outcomeOf(wide(quick, 1_500), wide(recovered(12_000), 1_500))).to.equal('worse');
  });

  /** The plan with other words in its first two steps, which only look. */
  const reworded = {
    ...redisPlan,
    steps: redisPlan.steps.map((planned) =>
      planned.number > 2
        ? planned
        : { ...planned, step: { ...planned.step, text: `${planned.step.text} --output=wide` } },
    ),
  };
  const blind: ArmStory = { breakage: 'hangs', brokenForMs: 8_000, results: { 1: 'failed' } };

  it('counts look-ups that find nothing if the edit added them, although they refute no drill', () => {
    const edited = drilled({ ...blind, results: { 1: 'failed', 2: 'failed' } }, reworded);
    expect(edited.outcome).to.equal('verified');
    expect(outcomeOf(quick, edited)).to.equal('worse');
    expect(firstReason(quick, edited)).to.equal(
      '2 steps fail with the new text, 0 with the old one.',
    );
    expect(outcomeOf(edited, quick)).to.equal('better');
    expect(outcomeOf(edited, edited)).to.equal('same');
  });

  it('does not count those that both texts have: they find nothing by chance', () => {
    for (const pair of [
      [quick, drilled(blind)],
      [drilled(blind), quick],
    ] as const) {
      const { outcome, reasons } = judgeEdit(...pair);
      expect(outcome).to.equal('same');
      expect(reasons[0]?.text).to.include('in only one of the two drills');
    }
    expect(judgeEdit(drilled(blind), drilled(blind)).reasons).to.have.length(1);
  });

  it('is worse if one thing is better and another worse', () => {
    const { outcome, reasons } = judgeEdit(recovered(20_000), drilled(blind, reworded));
    expect(outcome).to.equal('worse');
    expect(reasons.map(({ text }) => text.split(' ')[0])).to.deep.equal(['1', 'With']);
  });

  it('is better if a refuted text was fixed, even if it takes longer now', () => {
    const failing = recovered(8_000, { results: { 6: 'failed' } });
    expect(outcomeOf(failing, recovered(20_000))).to.equal('better');
  });

  it('is the same if both are refuted alike, and worse if more is refuted', () => {
    const failing = recovered(8_000, { results: { 6: 'failed' } });
    expect(judgeEdit(failing, failing)).to.deep.include({ outcome: 'same' });
    expect(firstReason(failing, failing)).to.equal('Both texts are refuted.');
    expect(outcomeOf(failing, recovered(1e9, { results: { 6: 'failed' } }))).to.equal('worse');
    expect(outcomeOf(stuck, failing)).to.equal('worse');
    expect(outcomeOf(stuck, stuck)).to.equal('same');
  });

  it('is inconclusive if either drill is', () => {
    const nothing = recovered(0);
    expect(nothing.outcome).to.equal('inconclusive');
    expect(outcomeOf(quick, nothing)).to.equal('inconclusive');
    expect(outcomeOf(nothing, stuck)).to.equal('inconclusive');
    expect(firstReason(nothing, stuck)).to.match(/^The drill of the old text is inconclusive: /);
  });

  it('is inapplicable if the fault can do nothing with either text, and inconclusive with only one', () => {
    const meaningless = recovered(1e9, { inapplicable: 'no network policy is enforced' });
    expect(outcomeOf(meaningless, meaningless)).to.equal('inapplicable');
    expect(outcomeOf(meaningless, quick)).to.equal('inconclusive');
  });

  it('is withstood if neither text was needed, and inconclusive if one was', () => {
    const unnoticed = recovered(0, { inPlace: true });
    expect(outcomeOf(unnoticed, unnoticed)).to.equal('withstood');
    expect(outcomeOf(unnoticed, quick)).to.equal('inconclusive');
    expect(firstReason(quick, unnoticed)).to.match(/^The drill of the new text is withstood: /);
  });

  it('distinguishes recorded drills', () => {
    const recorded = (name: string) => {
      const file = `fixtures/journals/${name}.jsonl`;
      return judge(parseJournal(readFileSync(file, 'utf8'), file));
    };
    const [hang, killed] = [recorded('redis-hang'), recorded('redis-pod-killed')];
    expect(outcomeOf(hang, hang)).to.equal('same');
    expect(outcomeOf(hang, stuck)).to.equal('broken');
    expect(outcomeOf(hang, quick)).to.equal('worse');
    expect(outcomeOf(quick, killed)).to.equal('better');
  });
});

describe('judging an edit of which not both texts were drilled', () => {
  const side = (verdict: Verdict): EditSide => ({ kind: 'drilled', verdict });
  const refused: EditSide = { kind: 'refused', because: { text: 'No such procedure.' } };
  const leftOut: EditSide = { kind: 'left-out', because: { text: 'The run was interrupted.' } };

  it('is broken if no drill can be planned from the new text', () => {
    for (const old of [side(quick), side(stuck), refused, leftOut]) {
      const judged = judgeSides(old, refused);
      expect(judged).to.deep.equal({ outcome: 'broken', reasons: [refused.because] });
    }
  });

  it('follows the new text alone if no drill can be planned from the old one', () => {
    const outcomes = [quick, stuck, recovered(0)].map((verdict) =>
      judgeSides(refused, side(verdict)),
    );
    expect(outcomes.map(({ outcome }) => outcome)).to.deep.equal([
      ...['better', 'broken', 'inconclusive'],
    ]);
    expect(outcomes[0]?.reasons[0]).to.deep.equal(refused.because);
  });

  it('is inconclusive if one text was not drilled', () => {
    const pairs: readonly (readonly [EditSide, EditSide])[] = [
      [side(quick), leftOut],
      [leftOut, side(stuck)],
    ];
    for (const [old, edited] of pairs) {
      expect(judgeSides(old, edited)).to.deep.equal({
        outcome: 'inconclusive',
        reasons: [leftOut.because],
      });
    }
  });
});
