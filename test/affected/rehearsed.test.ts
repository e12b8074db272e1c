import { expect } from 'chai';
import { rehearsedChanges } from '../../harness/affected/rehearsed.ts';
import { claim, command, procedure, runbook, scenario } from '../scenario/documents.ts';

const step = (text: string, label = 'A label') => {
  const one = command(12, text, { item: 3, conditional: true });
  const place = { file: 'ops.md', line: 11, column: 1 };
  return { ...one, label: { text: label, item: 3, conditional: true, place } };
};
const written = (text: string, label?: string) =>
  runbook(
    procedure('Restart', [step(text, label)]),
    procedure('Backup', [command(30, 'save all')]),
  );
const drill = scenario();

describe('an edit of what a drill rehearses', () => {
  const changed = (old: ReturnType<typeof written> | undefined, edited: typeof old, of = drill) =>
    rehearsedChanges(old && { scenario: of, runbook: old }, {
      scenario: of,
      runbook: edited ?? runbook(),
    }).map(({ key, kind, aspects }) => [key, kind, ...aspects]);

  it('concerns its procedure and its preparation, and nothing else', () => {
    const old = written('kubectl get pods');
    const [restart, backup] = old.procedures;
    if (!restart || !backup) throw new Error('the runbook has two procedures');
    const edited = runbook(restart, { ...backup, steps: [command(30, 'save nothing')] });
    expect(changed(old, edited)).to.deep.equal([]);
    const prepared = { ...drill, prepare: 'Backup' };
    expect(changed(old, edited, prepared)).to.deep.equal([['prepare', 'changed', 'steps']]);
    expect(changed(old, written('kubectl get nodes'))).to.deep.equal([
      ['procedure', 'changed', 'steps'],
    ]);
  });

  it('is a change of words if a branch depends on them', () => {
    const where = { item: 3, where: 'Manual restart', take: true, because: 'it hangs' };
    const decided = { ...drill, branches: [where] };
    const old = written('kubectl get pods', '3. Manual restart');
    expect(changed(old, written('kubectl get pods', '3. Manual restart, by hand'), decided)).to.be
      .empty;
    const other = written('kubectl get pods', '3. Restart by hand');
    expect(changed(old, other, decided)).to.deep.equal([['procedure', 'changed', 'steps']]);
    expect(changed(old, other)).to.deep.equal([]);
  });

  it('is a change of the words of a claim if the scenario names them', () => {
    const promised = (text: string) => {
      const [restart] = written('kubectl get pods').procedures;
      if (!restart) throw new Error('the runbook has a procedure');
      const claims = [claim(20, { kind: 'under', maxMs: 40_000, recovery: false, text })];
      return runbook({ ...restart, claims });
    };
    const knows = { ...drill, claims: ['at most 40 seconds'] };
    const [old, other] = [promised('at most 40 seconds'), promised('no more than 40 seconds')];
    expect(changed(old, other, knows)).to.deep.equal([['procedure', 'changed', 'claims']]);
    expect(changed(old, other)).to.deep.equal([]);
  });

  it('may add or remove the procedure', () => {
    const text = written('kubectl get pods');
    expect(changed(undefined, text)).to.deep.equal([['procedure', 'new']]);
    expect(changed(text, runbook())).to.deep.equal([['procedure', 'gone']]);
    expect(changed(undefined, runbook())).to.deep.equal([]);
  });

  it('is no change if the scenario follows a new title', () => {
    const old = written('kubectl get pods');
    const edited = runbook(procedure('Restart it', [step('kubectl get pods')]));
    const followed = { ...drill, procedure: 'Restart it' };
    const none = rehearsedChanges(
      { scenario: drill, runbook: old },
      { scenario: followed, runbook: edited },
    );
    expect(none).to.deep.equal([]);
    expect(changed(old, edited)).to.deep.equal([['procedure', 'gone']]);
  });
});
