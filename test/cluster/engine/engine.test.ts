import { expect } from 'chai';
import { ensureEngine, findEngine } from '../../../harness/cluster/engine/engine.ts';
import { canInstallPackages } from '../../../harness/cluster/engine/host.ts';

describe('engine', () => {
  const host = process.env.DOCKER_HOST;
  afterEach(() => {
    if (host === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = host;
  });

  it('is an error at a DOCKER_HOST that does not answer, and nothing is installed', async () => {
    process.env.DOCKER_HOST = 'unix:///nobody/listens/here.sock';
    expect(await findEngine()).to.equal(undefined);
    const error = await ensureEngine().catch((error) => error);
    expect(error).to.include({ code: 'NO_ENGINE', exitCode: 2 });
    expect(error.message).to.contain('unix:///nobody/listens/here.sock');
    expect(error.next).to.contain('DOCKER_HOST');
  });

  it('is installed only on Debian and its derivatives', () => {
    expect(canInstallPackages('ID=fedora\nID_LIKE="rhel centos"\n')).to.equal(false);
    const root = process.getuid?.() === 0;
    expect(canInstallPackages('ID=linuxmint\nID_LIKE="ubuntu debian"\n')).to.equal(root);
  });
});
