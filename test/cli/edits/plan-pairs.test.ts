import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Terminal } from '../../../harness/cli/terminal.ts';
import { declareTrials } from '../../../harness/cli/trials/declare-trials.ts';
import { chooseAffected, type Work } from '../../../harness/cli/work/choose-affected.ts';
import { reportResults } from '../../../harness/cli/work/report-results.ts';
import type { DrillOutcome } from '../../../harness/gameday/gameday.ts';
import { judge } from '../../../harness/judge/judge.ts';
import type { Plan } from '../../../harness/model/scenario.ts';
// Its chart library makes global names, which a test must not leave behind: so before all of them.
import '../../../harness/report/html/page.ts';
import { noPaint } from '../../../harness/report/paint.ts';
import { handMadeJournal } from '../../judge/hand-made-journal.ts';
import { edited, editedRepository, runbookFile, scenarioFile } from './five-edits.ts';

describe('trials of both texts of an edit', () => {
  let out: string;
  let scratch: ReturnType<typeof editedRepository>;
  let work: Work;
  beforeEach(async () => {
    out = mkdtempSync(join(tmpdir(), 'firedrill-pairs-'));
    scratch = editedRepository();
    scratch.write(runbookFile, edited('slower step'));
    const names = [join(scratch.folder, scenarioFile)];
    work = await chooseAffected(names, { base: 'main', folder: scratch.folder, ab: true });
  });
  afterEach(() => {
    scratch.remove();
    rmSync(out, { recursive: true });
  });

  const declare = (of: number, seed = 3) =>
    declareTrials(work, { of, seed, controlEvery: 1 }, { say: () => {} });
  const isOld = ({ scenario }: Plan) => scenario.id.includes('@');
  const drilled = (plan: Plan, ms: number): DrillOutcome => {
    const runbook = { brokenForMs: ms + 40 * (plan.trial?.number ?? 0) };
    const control = plan.scenario.arms.includes('control') && { control: { brokenForMs: 1e9 } };
    const events = handMadeJournal({ plan, arms: { runbook, ...control } });
    return { plan, journalFile: `${plan.scenario.id}.jsonl`, events, verdict: judge(events) };
  };
  const report = async (given: Work, outcomes: readonly DrillOutcome[]) => {
    const printed: string[] = [];
    const terminal: Terminal = {
      ...{ out: (text) => printed.push(text), say: () => {}, status: () => {}, paint: noPaint },
    };
    const exitCode = await reportResults(outcomes, given, { out }, terminal);
    return { exitCode, printed: printed.join('\n') };
  };

  it('go pair by pair, and the text that goes first in one goes second in the next', () => {
    const { plans } = declare(20);
    expect(plans).to.have.length(40);
    const letters = plans.map((plan) => (isOld(plan) ? 'o' : 'n')).join('');
    expect(new Set(letters.match(/.{4}/g))).to.deep.equal(new Set(['onno', 'noon']));
    const numbers = plans.map(({ trial }) => trial?.number);
    expect(numbers).to.deep.equal(Array.from({ length: 40 }, (_, at) => Math.floor(at / 2) + 1));
    expect(declare(20).plans).to.deep.equal(plans);
  });

  it('decide about the edit together, in every report', async () => {
    const pairs = declare(5);
    const outcomes = pairs.plans.map((plan) => drilled(plan, isOld(plan) ? 7_000 : 7_600));
    const { exitCode, printed } = await report(pairs, outcomes);
    expect(exitCode).to.equal(1);
    expect(printed).to.match(/WORSE {2}raibid-ci\/redis-hang {2}the edit/);
    expect(printed).to.match(/drill +5 verified +5 verified/);
    expect(printed).to.match(/time to recover +7\.\d\d s ± .* to 7\.\d\d s ± \S+ s in 5 trials/);
    expect(printed).to.include('has a chance of 0.4 %');
    const [edit] = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')).edits;
    expect(edit.pairs).to.deep.include({ pairs: 5, compared: 5 });
    expect(edit.old.trials).to.have.length(5);
    const junit = readFileSync(join(out, 'junit.xml'), 'utf8');
    expect(junit.match(/<testcase /g)).to.have.length(6);
    expect(readFileSync(join(out, 'edits.md'), 'utf8')).to.include('5 verified');
  });

  it('are cut short where pairs are missing', async () => {
    const pairs = declare(3);
    const outcomes = pairs.plans.slice(0, 4).map((plan) => drilled(plan, 7_000));
    expect((await report(pairs, outcomes)).exitCode).to.equal(3);
  });

  it('are all of the new text, where the old one cannot be drilled', async () => {
    const [edit] = work.edits;
    if (!edit) throw new Error('there is no edit');
    const refused = { kind: 'refused', because: { text: 'no such text' } } as const;
    work = {
      ...work,
      edits: [{ ...edit, old: refused }],
      plans: work.plans.filter((one) => !isOld(one)),
    };
    const pairs = declare(3);
    expect(pairs.plans.map(isOld)).to.deep.equal([false, false, false]);
    const { exitCode, printed } = await report(
      pairs,
      pairs.plans.map((plan) => drilled(plan, 7_000)),
    );
    expect(printed).to.match(/BETTER {2}raibid-ci/);
    expect(exitCode).to.equal(0);
  });

  it('are at most 50, and a number that is declared', () => {
    expect(() => declare(51)).to.throw('with --ab, expected a whole number from 1 to 50');
    const until = { of: 9, seed: 1, controlEvery: 1, until: 'p50' } as const;
    expect(() => declareTrials(work, until, { say: () => {} })).to.throw(
      '--until is about one text',
    );
  });
});
