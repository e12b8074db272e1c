import { join } from 'node:path';
import { expect } from 'chai';
import { clusterOf, firedrill, freshFolder, inEngine, runDrills } from './command-line.ts';

describe('a system of one’s own, outside the repository', function () {
  this.timeout(900_000);

  it('runs as firedrill init makes it', async () => {
    const cwd = freshFolder('own');
    const made = await firedrill(['init', 'corner-shop'], { cwd });
    expect(made.exitCode, made.stderr).to.equal(0);
    const { drills, exitCode, stderr } = await runDrills([join(cwd, 'corner-shop')], { cwd });
    const [drill] = drills;
    expect(drill?.outcome, stderr).to.equal('verified');
    expect(drill?.credit).to.equal('runbook');
    expect(drill?.drill).to.equal('corner-shop/greeter-hangs');
    expect(exitCode).to.equal(0);
    expect(await inEngine(clusterOf(drill?.journalFile ?? ''))).to.deep.equal([]);
  });
});
