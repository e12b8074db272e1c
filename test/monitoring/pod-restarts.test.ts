import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../harness/io/paths.ts';

const program = join(
  packageRoot,
  'fixtures/systems/raibid-ci/manifests/monitoring/pod-restarts.mts',
);

describe('pod-restarts', () => {
  let api: Server;
  let child: ChildProcess;
  let folder: string;
  let url: string;
  let status = 200;
  const asked: string[] = [];

  before(async () => {
    api = createServer(({ url, headers }, response) => {
      asked.push(`${url} ${headers.authorization}`);
      response.writeHead(status).end(JSON.stringify({ items: pods }));
    }).listen(0, '127.0.0.1');
    await once(api, 'listening');
    folder = await mkdtemp(join(tmpdir(), 'firedrill-restarts-'));
    await writeFile(join(folder, 'token'), 'a-token\n');
    const { port } = api.address() as AddressInfo;
    child = spawn(process.execPath, [program], {
      env: {
        API_URL: `http://127.0.0.1:${port}`,
        TOKEN_FILE: join(folder, 'token'),
        PORT: '0',
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = child.stdout ? await once(child.stdout, 'data') : [];
    url = `http://127.0.0.1:${/\d+/.exec(String(line))?.[0]}/metrics`;
  });
  after(async () => {
    child?.kill('SIGTERM');
    api?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('prints the count of each container as kube-state-metrics would', async () => {
    status = 200;
    const text = await (await fetch(url)).text();
    expect(text.split('\n').filter((line) => line && !line.startsWith('#'))).to.deep.equal([
      'kube_pod_container_status_restarts_total{namespace="x",pod="a-1",uid="u1",container="one"} 4',
      'kube_pod_container_status_restarts_total{namespace="x",pod="a-1",uid="u1",container="two"} 0',
    ]);
    expect(asked).to.deep.equal(['/api/v1/pods?resourceVersion=0 Bearer a-token']);
  });

  it('fails the scrape if the API server refuses: a gap is more honest than zeros', async () => {
    status = 403;
    const response = await fetch(url);
    expect(response.status).to.equal(502);
    expect(await response.text()).to.include('403');
  });
});

const pods = [
  {
    metadata: { namespace: 'x', name: 'a-1', uid: 'u1' },
    status: {
      containerStatuses: [
        { name: 'one', restartCount: 4 },
        { name: 'two', restartCount: 0 },
      ],
    },
  },
  { metadata: { namespace: 'x', name: 'pending', uid: 'u2' }, status: {} },
];
