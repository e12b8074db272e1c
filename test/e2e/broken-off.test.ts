import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import {
  clusterOf,
  firedrill,
  freshFolder,
  inEngine,
  readJournal,
  said,
  until,
} from './command-line.ts';

const id = 'raibid-ci/redis-hang';

/** Starts a drill and resolves when its fault has been seen to bite. */
async function startDrill() {
  const out = freshFolder('broken-off');
  const child = firedrill(['run', id, '--out', out]);
  await said(child, 'broken: the probes see the fault');
  const [journal = 'no journal'] = globSync(join(out, 'journals', 'raibid-ci-redis-hang.*.jsonl'));
  return { child, journal, cluster: clusterOf(journal) };
}

describe('a drill that is broken off', function () {
  this.timeout(900_000);

  it('by Ctrl-C: reverts, removes what it started, says so, exits with 3', async () => {
    const { child, journal, cluster } = await startDrill();
    child.kill('SIGINT');
    const { exitCode, stderr, stdout } = await child;
    expect(exitCode, stderr).to.equal(3);
    expect(stderr).to.include('fault reverted; nothing of it is left');
    expect(stdout).to.match(/inconclusive/i);
    const reverted = readJournal(journal).filter((event) => event.type === 'reverted');
    expect(reverted.map(({ gone }) => gone)).to.deep.equal([true]);
    expect(await inEngine(cluster)).to.deep.equal([]);
  });

  it('by SIGKILL: the watchdog removes everything, and the journal can be judged', async () => {
    const { child, journal, cluster } = await startDrill();
    child.kill('SIGKILL');
    await child;
    const none = async () => (await inEngine(cluster)).length === 0;
    expect(await until(none, 180_000), 'everything is removed').to.equal(true);
    const judged = await firedrill(['judge', journal]);
    expect(judged.exitCode).to.equal(3);
    expect(judged.stdout).to.match(/inconclusive/i);
  });

  it('by a node that dies: inconclusive, never refuted, and nothing left', async () => {
    const { child, journal, cluster } = await startDrill();
    await execa('docker', ['kill', `${cluster}-control-plane`], { timeout: 30_000 });
    const { exitCode, stdout, stderr } = await child;
    expect(exitCode, stderr).to.equal(3);
    expect(stdout).to.match(/inconclusive/i);
    expect(readJournal(journal).some((event) => event.type === 'harness-error')).to.equal(true);
    expect(await inEngine(cluster)).to.deep.equal([]);
  });
});
