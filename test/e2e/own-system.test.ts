import { join } from 'node:path';
import { expect } from 'chai';
import {
  clusterOf,
  firedrill,
  freshFolder,
  inEngine,
  readJournal,
  runDrills,
} from './command-line.ts';
import { addMergeDrills } from './merge-drills.ts';

describe('a system of one’s own, outside the repository', function () {
  this.timeout(900_000);

  it('runs as firedrill init makes it, and merges the YAML of another runbook', async () => {
    const cwd = freshFolder('own');
    const made = await firedrill(['init', 'corner-shop'], { cwd });
    expect(made.exitCode, made.stderr).to.equal(0);
    await addMergeDrills(join(cwd, 'corner-shop'));
    const { drills, exitCode, stderr } = await runDrills([join(cwd, 'corner-shop')], { cwd });
    const [drill, merged, refused] = drills;
    expect(drill?.outcome, stderr).to.equal('verified');
    expect(drill?.credit).to.equal('runbook');
    expect(drill?.drill).to.equal('corner-shop/greeter-hangs');
    expect(merged?.drill).to.equal('corner-shop/merged');
    expect(merged?.outcome, stderr).to.equal('verified');
    expect(refused?.outcome, stderr).to.equal('refuted');
    const [reason] = refused?.procedureWorks.reasons ?? [];
    expect(reason?.place?.line).to.equal(25);
    expect(reason?.text).to.match(/^Step 1 failed with exit code 1 .*: type: NoSuchType$/);
    const journal = readJournal(refused?.journalFile ?? '');
    const done = journal.find((event) => event.type === 'step-finished');
    expect(done).to.have.property('stderr').that.includes('NoSuchType');
    expect(exitCode).to.equal(1);
    expect(await inEngine(clusterOf(drill?.journalFile ?? ''))).to.deep.equal([]);
  });
});
