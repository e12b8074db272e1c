import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { allDrills } from '../../../harness/catalog/drills.ts';
import { presentDrills } from '../../../harness/cli/slo/present-drills.ts';
import { planDrills } from '../../../harness/cli/work/choose.ts';
import { systemClock } from '../../../harness/clock.ts';
import { originOf } from '../../../harness/gameday/origin.ts';
import { procedureHash } from '../../../harness/history/row-of.ts';
import { journalVersion } from '../../../harness/journal/events/drill-events.ts';
import { parseJournal } from '../../../harness/journal/journal-lines.ts';
import { openRecorder } from '../../../harness/journal/recorder.ts';

describe('the drills as a repository has them', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-present-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  // What is compared comes from the repository on the one side, and from a journal on the other.
  it('are those that a game day has just drilled, whatever its journals left out or hid', async () => {
    const said: string[] = [];
    const { drills, areOwn } = await presentDrills('.', [], { say: (text) => said.push(text) });
    expect([said, areOwn]).to.deep.equal([[], true]);
    const sources = await allDrills();
    const plans = planDrills(sources, sources, { otherText: false, arms: undefined });
    expect(plans.length).to.be.above(60);
    for (const [index, plan] of plans.entries()) {
      const { id } = plan.scenario;
      const present = drills.find(({ drill }) => drill === id);
      const file = join(folder, `${index}.jsonl`);
      const started = { run: 'r1', startedAt: '2026-12-01T04:00:00Z', machine: {}, versions: {} };
      openRecorder(file, systemClock).record({
        ...{ type: 'drill-started', version: journalVersion, plan },
        ...started,
      });
      const [event] = parseJournal(readFileSync(file, 'utf8'));
      if (event?.type !== 'drill-started') throw new Error('no head');
      expect(procedureHash(event.plan), id).to.equal(present?.contentSha256);
      expect(plan.runbook.sha256, id).to.equal(present?.textSha256);
    }
    for (const system of ['raibid-ci', 'vpsie', 'ecommerce', 'virtengine']) {
      const plan = plans.find((one) => one.system.name === system);
      if (!plan) throw new Error(`no drill of ${system}`);
      const { systemSha256 } = await originOf(plan);
      const present = drills.find(({ drill }) => drill === plan.scenario.id);
      expect(present?.systemSha256s, system).to.include(systemSha256);
    }
  });

  it('are none outside of a repository', async () => {
    expect(await presentDrills(folder, [], { say: () => {} })).to.deep.equal({
      drills: [],
      areOwn: false,
    });
  });
});
