import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'chai';
import {
  type LeaseRecord,
  leaseFileOf,
  writeLease,
} from '../../../harness/faults/undo/lease-file.ts';
import { revertAll } from '../../../harness/faults/undo/revert-all.ts';
import { identify } from '../../../harness/io/process-identity.ts';
import { FakeEngine } from '../fake-engine.ts';

const dead = { pid: process.pid, started: 'before the pid was used again' };
const lease = (run: string, more: Partial<LeaseRecord> = {}): LeaseRecord => ({
  version: 1,
  run,
  harness: dead,
  watchdog: dead,
  held: [
    {
      id: 1,
      undo: [{ kind: 'node-exec', node: 'n', argv: ['repair', run], describes: `repair ${run}` }],
    },
    { id: 2, undo: [{ kind: 'remove-labelled', label: `k=${run}`, describes: `remove ${run}` }] },
  ],
  ...more,
});

/** A lease as version 0.1 wrote it, with shortened scripts. */
const leaseOfEarlierVersion = `{
  "version": 1,
  "run": "older",
  "harness": { "pid": 1, "started": "long ago" },
  "watchdog": { "pid": 1, "started": "long ago" },
  "held": [
    { "id": 1, "undo": [{ "kind": "remove-labelled", "label": "firedrill.run=older", "describes": "remove what is labelled" }] },
    { "id": 2, "undo": [
      { "kind": "node-exec", "node": "cp", "argv": ["sh", "-c", "set -eu; restart_pods \\"$1\\" \\"$2\\" unready", "firedrill", "ci", "app=web"], "describes": "restart the pods of app=web" },
      { "kind": "node-exec", "node": "worker", "argv": ["sh", "-c", "want=$1 name=$2; shift 2", "firedrill", "CONT", "redis-server", "4f2a"], "describes": "continue \\"redis-server\\" in redis-a" },
      { "kind": "node-exec", "node": "cp", "argv": ["sh", "-c", "set -eu; way=$1 id=$2; shift 2", "firedrill", "undo", "0a1b2c3d4e", "ConfigMap.v1.", "web", "ci"], "describes": "mend ConfigMap/ci/web" }
    ] }
  ]
}`;

describe('revert of all', () => {
  let engine: FakeEngine;
  beforeEach(() => {
    engine = new FakeEngine();
  });
  afterEach(() => engine.remove());
  const plant = (record: LeaseRecord) =>
    writeLease(leaseFileOf(engine.runsFolder, record.run), record);
  const revert = () => revertAll({ runsFolder: engine.runsFolder, patienceMs: 0 });

  it('undoes every dead run, newest first, and removes its lease', async () => {
    plant(lease('a'));
    plant(lease('b'));
    expect(await revert()).to.deep.equal({
      undone: ['run a: repair a', 'run a: remove a', 'run b: repair b', 'run b: remove b'],
      failed: [],
      live: [],
    });
    expect(engine.calls().map((call) => call.split(' ')[0])).to.deep.equal([
      ...['ps', 'network', 'exec'],
      ...['ps', 'network', 'exec'],
    ]);
    expect(existsSync(dirname(leaseFileOf(engine.runsFolder, 'a')))).to.equal(false);
  });

  it('undoes what an earlier version wrote: a lease holds whole commands, and needs no fault', async () => {
    const file = leaseFileOf(engine.runsFolder, 'older');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, leaseOfEarlierVersion);
    expect(await revert()).to.deep.equal({
      undone: [
        ...['run older: remove what is labelled', 'run older: restart the pods of app=web'],
        ...['run older: continue "redis-server" in redis-a', 'run older: mend ConfigMap/ci/web'],
      ],
      failed: [],
      live: [],
    });
    const execs = engine.calls().filter((call) => call.startsWith('exec'));
    expect(execs.map((call) => call.replace(/\s+/g, ' '))).to.deep.equal([
      'exec cp sh -c set -eu; way=$1 id=$2; shift 2 firedrill undo 0a1b2c3d4e ConfigMap.v1. web ci',
      'exec worker sh -c want=$1 name=$2; shift 2 firedrill CONT redis-server 4f2a',
      'exec cp sh -c set -eu; restart_pods "$1" "$2" unready firedrill ci app=web',
    ]);
    expect(existsSync(file)).to.equal(false);
  });

  it('is not fooled by another process that has the pid of a dead harness', async () => {
    plant(lease('a', { held: [] }));
    expect((await revert()).live).to.deep.equal([]);
    const self = identify(process.pid);
    if (self) plant(lease('b', { harness: self }));
    expect((await revert()).live).to.deep.equal([`run b (pid ${process.pid})`]);
  });

  it('reports a lease that cannot be read, keeps it, and goes on', async () => {
    const file = leaseFileOf(engine.runsFolder, 'a');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '{"version":1,');
    plant(lease('b'));
    const { undone, failed } = await revert();
    expect(undone).to.have.lengthOf(2);
    expect(failed).to.have.lengthOf(1);
    expect(failed[0]).to.include(file);
    expect(existsSync(file)).to.equal(true);
  });

  it('keeps the lease if something failed', async () => {
    plant(lease('a'));
    engine.set('refuses');
    const { undone, failed } = await revert();
    expect(undone).to.deep.equal(['run a: remove a']);
    expect(failed).to.deep.equal(['run a: repair a: it refuses']);
    expect(existsSync(leaseFileOf(engine.runsFolder, 'a'))).to.equal(true);
  });
});
