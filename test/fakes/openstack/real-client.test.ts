import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { LocalOpenStack, password } from './local-cloud.ts';

const run = promisify(execFile);

describe('the openstack command, of python3-openstackclient', () => {
  let local: LocalOpenStack;

  before(async function () {
    if (spawnSync('openstack', ['--version']).status !== 0) {
      console.log('    skipped: there is no openstack command here');
      return this.skip();
    }
    local = await new LocalOpenStack().start();
  });

  after(() => local?.end());

  const openstack = async (...args: string[]) => {
    const env = {
      ...process.env,
      ...{ OS_AUTH_URL: `${local.url}v3`, OS_USERNAME: 'alice', OS_PASSWORD: password },
      ...{ OS_PROJECT_NAME: 'shop', OS_IDENTITY_API_VERSION: '3' },
      ...{ OS_USER_DOMAIN_NAME: 'Default', OS_PROJECT_DOMAIN_NAME: 'Default' },
    };
    return run('openstack', args, { env }).then(
      ({ stdout }) => stdout,
      ({ stderr }) => String(stderr),
    );
  };

  it('shows quotas and creates servers, and is refused as by a real cloud', async function () {
    this.timeout(120_000);
    const quota = JSON.parse(await openstack('quota', 'show', '-f', 'json'));
    expect(quota).to.include({ cores: 40, gigabytes: 1000, networks: 100 });
    const create = ['server', 'create', '--flavor', 'm1.large', '--image', 'debian-12', 'vm'];
    local.cloud.faults.set('small', { quota: { cores: 1 } });
    expect(await openstack(...create))
      .to.contain('Quota exceeded for cores')
      .and.contain('403');
    local.cloud.faults.set('small', { passwordsExpire: true });
    expect(await openstack('quota', 'show')).to.contain('password is expired');
  });
});
