import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { Hypervisor } from '../../../harness/cluster/machines/hypervisor.ts';
import type { WantedMachine } from '../../../harness/cluster/machines/provider-protocol.ts';
import { HarnessError } from '../../../harness/errors.ts';
import { FakeHost, FakeProvider } from './fake-provider.ts';

const want = (id: string, power: 'on' | 'off' = 'on'): WantedMachine => ({
  ...{ id, power, hostname: `host-${id}`, files: {} },
});

describe('hypervisor', () => {
  let provider: FakeProvider;
  let host: FakeHost;
  let hypervisor: Hypervisor;

  beforeEach(() => {
    provider = new FakeProvider();
    host = new FakeHost();
    hypervisor = new Hypervisor({ provider, host, limit: 4 });
  });
  afterEach(() => hypervisor.end());

  const until = async (isSo: () => boolean) => {
    for (let tries = 0; !isSo(); tries += 1) {
      if (tries > 400) throw new Error(`${provider.history.join()}; ${host.history.join()}`);
      await delay(5);
    }
  };

  it('makes what is wanted, two at a time, and tells where it is', async () => {
    provider.want(want('a'), want('b'), want('c'), want('d'));
    await until(() => Object.keys(provider.told).length === 4);
    expect(provider.told.a).to.deep.equal({ state: 'running', address: '10.0.0.1' });
    expect(host.history.sort()).to.deep.equal(['create a', 'create b', 'create c', 'create d']);
    expect(host.most).to.equal(2);
  });

  it('removes what is not wanted any more, and says so once it is gone', async () => {
    provider.want(want('a'));
    await until(() => provider.told.a !== undefined);
    provider.want();
    await until(() => provider.history.includes('a gone'));
    expect(host.machines.size).to.equal(0);
    expect(provider.history).to.deep.equal(['a running', 'a gone']);
  });

  it('says that one is gone of which it never made anything', async () => {
    host.impossible.add('create a');
    provider.want(want('a'));
    await until(() => provider.told.a?.state === 'failed');
    expect(provider.told.a?.detail).to.equal('cannot create a');
    provider.want();
    await until(() => provider.history.includes('a gone'));
    expect(host.history).to.deep.equal(['create a']);
  });

  it('switches off and on', async () => {
    provider.want(want('a'));
    await until(() => provider.told.a?.state === 'running');
    provider.want(want('a', 'off'));
    await until(() => provider.told.a?.state === 'stopped');
    provider.want(want('a'));
    await until(() => provider.told.a?.state === 'running');
    expect(host.history).to.deep.equal(['create a', 'stop a', 'start a']);
  });

  it('notices one that died, and leaves it down', async () => {
    provider.want(want('a'));
    await until(() => provider.told.a?.state === 'running');
    host.put('a', 'host-a', 'ended', 137);
    hypervisor.ring();
    await until(() => provider.told.a?.state === 'stopped');
    expect(host.history).to.deep.equal(['create a']);
    provider.want(want('a', 'off'));
    await delay(20);
    provider.want(want('a'));
    await until(() => provider.told.a?.state === 'running');
    expect(host.history).to.deep.equal(['create a', 'start a']);
  });

  it('tries again to remove what it could not', async () => {
    host.impossible.add('remove a');
    host.put('a', 'host-a', 'running');
    provider.want();
    await until(() => host.history.length > 0);
    host.impossible.clear();
    await until(() => host.machines.size === 0);
  });

  it('goes on where the provider was away, and tells the next one everything', async () => {
    provider.want(want('a'));
    await until(() => provider.told.a?.state === 'running');
    provider.hangUp(new HarnessError('CLUSTER_FAILED', '503'));
    delete provider.told.a;
    await delay(20);
    provider.trouble = undefined;
    await until(() => provider.told.a?.state === 'running');
    expect(host.history).to.deep.equal(['create a']);
    expect(hypervisor.lost.aborted).to.equal(false);
  });

  it('is lost where the provider speaks otherwise', async () => {
    provider.want(want('a'));
    await until(() => provider.told.a !== undefined);
    const reason = new HarnessError('SYSTEM_NOT_READY', 'no list');
    provider.hangUp(reason);
    await until(() => hypervisor.lost.aborted);
    expect(hypervisor.lost.reason).to.equal(reason);
    const asked = provider.asked;
    await delay(20);
    expect(provider.asked).to.equal(asked);
  });

  it('waits for the first list, and says who did not give it', async () => {
    await hypervisor.answered(1_000);
    const silent = new FakeProvider();
    silent.trouble = new HarnessError('CLUSTER_FAILED', 'cloud:8081 in shop: no endpoints');
    const waiting = new Hypervisor({ provider: silent, host, limit: 1 });
    const error = await waiting.answered(30).catch((thrown: unknown) => thrown);
    await waiting.end();
    expect(error).to.be.instanceOf(HarnessError).and.include({ code: 'SYSTEM_NOT_READY' });
    expect(String(error)).to.include('within 0.03 s').and.include('no endpoints');
  });

  it('makes nothing more once it has ended, and leaves what is there', async () => {
    provider.want(want('a'));
    await until(() => provider.told.a !== undefined);
    await hypervisor.end();
    provider.want(want('b'));
    await delay(20);
    expect([...host.machines.keys()]).to.deep.equal(['a']);
  });
});
