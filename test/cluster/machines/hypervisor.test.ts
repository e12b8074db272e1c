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

  it('creates the wanted machines, two at a time, and reports their addresses', async () => {
    provider.want(want('a'), want('b'), want('c'), want('d'));
    await until(() => Object.keys(provider.reported).length === 4);
    expect(provider.reported.a).to.deep.equal({ state: 'running', address: '10.0.0.1' });
    expect(host.history.sort()).to.deep.equal(['create a', 'create b', 'create c', 'create d']);
    expect(host.most).to.equal(2);
  });

  it('removes a machine that is no longer wanted, and reports when it is gone', async () => {
    provider.want(want('a'));
    await until(() => provider.reported.a !== undefined);
    provider.want();
    await until(() => provider.history.includes('a gone'));
    expect(host.machines.size).to.equal(0);
    expect(provider.history).to.deep.equal(['a running', 'a gone']);
  });

  it('reports a machine as gone even if its creation failed', async () => {
    host.impossible.add('create a');
    provider.want(want('a'));
    await until(() => provider.reported.a?.state === 'failed');
    expect(provider.reported.a?.detail).to.equal('cannot create a');
    provider.want();
    await until(() => provider.history.includes('a gone'));
    expect(host.history).to.deep.equal(['create a']);
  });

  it('switches machines off and on', async () => {
    provider.want(want('a'));
    await until(() => provider.reported.a?.state === 'running');
    provider.want(want('a', 'off'));
    await until(() => provider.reported.a?.state === 'stopped');
    provider.want(want('a'));
    await until(() => provider.reported.a?.state === 'running');
    expect(host.history).to.deep.equal(['create a', 'stop a', 'start a']);
  });

  it('notices a machine that died, and leaves it down', async () => {
    provider.want(want('a'));
    await until(() => provider.reported.a?.state === 'running');
    host.put('a', 'host-a', 'ended', 137);
    hypervisor.trigger();
    await until(() => provider.reported.a?.state === 'stopped');
    expect(host.history).to.deep.equal(['create a']);
    provider.want(want('a', 'off'));
    await delay(20);
    provider.want(want('a'));
    await until(() => provider.reported.a?.state === 'running');
    expect(host.history).to.deep.equal(['create a', 'start a']);
  });

  it('tries again after a failed removal', async () => {
    host.impossible.add('remove a');
    host.put('a', 'host-a', 'running');
    provider.want();
    await until(() => host.history.length > 0);
    host.impossible.clear();
    await until(() => host.machines.size === 0);
  });

  it('goes on after the provider was away, and reports everything again', async () => {
    provider.want(want('a'));
    await until(() => provider.reported.a?.state === 'running');
    provider.hangUp(new HarnessError('CLUSTER_FAILED', '503'));
    delete provider.reported.a;
    await delay(20);
    provider.trouble = undefined;
    await until(() => provider.reported.a?.state === 'running');
    expect(host.history).to.deep.equal(['create a']);
    expect(hypervisor.lost.aborted).to.equal(false);
  });

  it('is lost when the provider breaks the protocol', async () => {
    provider.want(want('a'));
    await until(() => provider.reported.a !== undefined);
    const reason = new HarnessError('SYSTEM_NOT_READY', 'no list');
    provider.hangUp(reason);
    await until(() => hypervisor.lost.aborted);
    expect(hypervisor.lost.reason).to.equal(reason);
    const asked = provider.asked;
    await delay(20);
    expect(provider.asked).to.equal(asked);
  });

  it('waits for the first list, and says which provider did not give it', async () => {
    await hypervisor.answered(1_000);
    const silent = new FakeProvider();
    silent.trouble = new HarnessError('CLUSTER_FAILED', 'cloud:8081 in shop: no endpoints');
    const waiting = new Hypervisor({ provider: silent, host, limit: 1 });
    const error = await waiting.answered(30).catch((thrown: unknown) => thrown);
    await waiting.end();
    expect(error).to.be.instanceOf(HarnessError).and.include({ code: 'SYSTEM_NOT_READY' });
    expect(String(error)).to.include('within 0.03 s').and.include('no endpoints');
  });

  it('creates nothing once it has ended, and leaves existing machines', async () => {
    provider.want(want('a'));
    await until(() => provider.reported.a !== undefined);
    await hypervisor.end();
    provider.want(want('b'));
    await delay(20);
    expect([...host.machines.keys()]).to.deep.equal(['a']);
  });
});
