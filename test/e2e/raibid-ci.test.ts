import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DrillReport } from './command-line.ts';
import {
  clusterOf,
  firedrill,
  freshFolder,
  givenRunbook,
  hasGivenRunbook,
  inEngine,
  readJournal,
  runDrills,
} from './command-line.ts';

const edition = 'runbooks/raibid-ci-operations.md';
const redis = ['raibid-ci/redis-hang', 'raibid-ci/redis-pod-killed'];

function find(drills: readonly DrillReport[], id: string): DrillReport {
  const found = drills.find(({ drill }) => drill === id);
  if (!found) throw new Error(`no report of ${id}`);
  return found;
}

describe('drills of raibid-ci on a real cluster', function () {
  this.timeout(900_000);
  let both: Awaited<ReturnType<typeof runDrills>>;

  before(async () => {
    both = await runDrills([...redis, '--keep']);
  });
  after(async () => {
    const cluster = clusterOf(find(both.drills, 'raibid-ci/redis-hang').journalFile);
    await firedrill(['down']);
    expect(await inEngine(cluster)).to.deep.equal([]);
  });

  it('credits the runbook with nothing where a killed pod heals alone', () => {
    const { outcome, credit, faultProven, recoveredInTime, clean } = find(
      both.drills,
      'raibid-ci/redis-pod-killed',
    );
    expect({ outcome, credit }, both.stderr).to.deep.equal({
      outcome: 'verified',
      credit: 'heals alone',
    });
    expect([faultProven.holds, recoveredInTime.holds, clean.holds]).to.deep.equal([
      true,
      true,
      true,
    ]);
  });

  it('verifies the restart of a Redis that hangs, and credits the runbook', () => {
    const { outcome, credit, arms } = find(both.drills, 'raibid-ci/redis-hang');
    expect({ outcome, credit }, both.stderr).to.deep.equal({
      outcome: 'verified',
      credit: 'runbook',
    });
    const [runbook, control] = arms;
    expect(runbook?.outage?.ms).to.be.within(500, 60_000);
    expect(control?.censored).to.equal(true);
    expect(control?.outage?.minMs).to.be.above(runbook?.outage?.maxMs ?? 0);
    expect(both.exitCode).to.equal(0);
  });

  it('sees the symptoms that the runbook states', () => {
    const events = readJournal(find(both.drills, 'raibid-ci/redis-hang').journalFile);
    const seen = events.filter((event) => event.type === 'symptom' && event.arm === 'runbook');
    expect(seen.map((event) => event.type === 'symptom' && event.seen)).to.deep.equal([
      true,
      null,
      true,
    ]);
  });

  it('leaves reports, and judges the journals alike without the cluster', async () => {
    for (const name of ['report.html', 'report.json', 'summary.md', 'junit.xml']) {
      expect(existsSync(join(both.out, name)), name).to.equal(true);
    }
    const files = both.drills.map(({ journalFile }) => journalFile);
    const again = await firedrill(['judge', ...files, '--json']);
    const outcomes = (drills: readonly DrillReport[]) =>
      drills.map(({ drill, outcome, credit, arms }) => ({
        drill,
        outcome,
        credit,
        outages: arms.map(({ outage }) => outage),
      }));
    expect(outcomes(JSON.parse(again.stdout).drills)).to.deep.equal(outcomes(both.drills));
  });

  it('refutes a runbook without its restart, on the line of the claim, with the measured time', async () => {
    const folder = freshFolder('removed');
    // With its comment: a comment that no command follows is an instruction, and a person might do it.
    const text = readFileSync(edition, 'utf8').replace(
      /^# 4\. .*\nkubectl delete pod -n raibid-ci -l app=redis$/m,
      '',
    );
    expect(text).not.to.include('# 4. If it does not become ready');
    writeFileSync(join(folder, 'no-restart.md'), text);
    const scenario = readFileSync('scenarios/raibid-ci/redis-hang.yaml', 'utf8')
      .replace(/^runbook: .*$/m, 'runbook: no-restart.md\ndeadline: 65s')
      .replace(/^arms: .*$/m, 'arms: [runbook]');
    const file = join(folder, 'redis-hang.yaml');
    writeFileSync(file, scenario);
    const claimLine = text.split('\n').findIndex((line) => line.includes('< 60 seconds')) + 1;
    const args = [file, '--keep'];
    const { drills, exitCode, stderr } = await runDrills(args);
    const { outcome, recoveredInTime, journalFile } = find(drills, 'raibid-ci/redis-hang');
    expect({ outcome, exitCode }, stderr).to.deep.equal({ outcome: 'refuted', exitCode: 1 });
    const [reason] = recoveredInTime.reasons;
    expect(reason?.place?.line).to.equal(claimLine);
    expect(reason?.text).to.match(/not recovered within 6[0-5]\.\d+ s/i);
    const ready = readJournal(journalFile).find((event) => event.type === 'cluster-ready');
    expect(ready?.reused, 'the kept cluster is used again').to.equal(true);
  });

  it('does every step of the runbook as given, or says what it is', async function () {
    if (!hasGivenRunbook) {
      console.log('skipped: the given runbooks are not beside this checkout');
      this.skip();
    }
    const args = [...redis, '--runbook', givenRunbook, '--arms', 'runbook', '--keep'];
    const { drills, stderr } = await runDrills(args);
    const given = readFileSync(givenRunbook, 'utf8').split('\n');
    for (const { drill, recoveredInTime, journalFile } of drills) {
      expect(recoveredInTime.holds, `${drill}\n${stderr}`).to.equal(true);
      const events = readJournal(journalFile);
      const started = events.find((event) => event.type === 'drill-started');
      const steps = started?.plan.steps ?? [];
      expect(steps.map(({ step }) => step.place.line)).to.deep.equal([17, 20, 23, 24, 27, 30, 33]);
      for (const { step, boundText } of steps)
        expect(given[step.place.line - 1]).to.equal(boundText);
      const results = events.filter((event) => event.type === 'step-finished');
      expect(results.map(({ number }) => number)).to.deep.equal(steps.map(({ number }) => number));
      expect(results.slice(2, 4).map(({ result }) => result)).to.deep.equal([
        'not-taken',
        'not-taken',
      ]);
    }
    expect(drills).to.have.length(2);
  });
});
