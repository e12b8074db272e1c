import { expect } from 'chai';
import { exporter } from '../../../fixtures/fakes/state-metrics/exporter.ts';
import { LocalServers } from '../aws/local-server.ts';

const web = {
  metadata: { namespace: 'shop', name: 'web' },
  spec: { replicas: 3 },
  status: {
    replicas: 4,
    updatedReplicas: 1,
    availableReplicas: 3,
    conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }],
  },
};
const pod = {
  metadata: { namespace: 'shop', name: 'web-1', uid: 'u1' },
  status: {
    phase: 'Running',
    containerStatuses: [{ name: 'web', restartCount: 4 }],
    initContainerStatuses: [{ name: 'migrate', restartCount: 2 }],
  },
};

describe('the exporter of some series of kube-state-metrics', () => {
  const servers = new LocalServers();
  after(() => servers.end());
  let objects: Readonly<Record<string, unknown>> = {};
  const asked: string[] = [];
  let url: URL;
  before(async () => {
    url = await servers.start(
      exporter({
        namespaces: ['shop'],
        log: () => {},
        apiServer: {
          ask: async (method, path) => {
            asked.push(`${method} ${path}`);
            const found = objects[path.replace(/\?.*/, '')];
            if (found === undefined) throw new Error(`GET ${path}: 403`);
            return { items: found };
          },
        },
      }),
    );
  });
  const get = async (path: string) => {
    const answer = await fetch(new URL(path, url));
    return { status: answer.status, text: await answer.text() };
  };
  const shop = (deployments: unknown[], pods: unknown[]) => ({
    '/apis/apps/v1/namespaces/shop/deployments': deployments,
    '/api/v1/namespaces/shop/pods': pods,
  });
  const series = async () =>
    (await get('/metrics')).text.split('\n').filter((line) => line && !line.startsWith('#'));

  it('shows replicas, conditions, restarts and phases with their official names and labels', async () => {
    objects = shop([web], [pod]);
    const of = 'namespace="shop",deployment="web"';
    const progress = `${of},reason="ProgressDeadlineExceeded",condition="Progressing"`;
    const own = 'namespace="shop",pod="web-1",uid="u1"';
    expect(await series()).to.deep.equal([
      `kube_deployment_spec_replicas{${of}} 3`,
      `kube_deployment_status_replicas{${of}} 4`,
      `kube_deployment_status_replicas_available{${of}} 3`,
      `kube_deployment_status_replicas_updated{${of}} 1`,
      `kube_deployment_status_condition{${progress},status="true"} 0`,
      `kube_deployment_status_condition{${progress},status="false"} 1`,
      `kube_deployment_status_condition{${progress},status="unknown"} 0`,
      `kube_pod_container_status_restarts_total{${own},container="web"} 4`,
      `kube_pod_init_container_status_restarts_total{${own},container="migrate"} 2`,
      ...['Pending', 'Succeeded', 'Failed', 'Unknown'].map(
        (phase) => `kube_pod_status_phase{${own},phase="${phase}"} 0`,
      ),
      `kube_pod_status_phase{${own},phase="Running"} 1`,
    ]);
  });

  it('asks for the objects of its namespaces alone, anew at each scrape', async () => {
    objects = shop([web], []);
    asked.length = 0;
    await get('/metrics');
    expect(asked).to.deep.equal([
      'GET /apis/apps/v1/namespaces/shop/deployments?resourceVersion=0',
      'GET /api/v1/namespaces/shop/pods?resourceVersion=0',
    ]);
  });

  it('shows a Deployment that has no status yet, and no restarts of a pod that has no container', async () => {
    const { metadata } = pod;
    objects = shop([{ ...web, status: {} }], [{ metadata, status: {} }]);
    expect(await series()).to.deep.equal([
      'kube_deployment_spec_replicas{namespace="shop",deployment="web"} 3',
      'kube_deployment_status_replicas{namespace="shop",deployment="web"} 0',
      'kube_deployment_status_replicas_available{namespace="shop",deployment="web"} 0',
      'kube_deployment_status_replicas_updated{namespace="shop",deployment="web"} 0',
    ]);
  });

  it('states type and help of each series', async () => {
    objects = shop([], []);
    const { text } = await get('/metrics');
    expect(text).to.include('# TYPE kube_deployment_status_replicas_updated gauge\n');
    expect(text).to.include('# TYPE kube_pod_container_status_restarts_total counter\n');
    expect(text.match(/^# HELP \w+ \[STABLE\] /gm)).to.have.length(8);
  });

  it('fails the scrape if the API server refuses, and is healthy all the same', async () => {
    objects = {};
    const { status, text } = await get('/metrics');
    expect(status).to.equal(502);
    expect(text).to.include('403');
    expect(await get('/healthz')).to.deep.equal({ status: 200, text: 'ok\n' });
    expect((await get('/other')).status).to.equal(404);
  });
});
