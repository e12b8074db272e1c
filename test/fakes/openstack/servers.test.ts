import { expect } from 'chai';
import type { Said } from '../stub/stub-server.ts';
import { LocalOpenStack } from './local-cloud.ts';

const root = '/compute/v2.1';

describe("OpenStack's servers, volumes and quotas", () => {
  let local: LocalOpenStack;
  let ask: (path: string, method?: string, json?: object) => Promise<Said>;
  let image: string;
  let volumes: string;
  let quotas: string;

  beforeEach(async () => {
    local = await new LocalOpenStack().start();
    ask = await local.client();
    image = (await ask('/image/v2/images?name=debian-12')).json.images[0].id;
    const { id } = (await ask('/v3/projects')).json.projects[0];
    [volumes, quotas] = [`/volume/v3/${id}/volumes`, `${root}/os-quota-sets/${id}`];
  });

  afterEach(() => local.end());

  const create = (flavorRef = '1') =>
    ask(`${root}/servers`, 'POST', {
      server: { name: 'vm', flavorRef, imageRef: image, metadata: { lease: 'x' } },
    });
  const show = async (id: string) => (await ask(`${root}/servers/${id}`)).json.server;

  it('build a server until it is active, and delete it', async () => {
    const { status, json } = await create();
    expect(status).to.equal(202);
    const { id } = json.server;
    expect(await show(id)).to.deep.include({ status: 'BUILD', metadata: { lease: 'x' } });
    local.nowMs += 3000;
    expect(await show(id)).to.include({ status: 'ACTIVE', 'OS-EXT-STS:task_state': null });
    expect((await ask(`${root}/servers/${id}`, 'DELETE')).status).to.equal(204);
    expect(await show(id)).to.include({ status: 'ACTIVE', 'OS-EXT-STS:task_state': 'deleting' });
    local.nowMs += 500;
    expect((await ask(`${root}/servers/${id}`)).status).to.equal(404);
    expect((await ask(`${root}/servers/detail`)).json.servers).to.deep.equal([]);
  });

  it('keep their servers over a restart', async () => {
    const { id } = (await create()).json.server;
    await local.stop();
    await local.start();
    local.nowMs += 3000;
    expect(await show(id)).to.include({ status: 'ACTIVE' });
  });

  it('fail or stick as a rule says', async () => {
    local.cloud.faults.set('hosts', { buildsFail: 'No valid host was found.' });
    const failed = (await create()).json.server.id;
    local.cloud.faults.remove('hosts');
    local.cloud.faults.set('slow', { buildsStick: true });
    const stuck = (await create()).json.server.id;
    local.cloud.faults.remove('slow');
    local.nowMs += 60_000;
    expect((await show(failed)).fault.message).to.equal('No valid host was found.');
    expect(await show(failed)).to.include({ status: 'ERROR' });
    expect(await show(stuck)).to.include({ status: 'BUILD' });
  });

  it('refuse servers over the quota with 403, and what is not known with 400', async () => {
    local.cloud.faults.set('small', { quota: { cores: 3 } });
    expect((await create('3')).status).to.equal(202);
    const { status, json } = await create('3');
    expect(status).to.equal(403);
    expect(json.forbidden.message).to.equal(
      'Quota exceeded for cores: Requested 2, but already used 2 of 3 cores',
    );
    expect((await ask(quotas)).json.quota_set).to.include({ cores: 3, instances: 20 });
    expect((await ask(`${quotas}/detail`)).json.quota_set.cores).to.deep.include({ in_use: 2 });
    expect((await create('9')).json.badRequest.code).to.equal(400);
    local.cloud.faults.remove('small');
    expect((await create('3')).status).to.equal(202);
  });

  it('refuse volumes over the quota with 413', async () => {
    local.cloud.faults.set('small', { quota: { gigabytes: 5 } });
    const make = () => ask(volumes, 'POST', { volume: { size: 3, name: 'data' } });
    const { id } = (await make()).json.volume;
    const { status, json } = await make();
    expect([status, json.overLimit.message]).to.deep.equal([
      413,
      'VolumeLimitExceeded: Requested volume or snapshot exceeds allowed gigabytes quota. Requested 3G, quota is 5G and 3G has been consumed.',
    ]);
    expect((await ask(`${volumes}/${id}`, 'DELETE')).status).to.equal(202);
    expect((await make()).status).to.equal(202);
  });

  it('word a rule as the service does that it is for', async () => {
    local.cloud.faults.set('busy', { of: 'compute', answer: { status: 429, retryAfterS: 3 } });
    const { status, json, headers } = await create();
    expect([status, headers.get('retry-after')]).to.deep.equal([429, '3']);
    expect(json.overLimit).to.deep.equal({
      ...{ code: 429, message: 'Too Many Requests.', retryAfter: '3' },
    });
    local.cloud.faults.set('busy', { of: 'network', answer: { status: 503 } });
    const { json: neutron } = await ask('/network/v2.0/networks');
    expect(neutron.NeutronError.type).to.equal('serviceUnavailable');
    expect((await create()).status).to.equal(202);
  });
});
