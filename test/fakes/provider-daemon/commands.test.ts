import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { LocalClient } from './local-client.ts';
import { LocalProvider, manifest } from './local-provider.ts';

describe('provider-daemon: commands', () => {
  let local: LocalProvider;
  let client: LocalClient;

  beforeEach(async () => {
    local = new LocalProvider();
    client = new LocalClient(local);
    await local.start();
    await client.start();
    local.chain.order('good', manifest());
    local.chain.order('pull', manifest('registry.example.com/bad-image:1'));
    local.chain.order('policy', `${manifest()}    privileged: true\n`);
    await local.run(16);
  });
  afterEach(async () => {
    await client.stop();
    await local.stop();
  });

  it('status tells what the daemon works with', async () => {
    const { exitCode, out } = await client.type('status');
    expect(exitCode).to.equal(0);
    expect(out).to.match(/bid engine: +running/);
    expect(out)
      .to.match(/adapter kubernetes: +up/)
      .and.match(/chain: +connected/);
    expect(out).to.match(/deployments: +1 active, 2 failed/);
    const json = await client.json('status');
    expect(json).to.deep.include({ deployments: { active: 1, failed: 2 }, bids: { matched: 3 } });
  });

  it('list shows deployments, manifests and bids by status, with a limit', async () => {
    const failed = await client.type('list deployments --limit 20 --status failed');
    expect(failed.out.split('\n')).to.have.length(4);
    expect(failed.out)
      .to.include('image_pull: ImagePullBackOff')
      .and.include('manifest validation');
    const rejected = await client.type('list manifests --status rejected --limit 10');
    expect(rejected.out).to.include('services.web.privileged (line 9)');
    const one = await client.type('list bids --limit 1');
    expect(one.out).to.include('… and 2 more: --limit 3');
    expect((await client.type('list bids --status pending')).out).to.equal(
      'no bids with status pending\n',
    );
    expect((await client.json('list bids')).items).to.have.length(3);
    const wrong = await client.type('list bids --status odd');
    expect([wrong.exitCode, wrong.err]).to.deep.equal([
      2,
      'provider-daemon: --status odd: expected one of pending, open, matched, lost, failed, cleared, closed\n',
    ]);
  });

  it('logs deployment shows what happened to it, by its ID or its lease', async () => {
    const [{ id, lease }] = (await client.json('list deployments --status failed')).items;
    const { out, exitCode } = await client.type(`logs deployment ${id}`);
    expect(exitCode).to.equal(0);
    expect(out)
      .to.include('attempt 1 started')
      .and.match(/error failed at/);
    expect((await client.type(`logs deployment ${lease}`)).out).to.equal(out);
    const unknown = await client.type('logs deployment ve-0');
    expect(unknown.exitCode).to.equal(3);
    expect(unknown.err).to.include('there is no deployment "ve-0"').and.include('list deployments');
  });

  it('manifest validate names each problem, with the daemon’s setting and without a daemon', async () => {
    const file = join(local.folder, 'm.yaml');
    await writeFile(file, `${manifest()}    privileged: true\n`);
    const refused = await client.type(`manifest validate --file ${file}`);
    expect(refused.exitCode).to.equal(5);
    expect(refused.out).to.include('error: services.web.privileged (line 9): ');
    await client.type('config set manifest.strict_validation false');
    const passed = await client.type(`manifest validate --file ${file}`);
    expect([passed.exitCode, passed.out.split(':')[0]]).to.deep.equal([0, 'warning']);
    await client.stop();
    expect((await client.type(`manifest validate --file ${file}`)).exitCode).to.equal(5);
    await writeFile(file, manifest());
    expect((await client.type(`manifest validate --file ${file}`)).exitCode).to.equal(0);
    expect((await client.type('manifest validate --file /nowhere')).exitCode).to.equal(3);
    await client.start();
  });

  it('config set changes a setting for good, and rejected manifests are tried again', async () => {
    const { out } = await client.type('config set manifest.strict_validation false');
    expect(out).to.include('manifest.strict_validation is false (was true, default true)');
    expect(out).to.include('1 rejected manifests are validated again');
    await local.run(3);
    expect((await client.json('status')).deployments.active).to.equal(2);
    const privileged = [...local.kubernetes.objects.values()].filter(
      ({ spec }) => spec.template?.spec.containers[0].securityContext.privileged,
    );
    expect(privileged).to.have.length(1);
    expect((await client.type('status')).out).to.include('manifest.strict_validation=false');
    await client.stop();
    await local.restart();
    await client.start();
    expect((await client.type('config get manifest.strict_validation')).out).to.equal('false\n');
  });

  it('config refuses unknown settings and values', async () => {
    const unknown = await client.type('config set manifest.strict false');
    expect([unknown.exitCode, unknown.err]).to.satisfy(
      ([code, text]: [number, string]) => code === 3 && text.includes('manifest.strict_validation'),
    );
    const wrong = await client.type('config set manifest.strict_validation maybe');
    expect([wrong.exitCode, wrong.err]).to.deep.equal([
      2,
      'provider-daemon: manifest.strict_validation cannot be "maybe": expected true or false\n',
    ]);
    expect((await client.type('config get')).out).to.include('deploy.timeout_seconds');
  });

  it('adapter-logs shows the latest lines, after a restart too', async () => {
    const { out } = await client.type('adapter-logs kubernetes --tail 2');
    expect(out.trim().split('\n')).to.have.length(2);
    expect(out).to.include('"msg":"deployment ve-');
    await client.stop();
    await local.restart();
    await client.start();
    expect((await client.type('adapter-logs kubernetes --tail 2')).out).to.equal(out);
    const unknown = await client.type('adapter-logs aws');
    expect([unknown.exitCode, unknown.err]).to.deep.equal([
      3,
      'provider-daemon: there is no adapter "aws"; there are: kubernetes, openstack. See: provider-daemon status\n',
    ]);
  });

  it('adapter restart reads the kubeconfig anew, and tries at once what failed', async () => {
    await writeFile(local.kubeconfig, '{}');
    const broken = await client.type('adapter restart kubernetes');
    expect(broken.exitCode).to.equal(5);
    expect(broken.out).to.include('is still down').and.include('current-context is missing');
    await writeFile(local.kubeconfig, local.kubernetes.kubeconfig());
    local.kubernetes.healed.add('bad-image');
    const { exitCode, out } = await client.type('adapter restart kubernetes');
    expect([exitCode, out]).to.satisfy(
      ([code, text]: [number, string]) =>
        code === 0 && text.includes('1 failed deployments are tried again'),
    );
    await local.run(2);
    expect((await client.json('status')).deployments.active).to.equal(2);
  });

  it('adapter test-auth and test-connectivity ask, and end with 5 where it is refused', async () => {
    expect((await client.type('adapter test-auth openstack')).exitCode).to.equal(0);
    local.waldur.credentials = { state: 'expired', username: 'provider' };
    const auth = await client.type('adapter test-auth openstack');
    expect(auth.exitCode).to.equal(5);
    expect(auth.out).to.include(
      'credentials of the user provider are expired; renew them in Waldur',
    );
    expect((await client.type('adapter test-connectivity --all')).out).to.include(
      'all 2 checks passed',
    );
    local.waldur.isDown = true;
    const connectivity = await client.type('adapter test-connectivity --all');
    expect([
      connectivity.exitCode,
      connectivity.out.includes('1 of 2 checks failed'),
    ]).to.deep.equal([5, true]);
    expect((await client.type('adapter test-connectivity')).exitCode).to.equal(2);
  });

  it('health-check looks at all of it, and says that validation is not strict', async () => {
    expect((await client.type('health-check')).exitCode).to.equal(0);
    await client.type('config set manifest.strict_validation false');
    const full = await client.type('health-check --full');
    expect(full.exitCode).to.equal(5);
    expect(full.out)
      .to.match(/FAILED +strict validation/)
      .and.match(/FAILED +deployments/);
    expect(full.out).to.match(/ok +openstack: auth/);
  });

  it('resources check compares what is committed with the threshold', async () => {
    expect((await client.type('resources check --warn-threshold 80')).exitCode).to.equal(0);
    local.kubernetes.cpus = 0.3;
    await local.run(11);
    const over = await client.type('resources check --warn-threshold 80');
    expect([over.exitCode, over.out]).to.satisfy(
      ([code, text]: [number, string]) => code === 5 && text.includes('100 % is over 80 %'),
    );
    expect((await client.type('resources check --warn-threshold 0')).exitCode).to.equal(2);
  });

  it('deploy test waits until it is active or failed, and removes it later', async () => {
    const file = join(local.folder, 'm.yaml');
    const test = async (image: string) => {
      await writeFile(file, manifest(image));
      const typed = client.type(`deploy test --manifest ${file} --keep 99999`);
      let done = false;
      void typed.finally(() => {
        done = true;
      });
      while (!done) {
        await local.run(1);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return typed;
    };
    const good = await test('registry.example.com/web:2');
    expect(good.exitCode).to.equal(0);
    const [, id = ''] = /test deployment (\S+) is active/.exec(good.out) ?? [];
    expect(local.kubernetes.created).to.include(`${id}-web`);
    local.nowMs += 100_000_000;
    await local.run(2);
    expect(local.kubernetes.deployments()).not.to.include(`${id}-web`);
    const bad = await test('registry.example.com/bad-image:2');
    expect(bad.exitCode).to.equal(5);
    expect(bad.out).to.include('failed (image_pull): ImagePullBackOff');
    await local.run(2);
    expect(local.kubernetes.deployments().filter((name) => name.endsWith('-web'))).to.have.length(
      2,
    );
    await writeFile(file, 'services: {}');
    const refused = await client.type(`deploy test --manifest ${file}`);
    expect([refused.exitCode, refused.err.includes('services (line 1)')]).to.deep.equal([5, true]);
  });

  it('that cannot be answered say what to do', async () => {
    await client.stop();
    const { exitCode, err } = await client.type('status');
    expect(exitCode).to.equal(4);
    expect(err)
      .to.include('the daemon is not running')
      .and.include('systemctl status provider-daemon');
    await client.start();
    const typo = await client.type('bid-engine stats');
    expect([
      typo.exitCode,
      typo.err.includes('See: provider-daemon bid-engine --help'),
    ]).to.deep.equal([2, true]);
    expect((await client.type('list --help')).out).to.include('newest first');
    expect((await client.type('status --output xml')).exitCode).to.equal(2);
  });
});
