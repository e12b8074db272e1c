import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { openLease } from '../../../harness/faults/undo/lease.ts';
import { leaseFileOf } from '../../../harness/faults/undo/lease-file.ts';
import { readLease } from '../../../harness/faults/undo/read-lease.ts';
import { revertAll } from '../../../harness/faults/undo/revert-all.ts';
import { isAlive } from '../../../harness/io/process-identity.ts';
import type { UndoAction } from '../../../harness/model/undo-action.ts';
import type { Lease } from '../../../harness/ports.ts';
import { failureOf } from '../failure-of.ts';
import { FakeEngine } from '../fake-engine.ts';
import { until } from '../until.ts';

const repair = (what: string): UndoAction => ({
  kind: 'node-exec',
  node: 'node-1',
  argv: ['repair', what],
  describes: `repair ${what}`,
});

describe('lease', () => {
  let engine: FakeEngine;
  let lease: Lease;
  let file: string;
  beforeEach(async () => {
    engine = new FakeEngine();
    lease = await openLease('r1', { runsFolder: engine.runsFolder, patienceMs: 0 });
    file = leaseFileOf(engine.runsFolder, 'r1');
  });
  afterEach(async () => {
    engine.set('refuses', false);
    await failureOf(lease.close());
    await engine.remove();
  });

  it('records what it holds, for which harness, and with which watchdog', async () => {
    await lease.hold([repair('a')]);
    await lease.hold([repair('b'), repair('c')]);
    const { run, harness, watchdog, held } = readLease(file);
    expect(run).to.equal('r1');
    expect(harness.pid).to.equal(process.pid);
    expect(isAlive(harness)).to.equal(true);
    expect(isAlive(watchdog)).to.equal(true);
    expect(held.map(({ undo }) => undo)).to.deep.equal([[repair('a')], [repair('b'), repair('c')]]);
  });

  it('runs the undo when reverting, newest first, and releases it', async () => {
    const held = await lease.hold([repair('a'), repair('b')]);
    await held.revert();
    expect(engine.calls()).to.deep.equal(['exec node-1 repair b', 'exec node-1 repair a']);
    expect(readLease(file).held).to.deep.equal([]);
    await held.revert();
    expect(engine.calls()).to.have.lengthOf(2);
  });

  it('runs nothing when released', async () => {
    const held = await lease.hold([repair('a')]);
    await held.release();
    await lease.close();
    expect(engine.calls()).to.deep.equal([]);
  });

  it('leaves nothing on disk, and no watchdog, when it is closed', async () => {
    const { watchdog } = readLease(file);
    await (await lease.hold([repair('a')])).revert();
    await lease.close();
    expect(existsSync(join(file, '..'))).to.equal(false);
    expect(isAlive(watchdog)).to.equal(false);
  });

  it('names what could not be undone, and keeps it', async () => {
    engine.set('refuses');
    const held = await lease.hold([repair('a')]);
    const failure = await failureOf(held.revert());
    expect(failure).to.include({ code: 'UNDO_FAILED' });
    expect(String(failure)).to.include('repair a (it refuses)');
    expect(readLease(file).held).to.have.lengthOf(1);
  });

  it('undoes what is still held when it is closed, and reports it', async () => {
    await lease.hold([repair('forgotten')]);
    expect(await lease.close()).to.deep.equal(['repair forgotten']);
    expect(engine.calls()).to.deep.equal(['exec node-1 repair forgotten']);
    expect(existsSync(file)).to.equal(false);
  });

  it('leaves to the watchdog what it could not undo itself when it is closed', async () => {
    engine.set('refuses');
    await lease.hold([repair('a')]);
    const { watchdog } = readLease(file);
    expect(await failureOf(lease.close())).to.include({ code: 'UNDO_FAILED' });
    await until(() => !isAlive(watchdog));
    expect(readLease(file).held).to.have.lengthOf(1);
    expect(readFileSync(join(file, '..', 'watchdog.log'), 'utf8')).to.include('it refuses');
  });

  it('gets a new watchdog when the first one is killed, which knows what is held', async () => {
    await lease.hold([repair('a')]);
    const first = readLease(file).watchdog;
    process.kill(first.pid, 'SIGKILL');
    await until(() => readLease(file).watchdog.pid !== first.pid);
    const second = readLease(file).watchdog;
    const held = await lease.hold([repair('b')]);
    await held.revert();
    expect(lease.lost.aborted).to.equal(false);
    process.kill(second.pid, 'SIGTERM');
    await until(() => engine.calls().includes('exec node-1 repair a'));
  });

  it('is lost when watchdogs keep ending, and holds nothing more', async () => {
    for (let pid = 0; !lease.lost.aborted; ) {
      const { watchdog } = readLease(file);
      if (watchdog.pid !== pid && isAlive(watchdog)) {
        pid = watchdog.pid;
        process.kill(pid, 'SIGKILL');
      }
      await until(() => lease.lost.aborted || readLease(file).watchdog.pid !== pid);
    }
    expect(await failureOf(lease.hold([repair('a')]))).to.include({ code: 'LEASE_LOST' });
  });

  it('is lost when the watchdog takes over, which undoes what is held', async () => {
    const held = await lease.hold([repair('a')]);
    process.kill(readLease(file).watchdog.pid, 'SIGTERM');
    await until(() => lease.lost.aborted);
    expect(lease.lost.reason).to.include({ code: 'LEASE_LOST' });
    await until(() => engine.calls().length === 1);
    expect(await failureOf(held.revert())).to.include({ code: 'LEASE_LOST' });
    expect(engine.calls(), 'undone once more, to be sure').to.have.lengthOf(2);
  });

  it('reports that it cannot be written', async () => {
    writeFileSync(join(engine.folder, 'file'), '');
    const failure = await failureOf(openLease('r2', { runsFolder: join(engine.folder, 'file') }));
    expect(failure).to.include({ code: 'LEASE_LOST' });
    expect(await revertAll({ runsFolder: join(engine.folder, 'nowhere') })).to.deep.equal({
      undone: [],
      failed: [],
      live: [],
    });
  });
});
