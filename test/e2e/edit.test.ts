import { expect } from 'chai';
import type { EditVerdict } from '../../harness/model/edit.ts';
import { type EditName, edited, editedRepository, runbookFile } from '../cli/edits/five-edits.ts';
import { clusterOf, firedrill, inEngine, readJournal, runDrills } from './command-line.ts';

/** One cluster for all of them: each edit is drilled twice, its old text and its new one. */
describe('edits of a runbook, proven on a real cluster', function () {
  this.timeout(900_000);
  let scratch: ReturnType<typeof editedRepository>;
  const clusters = new Set<string>();

  before(() => {
    scratch = editedRepository();
  });
  after(async () => {
    scratch.remove();
    await firedrill(['down']);
    for (const cluster of clusters) expect(await inEngine(cluster)).to.deep.equal([]);
  });

  const drillBoth = async (edit: EditName) => {
    scratch.write(runbookFile, edited(edit));
    const args = ['--affected', '--base', 'main', '--ab', '--arms', 'runbook', '--keep'];
    const ended = await runDrills(args, { cwd: scratch.folder });
    for (const { journalFile } of ended.drills) clusters.add(clusterOf(journalFile));
    expect(ended.stdout, ended.stderr).to.not.equal('');
    const { edits = [] }: { edits?: readonly EditVerdict[] } = JSON.parse(ended.stdout);
    return { ...ended, edits };
  };
  const outcomes = ({ old, edited }: EditVerdict) =>
    [old, edited].map((side) => side.kind === 'drilled' && side.verdict.outcome);

  it('drills nothing for a typo in prose', async () => {
    const { drills, edits, exitCode, stderr } = await drillBoth('typo in prose');
    expect({ exitCode, drills, edits }, stderr).to.deep.equal({
      exitCode: 0,
      drills: [],
      edits: [],
    });
  });

  for (const edit of ['wrong selector', 'removed step'] as const) {
    it(`calls a ${edit} broken`, async () => {
      const { edits, drills, exitCode, stderr } = await drillBoth(edit);
      expect(
        edits.map(({ outcome }) => outcome),
        stderr,
      ).to.deep.equal(['broken']);
      expect(edits.map(outcomes)).to.deep.equal([['verified', 'refuted']]);
      expect(exitCode).to.equal(1);
      const texts = drills.map(({ runbook }) => runbook.file);
      expect(texts).to.deep.equal([`${runbookFile}@main`, runbookFile]);
    });
  }

  it('calls a slower step worse', async () => {
    const { edits, exitCode, stderr } = await drillBoth('slower step');
    expect(
      edits.map(({ outcome }) => outcome),
      stderr,
    ).to.deep.equal(['worse']);
    expect(edits.map(outcomes)).to.deep.equal([['verified', 'verified']]);
    expect(exitCode).to.equal(1);
  });

  it('calls a better step better, in the cluster of those before', async () => {
    const { edits, drills, exitCode, stderr } = await drillBoth('better step');
    expect(
      edits.map(({ outcome }) => outcome),
      stderr,
    ).to.deep.equal(['better']);
    expect(exitCode).to.equal(0);
    const events = drills.flatMap(({ journalFile }) => readJournal(journalFile));
    const ready = events.flatMap((event) => (event.type === 'cluster-ready' ? event : []));
    expect(ready.map(({ reused }) => reused)).to.deep.equal([true, true]);
  });
});
