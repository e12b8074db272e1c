import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { findDrills, listDrills } from '../../harness/catalog/drills.ts';
import { injectors } from '../../harness/faults/injectors.ts';
import { packageRoot } from '../../harness/paths.ts';
import { plan } from '../../harness/scenario/plan.ts';
import { rejected } from '../scenario/thrown.ts';

describe('built-in drills', () => {
  it('can all be read and planned, with nothing left to note', async () => {
    const { drills, broken } = await listDrills();
    expect(broken).to.deep.equal([]);
    expect(drills.length).to.be.at.least(2);
    for (const { scenario, runbook, system } of drills) {
      expect(plan(scenario, runbook, system, injectors).notes, scenario.id).to.deep.equal([]);
    }
  });

  it('fit the runbook as it was given, just as well', async function () {
    const given = join(packageRoot, '../shared/runbooks/raibid-ci-operations.md');
    if (!existsSync(given)) this.skip();
    const drills = await findDrills('raibid-ci', { runbook: given });
    for (const { scenario, runbook, system } of drills) {
      const made = plan(scenario, runbook, system, injectors);
      expect(made.notes, scenario.id).to.deep.equal([]);
      expect(made.rto.ms).to.equal(60_000);
      const skipped = made.steps.filter(({ action }) => action.kind !== 'run');
      expect(skipped.map(({ action }) => action.kind)).to.deep.equal(['not-taken', 'not-taken']);
    }
  });

  it('are found by id and by system', async () => {
    const ids = async (target: string) =>
      (await findDrills(target)).map(({ scenario }) => scenario.id);
    expect(await ids('raibid-ci/redis-hang')).to.deep.equal(['raibid-ci/redis-hang']);
    expect(await ids('raibid-ci')).to.include.members([
      'raibid-ci/redis-hang',
      'raibid-ci/redis-pod-killed',
    ]);
  });

  it('are suggested where an id is misspelt', async () => {
    expect(await rejected(findDrills('raibid-ci/redis-hung'))).to.deep.include({
      code: 'BAD_USAGE',
      exitCode: 2,
      message:
        'There is no scenario, system, file or folder "raibid-ci/redis-hung".' +
        ' Did you mean "raibid-ci/redis-hang"?',
    });
    expect((await rejected(findDrills('raibid'))).message).to.match(/mean "raibid-ci"/);
  });
});
