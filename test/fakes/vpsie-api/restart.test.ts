import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { seal } from '../../../fixtures/fakes/store/sealed-line.ts';
import { openStore } from '../../../fixtures/fakes/vpsie-api/store/store.ts';
import { until } from '../../faults/until.ts';
import { quotaOf, vmOf } from './answers.ts';
import { LocalCloud } from './local-cloud.ts';

describe('vpsie-api after a restart', () => {
  let local: LocalCloud;

  beforeEach(async () => {
    local = new LocalCloud();
    await local.start();
  });
  afterEach(() => local.remove());

  it('has its VMs, keys, faults with their counts, settings and tokens', async () => {
    const key = { 'idempotency-key': 'a' };
    const { id } = vmOf(await local.create({ userData: 'x' }, key));
    await local.admin('/quota', { method: 'PUT', body: { limit: 2 } });
    await local.setFault('f', { route: '/v2/images', answer: { status: 500 } });
    await local.api('/v2/images');
    await local.restart();
    const again = await local.create({ userData: 'x' }, key);
    expect([again.status, vmOf(again).id]).to.deep.equal([200, id]);
    expect(quotaOf(await local.api('/v2/account/quota')).vms).to.deep.equal({ limit: 2, used: 1 });
    expect((await local.admin('/faults/f')).json).to.include({ calls: 1, hits: 1 });
    expect((await local.api('/v2/images')).status).to.equal(500);
    // One that was queued gets on.
    await until(() => local.cloud.vms.get(id).status === 'creating');
    expect(vmOf(await local.create()).id).to.equal(id + 1);
  });

  it('never gives an ID twice, not even one of a VM that is gone', async () => {
    const { id } = vmOf(await local.create());
    await local.api(`/v2/vms/${id}`, { method: 'DELETE' });
    await local.restart();
    expect(vmOf(await local.create()).id).to.equal(id + 1);
  });
});

describe('the store of vpsie-api', () => {
  let folder: string;
  const open = () =>
    openStore(folder, (error) => {
      throw error;
    });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vpsie-store-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('leaves out what a kill tore off, and goes on with whole lines', async () => {
    const path = join(folder, 'state.jsonl');
    const first = await open();
    first.write(['counters', 'a', 1], ['counters', 'b', 2]);
    await first.close();
    await appendFile(path, '[["counters","a",9],["coun');
    const second = await open();
    expect([...second.table('counters')]).to.deep.equal([
      ['a', 1],
      ['b', 2],
    ]);
    second.write(['counters', 'b', null]);
    await second.close();
    const third = await open();
    expect([...third.table('counters')]).to.deep.equal([['a', 1]]);
    await third.close();
    expect(await readFile(path, 'utf8')).to.equal(`${seal('[["counters","a",1]]')}\n`);
  });

  it('has a change on the disk when it is settled, and not before', async () => {
    const store = await open();
    expect(store.settled()).to.equal(undefined);
    for (let count = 1; count <= 50; count += 1) store.write(['counters', 'a', count]);
    const settled = store.settled();
    expect(settled).to.be.instanceOf(Promise);
    await settled;
    expect(await readFile(join(folder, 'state.jsonl'), 'utf8')).to.include('"a",50');
    expect(store.settled()).to.equal(undefined);
    await store.close();
  });

  it('is written anew once it has grown, with all that holds and nothing else', async () => {
    const store = await open();
    const text = 'x'.repeat(1024 * 1024);
    for (let round = 0; round < 70; round += 1) {
      store.write(['userData', String(round % 2), text]);
      await store.settled();
    }
    await store.close();
    expect((await readFile(join(folder, 'state.jsonl'))).length).to.be.below(10 * 1024 * 1024);
    const again = await open();
    expect([...again.table('userData').keys()].sort()).to.deep.equal(['0', '1']);
    await again.close();
  });

  it('tells who holds it when the disk refuses, and settles nothing', async () => {
    const failures: unknown[] = [];
    const store = await openStore(folder, (error) => failures.push(error));
    await store.close();
    store.write(['counters', 'a', 1]);
    let settled = false;
    store.settled()?.then(() => {
      settled = true;
    });
    await until(() => failures.length === 1);
    expect(settled).to.equal(false);
  });
});
