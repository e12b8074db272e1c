import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { findDrills, listDrills } from '../../harness/catalog/drills.ts';
import { injectors } from '../../harness/faults/all-injectors.ts';
import { packageRoot } from '../../harness/io/paths.ts';
import { plan } from '../../harness/scenario/plan.ts';
import { rejected } from '../scenario/thrown.ts';

/** Accepted notes: watching ends early, no time is stated, steps that look, and values that only a given text needs. */
const accepted =
  /^watching ends after|^no time is stated|^step \d+ acts on a look-up|^the (?:binding|look-up of) "(pvc-name|name|namespace|ng-name|vm-ip|api-server)"/;

describe('built-in drills', () => {
  it('can all be read and planned, with no unexpected note', async () => {
    const { drills, broken } = await listDrills();
    expect(broken).to.deep.equal([]);
    expect(drills.length).to.be.at.least(18);
    for (const { scenario, runbook, system } of drills) {
      const { notes } = plan(scenario, runbook, system, injectors);
      const others = notes.filter(({ text }) => !accepted.test(text));
      expect(others, scenario.id).to.deep.equal([]);
    }
  });

  it('drill every procedure of the raibid-ci runbook that recovers something', async () => {
    const drills = await findDrills('raibid-ci');
    const done = drills.flatMap(({ scenario: { procedure, prepare } }) => [procedure, prepare]);
    const [runbook] = drills.map((drill) => drill.runbook);
    const noRecovery = ['Post-Incident Checklist', 'Quick Status Check', 'Log Aggregation'];
    const left = runbook?.procedures.filter(({ title }) => !done.includes(title));
    expect(left?.map(({ title }) => title)).to.deep.equal(noRecovery);
  });

  it('fit the given runbook: each of its commands is run or decided by the scenario', async function () {
    const given = join(packageRoot, '../shared/runbooks/raibid-ci-operations.md');
    if (!existsSync(given)) this.skip();
    const drills = await findDrills('raibid-ci', { runbook: given });
    for (const { scenario, runbook, system } of drills) {
      const made = plan(scenario, runbook, system, injectors, { otherText: true });
      const kinds = new Set(made.steps.map(({ action }) => action.kind));
      expect([...kinds], scenario.id)
        .to.include('run')
        .and.not.include('automated');
    }
  });

  it('compare ecommerce’s purchases with the page’s promise, as given and as corrected', async function () {
    const given = join(packageRoot, '../shared/runbooks/failed-deployment.md');
    const linesOf = async (runbook?: string) => {
      const drills = await findDrills('ecommerce', runbook === undefined ? {} : { runbook });
      const otherText = runbook !== undefined;
      return drills
        .map((drill) => plan(drill.scenario, drill.runbook, drill.system, injectors, { otherText }))
        .filter(({ promises }) => promises.length > 0)
        .map(({ promises }) => promises.map(({ place }) => place.line));
    };
    const edition = await linesOf();
    expect(edition.length).to.be.at.least(14);
    expect(new Set(edition.map((lines) => lines.length))).to.deep.equal(new Set([1]));
    if (!existsSync(given)) this.skip();
    expect(new Set((await linesOf(given)).flat())).to.deep.equal(new Set([439]));
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

  it('are suggested for a misspelt id', async () => {
    expect(await rejected(findDrills('raibid-ci/redis-hung'))).to.deep.include({
      code: 'BAD_USAGE',
      exitCode: 2,
      message:
        'No scenario, system, file or folder is named "raibid-ci/redis-hung".' +
        ' Did you mean "raibid-ci/redis-hang"?',
    });
    expect((await rejected(findDrills('raibid'))).message).to.match(/mean "raibid-ci"/);
  });
});
