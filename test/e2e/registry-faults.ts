import { expect } from 'chai';
import { docker } from '../../harness/io/docker.ts';
import type { FaultsBench } from './faults-bench.ts';
import { applyWeb, readyWeb, removeWeb } from './rolled-out-web.ts';

const target = { namespace: 'tiny', name: 'web' };
/** As pods name it; the nodes' containerd is told where it is. */
const host = 'registry.test:5000';
const image = `${host}/web:1`;
/** bcrypt of `right`. */
const users = 'puller:$2b$10$q1FGuTzZ2qqDEzs7zYPn/OdJpYL7ST2f30aWRvHbeiGctzbrDKi.S';

/** Faults of pulling, with a registry that asks for a password. */
export function describeRegistry(bench: FaultsBench): void {
  const { inNode, until, inject, revertTwice, run } = bench;
  const name = `firedrill-${run}-registry`;
  let address: string;

  describe('a registry with a password', () => {
    before(async () => {
      const network = bench.cluster().name;
      const labels = ['--label', `io.firedrill.run=${run}`];
      const settings = {
        AUTH: 'htpasswd',
        AUTH_HTPASSWD_REALM: 'test',
        AUTH_HTPASSWD_PATH: '/users',
      };
      const environment = Object.entries(settings).flatMap(([key, value]) => [
        ...['--env', `REGISTRY_${key}=${value}`],
      ]);
      const serve = `printf %s '${users}' >/users && exec registry serve /etc/distribution/config.yml`;
      const started = await docker(
        [
          ...['run', '--detach', '--name', name, '--network', network, ...labels, ...environment],
          ...['--entrypoint', 'sh', bench.registry(), '-c', serve],
        ],
        { timeoutMs: 60_000 },
      );
      expect(started.exitCode, started.stderr).to.equal(0);
      const format = `{{(index .NetworkSettings.Networks "${network}").IPAddress}}`;
      const inspected = await docker(['inspect', '--format', format, name], { timeoutMs: 20_000 });
      address = `${inspected.stdout.trim()}:5000`;
      const local = bench.image().includes('/') ? `docker.io/${bench.image()}` : bench.image();
      await until(
        () => inNode(`curl -s -o /dev/null -w '%{http_code}' http://${address}/v2/`),
        '401',
      );
      const pushed = await inNode(`mkdir -p /etc/containerd/certs.d/${host}
        printf '[host."http://%s"]\\n' ${address} >/etc/containerd/certs.d/${host}/hosts.toml
        ctr -n k8s.io images push --plain-http --user puller:right ${address}/web:1 ${local} >/dev/null
        kubectl create secret docker-registry puller -n tiny --docker-server ${host} \\
          --docker-username puller --docker-password right >/dev/null
        kubectl patch serviceaccount default -n tiny -p '{"imagePullSecrets":[{"name":"puller"}]}' >/dev/null`);
      expect(pushed).to.equal('');
      await applyWeb(bench, image);
    });
    after(async () => {
      await removeWeb(bench);
      await inNode(`kubectl delete secret puller -n tiny
        kubectl patch serviceaccount default -n tiny -p '{"imagePullSecrets":null}'
        ctr -n k8s.io images rm ${image}; rm -r /etc/containerd/certs.d/${host}`);
      await docker(['rm', '--force', '--volumes', name], { timeoutMs: 60_000 });
    });
    afterEach(() => until(() => readyWeb(bench), '2'));
    // An event may come a moment after the state that it reports.
    const events = () => inNode('kubectl get events -n tiny');

    const secret = () =>
      inNode(
        "kubectl get secret puller -n tiny -o jsonpath='{.data.\\.dockerconfigjson}' | base64 -d",
      );

    it('image-pull by credentials that are revoked, even if the nodes had the image', async () => {
      const before = await secret();
      const aimed = await inject({ kind: 'image-pull', target, secret: 'puller' });
      await until(events, /Failed to pull image.*(401|nauthorized)/);
      expect(await secret())
        .to.include('revoked')
        .and.not.include('right');
      expect(JSON.stringify(aimed.undo)).not.to.include('right');
      await revertTwice(aimed);
      expect(await secret()).to.equal(before);
    });

    it('image-pull leaves credentials that a runbook has replaced', async () => {
      const aimed = await inject({ kind: 'image-pull', target, secret: 'puller' });
      await inNode(`kubectl create secret docker-registry puller -n tiny --docker-server ${host} \\
        --docker-username puller --docker-password right --docker-email new@shop.test \\
        --dry-run=client -o yaml | kubectl apply -f -
        kubectl rollout restart deployment/web -n tiny`);
      const status = 'kubectl rollout status deployment/web -n tiny --watch=false';
      await until(() => inNode(status), /successfully/);
      await revertTwice(aimed);
      expect(await secret()).to.include('new@shop.test');
    });

    it('image-pull by a registry that does not answer', async () => {
      const aimed = await inject({ kind: 'image-pull', target, registry: address });
      await until(events, /Failed to pull image.*timeout/);
      await revertTwice(aimed);
    });
  });
}
