import { expect } from 'chai';
import { until } from '../../faults/until.ts';
import { errorOf, hitsOf, machinesOf, vmOf, vmsOf } from './answers.ts';
import { LocalCloud } from './local-cloud.ts';

const creates = { route: '/v2/vms', method: 'POST' };

describe('faults of vpsie-api', () => {
  let local: LocalCloud;
  const hits = async (name: string) => hitsOf(await local.admin(`/faults/${name}`));

  beforeEach(async () => {
    local = new LocalCloud();
    await local.start();
    await local.login();
  });
  afterEach(() => local.remove());

  it('answer what they are told in their calls alone, and count them', async () => {
    const answer = { status: 500 };
    await local.setFault('f', { ...creates, calls: { from: 2, to: 3 }, answer });
    const statuses = [];
    for (let call = 0; call < 4; call += 1) statuses.push((await local.create()).status);
    expect(statuses).to.deep.equal([201, 500, 500, 201]);
    expect(vmsOf(await local.api('/v2/vms')).total).to.equal(2);
    const { json } = await local.admin('/faults/f');
    expect(json).to.include({ active: true, calls: 4, hits: 2 });
  });

  it('say code, message and when to come back', async () => {
    const answer = { status: 429, code: 'rate_limited', message: 'slow down', retryAfterS: 7 };
    await local.setFault('f', { answer });
    const refused = await local.api('/v2/offerings');
    expect([refused.status, refused.headers['retry-after']]).to.deep.equal([429, '7']);
    expect(errorOf(refused)).to.include({ code: 'rate_limited', message: 'slow down' });
    // Without a route it is for the API alone: not for the console of whoever mends it.
    expect((await local.console('/console/api/vms')).status).to.equal(200);
  });

  it('of a probability bite in the same calls for the same seed', async () => {
    const run = async (seed: number) => {
      await local.setFault('f', { probability: 0.3, seed, answer: { status: 503 } });
      const statuses = [];
      for (let call = 0; call < 40; call += 1) {
        statuses.push((await local.api('/v2/datacenters')).status);
      }
      return statuses;
    };
    const first = await run(11);
    expect(await run(11)).to.deep.equal(first);
    expect(await run(12)).to.not.deep.equal(first);
    expect(first.filter((status) => status === 503).length).to.be.within(5, 20);
  });

  it('end by themselves when their time is over', async () => {
    await local.setFault('f', { forMs: 5_000, answer: { status: 503 } });
    expect((await local.api('/v2/vms')).status).to.equal(503);
    local.nowMs += 5_000;
    expect((await local.api('/v2/vms')).status).to.equal(200);
    expect((await local.admin('/faults/f')).json).to.include({ active: false, hits: 1 });
  });

  it('delay, and carry it out all the same', async () => {
    await local.setFault('f', { ...creates, delayMs: 120 });
    const startedMs = performance.now();
    expect((await local.create()).status).to.equal(201);
    expect(performance.now() - startedMs).to.be.above(115);
  });

  it('hang until they go, and the call is cut off then, not carried out', async () => {
    await local.setFault('f', { ...creates, hang: true });
    const [one, other] = [local.create(), local.create({ hostname: 'burst-2' })];
    await until(() => local.cloud.counters.get('fault/f/hits') === 2);
    await local.admin('/faults/f', { method: 'DELETE' });
    expect([(await one).status, (await other).status]).to.deep.equal([0, 0]);
    expect(vmsOf(await local.api('/v2/vms')).total).to.equal(0);
    expect((await local.create()).status).to.equal(201);
  });

  it('hang no longer than their caller', async () => {
    await local.setFault('f', { hang: true });
    const ending = new AbortController();
    const call = local.api('/v2/vms', { signal: ending.signal }).catch((error) => error.name);
    await until(() => local.cloud.counters.get('fault/f/hits') === 1);
    ending.abort();
    expect(await call).to.equal('AbortError');
    await until(() => local.cloud.counters.get('calls.failed') === 1);
  });

  it('cut the connection before or after it is carried out, and a key finds what was made', async () => {
    await local.setFault('f', { ...creates, drop: 'before' });
    expect((await local.create()).status).to.equal(0);
    expect(vmsOf(await local.api('/v2/vms')).total).to.equal(0);
    await local.setFault('f', { ...creates, calls: { to: 1 }, drop: 'after' });
    const key = { 'idempotency-key': 'k' };
    expect((await local.create({}, key)).status).to.equal(0);
    expect((await local.create({}, key)).status).to.equal(200);
    expect(vmsOf(await local.api('/v2/vms')).total).to.equal(1);
    expect(await hits('f')).to.equal(1);
  });

  it('take the capacity away over so many VMs', async () => {
    await local.setFault('f', { ...creates, capacity: 1 });
    expect((await local.create()).status).to.equal(201);
    expect(await hits('f')).to.equal(0);
    const refused = await local.create();
    expect([refused.status, errorOf(refused).code]).to.deep.equal([503, 'no_capacity']);
    expect(await hits('f')).to.equal(1);
  });

  it('keep VMs from getting on: stuck, or in an error, and no machine is made for them', async () => {
    await local.setFault('f', { ...creates, stuckIn: 'creating' });
    const { id } = vmOf(await local.create());
    const other = local.cloud.vms;
    await until(() => other.get(id).status === 'creating');
    await local.admin('/faults/f', { method: 'DELETE' });
    await local.setFault('g', { ...creates, failsIn: 'creating' });
    const failing = vmOf(await local.create()).id;
    await until(() => other.get(failing).status === 'error');
    expect(vmOf(await local.api(`/v2/vms/${failing}`)).error).to.be.a('string');
    expect(await hits('g')).to.equal(1);
    await local.admin('/faults/g', { method: 'DELETE' });
    const well = vmOf(await local.create()).id;
    await until(() => other.get(well).status === 'creating');
    const { machines } = machinesOf(await local.admin('/machines'));
    expect(machines.map((machine) => machine.id)).to.deep.equal([`vm-${well}`]);
    expect(other.get(id).status).to.equal('creating');
  });

  it('give vendor data to the VMs that are made under them, and to no others', async () => {
    const vendorData = '#cloud-config\nbootcmd: [[systemctl, mask, kubelet]]\n';
    await local.setFault('f', { ...creates, calls: { from: 2, to: 2 }, vendorData });
    const ids = [];
    for (let count = 0; count < 3; count += 1) ids.push(vmOf(await local.create()).id);
    expect(ids.map((id) => local.cloud.vms.get(id).vendorData)).to.deep.equal(['', vendorData, '']);
    expect(await hits('f')).to.equal(1);
  });

  it('that make no sense are refused with the field', async () => {
    for (const [rule, field] of [
      [{ ...creates }, 'answer'],
      [{ ...creates, hang: true, delayMs: 5 }, 'hang'],
      [{ route: '/v2/other', hang: true }, 'route'],
      [{ route: '/faults', hang: true }, 'route'],
      [{ calls: { from: 3, to: 2 }, hang: true }, 'calls.to'],
      [{ capacity: 0 }, 'capacity'],
      [{ route: '/v2/vms', method: 'GET', vendorData: 'x' }, 'vendorData'],
      [{ probability: 2, hang: true }, 'probability'],
      [{ answer: { status: 200 } }, 'answer.status'],
    ] as const) {
      const refused = await local.setFault('f', rule);
      const { field: named } = errorOf(refused);
      expect([refused.status, named], JSON.stringify(rule)).to.deep.equal([422, field]);
    }
    expect((await local.admin('/faults')).json).to.deep.equal({ faults: [] });
    expect((await local.admin('/faults/f')).status).to.equal(404);
    expect((await local.admin('/faults/f', { method: 'DELETE' })).status).to.equal(204);
  });
});
