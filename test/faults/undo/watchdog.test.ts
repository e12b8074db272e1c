import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { leaseFileOf } from '../../../harness/faults/undo/lease-file.ts';
import { readLease } from '../../../harness/faults/undo/read-lease.ts';
import { revertAll } from '../../../harness/faults/undo/revert-all.ts';
import { isAlive } from '../../../harness/io/process-identity.ts';
import { FakeEngine } from '../fake-engine.ts';
import { HarnessChild } from '../harness-child.ts';
import { until } from '../until.ts';

describe('watchdog', () => {
  let engine: FakeEngine;
  let harness: HarnessChild;
  let file: string;
  const mended = 'exec node-1 touch /mended-r1';

  beforeEach(() => {
    engine = new FakeEngine();
    file = leaseFileOf(engine.runsFolder, 'r1');
    harness = new HarnessChild(engine.runsFolder, 'r1');
  });
  afterEach(async () => {
    harness.process.kill('SIGKILL');
    const { watchdog } = existsSync(file) ? readLease(file) : {};
    // One that a failed test has stopped would never end.
    if (watchdog && isAlive(watchdog)) process.kill(watchdog.pid, 'SIGCONT');
    await engine.remove();
  });
  const holding = () => until(() => harness.lines.includes('held'));

  it('undoes what is held when the harness is killed, and removes the lease', async () => {
    await holding();
    const { watchdog } = readLease(file);
    const startedMs = performance.now();
    await harness.kill('SIGKILL');
    await until(() => engine.calls().includes(mended));
    expect(performance.now() - startedMs).to.be.below(15_000);
    await until(() => !isAlive(watchdog));
    expect(existsSync(file)).to.equal(false);
  });

  for (const signal of ['SIGINT', 'SIGHUP'] as const) {
    it(`survives ${signal} to the harness’s whole process group, as from a terminal`, async () => {
      await holding();
      process.kill(-harness.pid, signal);
      await until(() => engine.calls().includes(mended));
    });
  }

  it('undoes it even if the engine comes back only later', async () => {
    await holding();
    engine.set('down');
    await harness.kill('SIGKILL');
    await until(() => engine.calls().length > 0);
    expect(existsSync(file)).to.equal(true);
    engine.set('down', false);
    await until(() => !existsSync(file));
    expect(engine.calls().at(-1)).to.equal(mended);
  });

  it('leaves the lease on disk for `firedrill revert` if it failed', async () => {
    await holding();
    const { watchdog } = readLease(file);
    engine.set('refuses');
    await harness.kill('SIGKILL');
    await until(() => !isAlive(watchdog));
    const { runsFolder } = engine;
    const failed = await revertAll({ runsFolder });
    expect(failed.undone).to.deep.equal([]);
    expect(failed.failed.join()).to.include('repair r1').and.include('it refuses');
    engine.set('refuses', false);
    expect((await revertAll({ runsFolder })).undone).to.deep.equal(['run r1: repair r1']);
    expect(await revertAll({ runsFolder })).to.deep.equal({ undone: [], failed: [], live: [] });
  });

  it('leaves nothing that revert does not undo, whenever the harness is killed', async () => {
    await harness.kill('SIGKILL');
    const killAt = async (delayMs: number) => {
      const run = `at-${delayMs}`;
      const child = new HarnessChild(engine.runsFolder, run);
      await setTimeout(delayMs);
      await child.kill('SIGKILL');
      const wasHeld = child.lines.includes('held');
      await until(() => !existsSync(leaseFileOf(engine.runsFolder, run)));
      if (wasHeld) expect(engine.calls()).to.include(`exec node-1 touch /mended-${run}`);
    };
    await Promise.all([100, 300, 500, 700, 900, 1_100].map(killAt));
    const left = await revertAll({ runsFolder: engine.runsFolder });
    expect(left).to.deep.equal({ undone: [], failed: [], live: [] });
  });

  describe('that is killed too', () => {
    it('leaves it to revert', async () => {
      await holding();
      process.kill(readLease(file).watchdog.pid, 'SIGSTOP');
      await harness.kill('SIGKILL');
      const { watchdog } = readLease(file);
      const startedMs = performance.now();
      const report = await revertAll({ runsFolder: engine.runsFolder, watchdogMs: 300 });
      expect(report).to.deep.equal({ undone: ['run r1: repair r1'], failed: [], live: [] });
      expect(performance.now() - startedMs).to.be.below(15_000);
      expect(engine.calls()).to.deep.equal([mended]);
      await until(() => !isAlive(watchdog));
    });

    it('a run that is alive is left alone', async () => {
      await holding();
      const report = await revertAll({ runsFolder: engine.runsFolder });
      expect(report).to.deep.equal({
        undone: [],
        failed: [],
        live: [`run r1 (pid ${harness.pid})`],
      });
      expect(engine.calls()).to.deep.equal([]);
    });
  });
});
