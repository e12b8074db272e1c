import { expect } from 'chai';
import { judge } from '../../../harness/judge/judge.ts';
import { type ArmStory, handMadeJournal } from '../hand-made-journal.ts';
import { placeOf } from '../redis-plan.ts';

const policy = `Error from server: error when creating "debug.yaml": pods "debug" is forbidden: ValidatingAdmissionPolicy 'firedrill-operator-pods' with binding 'firedrill-operator-pods' denied request: This pod is privileged`;
const rights =
  'Error from server (Forbidden): nodes "one" is forbidden: User "firedrill-operator" cannot get resource "nodes/proxy"';
const story = (stderr: string, brokenForMs = 31_200): ArmStory => ({
  brokenForMs,
  results: { 6: 'failed' },
  failures: { 6: { exitCode: 1, stderr } },
});
const verdict = (runbook: ArmStory) => judge(handMadeJournal({ arms: { runbook } }));

describe('a step that leads out of the cluster', () => {
  it('proves nothing where it was refused, with its place', () => {
    for (const stderr of [policy, rights]) {
      const { outcome, procedureWorks } = verdict(story(stderr));
      expect({ outcome, holds: procedureWorks.holds }).to.deep.equal({
        outcome: 'inconclusive',
        holds: null,
      });
      const [reason] = procedureWorks.reasons;
      expect(reason?.text).to.match(/^Step 6 leads out of the cluster, and was refused: kubectl /);
      expect(reason?.place).to.deep.equal(placeOf(19));
    }
  });

  it('makes a late recovery unknown: it may have been what brings the service back', () => {
    const { recoveredInTime } = verdict(story(policy, 1e9));
    expect(recoveredInTime.holds).to.equal(null);
    expect(recoveredInTime.reasons[0]?.text).to.include('was refused, so a late recovery proves');
  });

  it('refutes where the system itself refuses: another user, another policy', () => {
    for (const stderr of [
      'Error from server (Forbidden): pods is forbidden: User "shop" cannot list resource "pods"',
      "ValidatingAdmissionPolicy 'shop-limits' with binding 'shop-limits' denied request: no",
    ]) {
      expect(verdict(story(stderr)).outcome).to.equal('refuted');
    }
  });

  it('is noted where its own exit code hides the refusal: `… 2>&1 | tail`, `… || true`', () => {
    const { procedureWorks } = verdict({ brokenForMs: 31_200, outputs: { 6: `${rights}\n` } });
    const note = 'Step 6 succeeded, but a part of it leads out of the cluster, and was refused';
    expect(procedureWorks.notes?.map(({ text }) => text)).to.include(note);
    expect(procedureWorks.notes?.find(({ text }) => text === note)?.place).to.deep.equal(
      placeOf(19),
    );
    const silent = verdict({ brokenForMs: 31_200, outputs: { 6: 'done\n' } });
    expect(silent.procedureWorks.notes?.map(({ text }) => text)).not.to.include(note);
  });

  it('excuses no other step', () => {
    const other: ArmStory = { ...story(policy), results: { 6: 'failed', 7: 'failed' } };
    expect(verdict(other).outcome).to.equal('refuted');
  });
});
