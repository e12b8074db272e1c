import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Terminal } from '../../../harness/cli/terminal.ts';
import type { Work } from '../../../harness/cli/work/choose-affected.ts';
import { chooseAffected } from '../../../harness/cli/work/choose-affected.ts';
import { reportResults } from '../../../harness/cli/work/report-results.ts';
import { HarnessError } from '../../../harness/errors.ts';
import type { DrillOutcome } from '../../../harness/gameday/gameday.ts';
import { judge } from '../../../harness/judge/judge.ts';
import type { Plan } from '../../../harness/model/scenario.ts';
// Its chart library makes global names, which a test must not leave behind: so before all of them.
import '../../../harness/report/html/page.ts';
import { noPaint } from '../../../harness/report/paint.ts';
import { type ArmStory, handMadeJournal } from '../../judge/hand-made-journal.ts';
import {
  type EditName,
  edited,
  editedRepository,
  runbookFile,
  scenarioFile,
} from '../edits/five-edits.ts';

/** How drills of the real plans of both texts might go, told by hand: nothing is drilled here. */
const quick: ArmStory = { breakage: 'hangs', brokenForMs: 7_000 };
const quicker: ArmStory = { breakage: 'hangs', brokenForMs: 3_000 };
const slower: ArmStory = { breakage: 'hangs', brokenForMs: 13_000 };
const stuck: ArmStory = { breakage: 'hangs', brokenForMs: 1e9 };

describe('results of the drills of both texts', () => {
  let out: string;
  let scratch: ReturnType<typeof editedRepository>;
  beforeEach(() => {
    out = mkdtempSync(join(tmpdir(), 'firedrill-edits-'));
    scratch = editedRepository();
  });
  afterEach(() => {
    scratch.remove();
    rmSync(out, { recursive: true });
  });

  const plansOf = async (edit: EditName): Promise<Work> => {
    scratch.write(runbookFile, edited(edit));
    const names = [join(scratch.folder, scenarioFile)];
    return chooseAffected(names, { base: 'main', folder: scratch.folder, ab: true });
  };
  const drilled = (plan: Plan, runbook: ArmStory): DrillOutcome => {
    const control = plan.scenario.arms.includes('control') && { control: stuck };
    const events = handMadeJournal({ plan, arms: { runbook, ...control } });
    return { plan, journalFile: `${plan.scenario.id}.jsonl`, events, verdict: judge(events) };
  };
  const tell = async (work: Work, outcomes: readonly DrillOutcome[], json = false) => {
    const printed: string[] = [];
    const terminal: Terminal = {
      ...{ out: (text) => printed.push(text), say: () => {}, status: () => {}, paint: noPaint },
    };
    const exitCode = await reportResults(outcomes, work, { out, json }, terminal);
    return { exitCode, printed: printed.join('\n') };
  };
  const written = (name: string) => readFileSync(join(out, name), 'utf8');

  for (const [edit, story, word, exitCode] of [
    ['wrong selector', stuck, 'BROKEN', 1],
    ['removed step', stuck, 'BROKEN', 1],
    ['slower step', slower, 'WORSE', 1],
    ['better step', quicker, 'BETTER', 0],
    ['better step', quick, 'SAME', 0],
    ['better step', { brokenForMs: 0 }, 'INCONCLUSIVE', 3],
  ] as const) {
    it(`say ${word} of a ${edit} that does so, and end with ${exitCode}`, async () => {
      const work = await plansOf(edit);
      const [old, now] = work.plans;
      if (!old || !now) throw new Error('there are not two plans');
      const told = await tell(work, [drilled(old, quick), drilled(now, story)]);
      expect(told.printed).to.match(new RegExp(`^. ${word}  raibid-ci/redis-hang  the edit`, 'm'));
      expect(told.exitCode).to.equal(exitCode);
    });
  }

  it('are in every report, and an old text is no test case', async () => {
    const work = await plansOf('slower step');
    const [old, now] = work.plans;
    if (!old || !now) throw new Error('there are not two plans');
    await tell(work, [drilled(old, stuck), drilled(now, slower)]);
    expect(written('edits.md')).to.match(/^# Firedrill: 1 better\n/);
    expect(written('edits.md')).to.match(/Time to recover \| more than \d.* s \| 1[23]\.\d+ s ±/);
    const junit = written('junit.xml');
    expect(junit).to.not.include('<failure').and.to.not.include('redis-hang@');
    expect(junit.match(/<testcase /g)).to.have.length(2);
    const commit = scratch.git('rev-parse', 'HEAD').slice(0, 12);
    for (const name of ['summary.md', 'report.html', 'report.json']) {
      expect(written(name), name).to.include(commit);
    }
    expect(JSON.parse(written('report.json')).edits[0]).to.deep.include({ outcome: 'better' });
  });

  it('print one JSON document where that is asked for', async () => {
    const work = await plansOf('better step');
    const { printed } = await tell(
      work,
      work.plans.map((plan) => drilled(plan, quick)),
      true,
    );
    const { drills, edits } = JSON.parse(printed);
    expect(edits[0].outcome).to.equal('same');
    expect(drills.map(({ runbook }: { runbook: { file: string } }) => runbook.file)[0]).to.match(
      /redis\.md@main$/,
    );
  });

  it('end with 3 where the run was cut short', async () => {
    const work = await plansOf('better step');
    const [old] = work.plans;
    const { exitCode, printed } = await tell(work, old ? [drilled(old, quick)] : []);
    expect(exitCode).to.equal(3);
    expect(printed).to.include('INCONCLUSIVE');
  });

  it('end with 1 where the run was cut short and one is refuted or broken already', async () => {
    const work = await plansOf('wrong selector');
    const [old, now] = work.plans;
    if (!old || !now) throw new Error('there are not two plans');
    const untold = { ...now, scenario: { ...now.scenario, id: 'shop/later' } };
    const more = { ...work, plans: [...work.plans, untold] };
    const cutShort = async (outcomes: readonly DrillOutcome[], one: Work = more) =>
      (await tell(one, outcomes)).exitCode;
    expect(await cutShort([drilled(old, quick), drilled(now, stuck)])).to.equal(1);
    expect(await cutShort([drilled(old, quick), drilled(now, quick)])).to.equal(3);
    const plain = { plans: [now, untold], edits: [] };
    expect(await cutShort([drilled(now, stuck)], plain)).to.equal(1);
    expect(await cutShort([drilled(now, quick)], plain)).to.equal(3);
    expect(await cutShort([], plain)).to.equal(3);
  });

  it('end with 3 where the drills could not all be compared with the edit', async () => {
    const work = await plansOf('better step');
    const [old, now] = work.plans;
    if (!old || !now) throw new Error('there are not two plans');
    const failures = [new HarnessError('INTERNAL', 'Comparing a drill failed.')];
    const outcomes = [drilled(old, quick), drilled(now, quick)];
    expect((await tell({ ...work, failures }, outcomes)).exitCode).to.equal(3);
    expect((await tell(work, outcomes)).exitCode).to.equal(0);
  });

  it('end with 1 where a drill is refuted that is of no edit of a text', async () => {
    const { plans } = await plansOf('better step');
    const [, now] = plans;
    if (!now) throw new Error('there are not two plans');
    const { exitCode } = await tell({ plans: [now], edits: [] }, [drilled(now, stuck)]);
    expect(exitCode).to.equal(1);
    expect(existsSync(join(out, 'edits.md'))).to.equal(false);
  });
});
