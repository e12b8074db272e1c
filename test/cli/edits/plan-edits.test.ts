import { join } from 'node:path';
import { expect } from 'chai';
import { exitCodeOfEdits, judgeEdits } from '../../../harness/cli/edits/judge-edits.ts';
import { isPlan, type PlannedSide, planEdit } from '../../../harness/cli/edits/plan-edits.ts';
import { chooseAffected } from '../../../harness/cli/work/choose-affected.ts';
import type { DrillOutcome } from '../../../harness/gameday/gameday.ts';
import type { EditOutcome } from '../../../harness/model/edit.ts';
import type { Plan } from '../../../harness/model/scenario.ts';
import { edits, quick } from '../../report/edit/edits.ts';
import { refuted, verified } from '../../report/records.ts';
import {
  edited,
  editedRepository,
  runbookFile,
  runbookText,
  scenarioFile,
  scenarioText,
} from './five-edits.ts';

const restart = 'kubectl delete pod -n raibid-ci -l app=redis';

describe('plans of both texts of an edit', () => {
  let scratch: ReturnType<typeof editedRepository>;
  beforeEach(() => {
    scratch = editedRepository();
  });
  afterEach(() => scratch.remove());

  const choose = (options: { ab?: boolean; arms?: string } = {}) =>
    chooseAffected([join(scratch.folder, scenarioFile)], {
      base: 'main',
      folder: scratch.folder,
      ab: true,
      ...options,
    });
  const onlyEdit = async () => {
    const [edit, ...others] = (await choose()).edits;
    if (!edit || others.length > 0) throw new Error('there is not exactly one edit');
    return edit;
  };
  const planned = (side: PlannedSide): Plan => {
    if (isPlan(side)) return side;
    throw new Error(`no plan: ${JSON.stringify(side)}`);
  };
  const commands = (side: PlannedSide) => planned(side).steps.map(({ boundText }) => boundText);
  const refusal = (side: PlannedSide) => {
    if (isPlan(side)) throw new Error('it is planned');
    return { kind: side.kind, text: side.because.text };
  };

  it('meet the same fault, in the same system, each with its own text', async () => {
    scratch.write(runbookFile, edited('wrong selector'));
    const { plans, edits } = await choose();
    const [old, now] = [edits[0]?.old, edits[0]?.edited].map((side) => planned(side as Plan));
    if (!old || !now) throw new Error('there is no edit');
    expect(plans).to.deep.equal([old, now]);
    expect(commands(old)).to.include(restart).and.not.include(`${restart}-server`);
    expect(commands(now)).to.include(`${restart}-server`);
    expect(old.scenario.fault).to.deep.equal(now.scenario.fault);
    expect(old.system).to.deep.equal(now.system);
    expect(old.probes).to.deep.equal(now.probes);
  });

  it('name the old text by what it is of, and its drill by the commit', async () => {
    scratch.write(runbookFile, edited('slower step'));
    const { old } = await onlyEdit();
    const { runbook, procedure, steps, rto, scenario } = planned(old);
    expect(runbook.text).to.equal(runbookText);
    if (!rto) throw new Error('no time stated');
    const places = [procedure.place, rto.place, ...steps.map(({ step }) => step.place)];
    for (const { file } of places) expect(file).to.match(/runbooks\/redis\.md@main$/);
    const commit = scratch.git('rev-parse', 'HEAD').slice(0, 12);
    expect(scenario.id).to.equal(`raibid-ci/redis-hang@${commit}`);
  });

  it('leave the control arm to the new text', async () => {
    scratch.write(runbookFile, edited('slower step'));
    const { old, edited: now } = await onlyEdit();
    expect(planned(old).scenario.arms).to.deep.equal(['runbook']);
    expect(planned(now).scenario.arms).to.deep.equal(['runbook', 'control']);
    const [asked] = (await choose({ arms: 'runbook' })).edits;
    expect(planned(asked?.edited as Plan).scenario.arms).to.deep.equal(['runbook']);
  });

  it('are there only where texts are to be compared', async () => {
    scratch.write(runbookFile, edited('slower step'));
    const { plans, edits } = await choose({ ab: false });
    expect([plans.length, edits.length]).to.deep.equal([1, 0]);
    scratch.write(runbookFile, edited('typo in prose'));
    expect((await choose()).plans).to.deep.equal([]);
    scratch.write(scenarioFile, scenarioText.replace('reaction: 0s', 'reaction: 5s'));
    const another = await choose();
    expect([another.plans.length, another.edits.length]).to.deep.equal([1, 0]);
  });

  it('are none where the new text has another heading, or a hole that nothing fills', async () => {
    for (const [text, words] of [
      [runbookText.replace('### Redis Pod Failure', '### Redis is gone'), 'has no procedure'],
      [runbookText.replace(restart, `${restart} --context=<cluster>`), '<cluster> has no value'],
    ] as const) {
      scratch.write(runbookFile, text);
      const edit = await onlyEdit();
      expect(refusal(edit.edited)).to.deep.include({ kind: 'refused' });
      expect(refusal(edit.edited).text).to.include(words);
      expect(refusal(edit.old).kind).to.equal('left-out');
      const [verdict] = judgeEdits([edit], []);
      expect(verdict).to.deep.include({ outcome: 'broken', base: 'main' });
    }
  });

  it('have nothing to be held against where the text is new', async () => {
    const first = editedRepository();
    first.git('rm', '--quiet', runbookFile);
    first.commit();
    first.write(runbookFile, runbookText);
    const { edits, plans } = await chooseAffected([join(first.folder, scenarioFile)], {
      ...{ base: 'main', folder: first.folder, ab: true },
    }).finally(first.remove);
    expect(refusal(edits[0]?.old as Plan).text).to.match(/redis\.md did not exist at main/);
    expect(plans).to.have.length(1);
  });

  it('take the decisions of their own day, where the fault is the same', async () => {
    const named = (text: string) => text.replace('Redis Pod Failure', 'Redis is gone');
    scratch.write(runbookFile, named(edited('slower step')));
    scratch.write(scenarioFile, named(scenarioText));
    const { old, edited: now } = await onlyEdit();
    expect(planned(now).procedure.title).to.equal('Redis is gone');
    expect(planned(old).procedure.title).to.equal('Redis Pod Failure');
    expect(planned(old).scenario.file).to.match(/redis-hang\.yaml@main$/);
  });

  it('meet the fault of today where the scenario has another one', async () => {
    scratch.write(runbookFile, edited('slower step'));
    scratch.write(scenarioFile, scenarioText.replace('process: redis-server', 'process: redis'));
    const { old, edited: now } = await onlyEdit();
    expect(planned(old).scenario.fault).to.deep.equal(planned(now).scenario.fault);
  });

  it('prove nothing where planning crashes: that is no fault of the edit', async () => {
    scratch.write(runbookFile, edited('slower step'));
    const { drill, base } = await onlyEdit();
    const broken = { ...drill, source: { ...drill.source, system: null as never } };
    const edit = planEdit(broken, base, { parts: [], arms: undefined, otherText: false });
    expect(refusal(edit.edited).kind).to.equal('left-out');
    expect(refusal(edit.edited).text).to.match(/^INTERNAL: .*TypeError/);
    expect(judgeEdits([edit], [])[0]?.outcome).to.equal('inconclusive');
  });

  it('are judged by what was drilled, and by nothing where the run was cut short', async () => {
    scratch.write(runbookFile, edited('removed step'));
    const edit = await onlyEdit();
    const outcome = (side: PlannedSide, record: ReturnType<typeof verified>): DrillOutcome => ({
      ...{ journalFile: '', plan: planned(side), ...record },
    });
    const both = [outcome(edit.old, verified()), outcome(edit.edited, refuted())];
    expect(judgeEdits([edit], both)[0]).to.deep.include({
      drill: 'raibid-ci/redis-hang',
      outcome: 'broken',
    });
    const crashing = () => {
      throw new TypeError('no such side');
    };
    const [crashed] = judgeEdits([edit], both, crashing);
    expect(crashed?.outcome).to.equal('inconclusive');
    expect(crashed?.reasons[0]?.text).to.match(/^INTERNAL: .*TypeError: no such side.*report/);
    expect(crashed?.edited.kind).to.equal('drilled');
    const [cut] = judgeEdits([edit], both.slice(0, 1));
    expect(cut?.outcome).to.equal('inconclusive');
    expect(cut?.reasons[0]?.text).to.include('before its turn');
  });
});

describe('exit code of edits', () => {
  const codeOf = (...outcomes: readonly EditOutcome[]) =>
    exitCodeOfEdits(outcomes.map((outcome) => ({ ...edits.same, outcome, edited: quick })));

  it('is 0 for better and same, 1 for worse and broken, 3 for what proves nothing', () => {
    expect(codeOf('better', 'same', 'inapplicable')).to.equal(0);
    expect(codeOf('better', 'worse')).to.equal(1);
    expect(codeOf('broken', 'inconclusive')).to.equal(1);
    expect(codeOf('same', 'inconclusive')).to.equal(3);
    expect(codeOf()).to.equal(0);
  });
});
