import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { PodClient } from '../../../fixtures/fakes/batch/pod-client.ts';
import { createBatchServer } from '../../../fixtures/fakes/batch/server.ts';
import { WorkloadFile } from '../../../fixtures/fakes/batch/workload-file.ts';
import { Workloads } from '../../../fixtures/fakes/batch/workloads.ts';
import { until } from '../../faults/until.ts';
import { FakePods } from './fake-pods.ts';

const running = { phase: 'Running', containerStatuses: [{ state: { running: {} } }] };
const runMs = 60;

describe('batch', () => {
  let cluster: FakePods;
  let folder: string;
  let api: string;
  let workloads: Workloads;
  let server: Server;
  let url: string;
  let logged: string[];

  beforeEach(async () => {
    cluster = new FakePods();
    api = await cluster.start();
    folder = await mkdtemp(join(tmpdir(), 'batch-'));
    await writeFile(join(folder, 'token'), 'fixed-token\n');
    logged = [];
    await open();
  });

  afterEach(async () => {
    await close();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const file = () => join(folder, 'workloads.jsonl');

  async function open(): Promise<void> {
    const log = (_level: string, message: string) => logged.push(message);
    const pods = new PodClient({ api, namespace: 'workloads', tokenFile: join(folder, 'token') });
    workloads = new Workloads({
      ...{ file: new WorkloadFile(file()), pods, log },
      ...{ image: 'pause', group: 'burst', runMs, retryMs: 20 },
    });
    workloads.start();
    server = createBatchServer(workloads, log);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function close(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await Promise.all([closed, workloads.close()]);
  }

  const post = (body: string) => fetch(`${url}/workloads`, { method: 'POST', body });
  const look = async (id: string) => (await fetch(`${url}/workloads/${id}`)).json();
  const is = (id: string, state: string) => until(() => workloads.find(id)?.state === state);

  async function accepted(body = '{}'): Promise<{ id: string; pod: string }> {
    const { id } = (await (await post(body)).json()) as { id: string };
    const pod = `workload-${id}`;
    await until(() => cluster.pods.has(pod));
    return { id, pod };
  }

  it('makes a pod that only a node of the group takes, one a node', async () => {
    const { pod } = await accepted();
    const { spec } = cluster.pods.get(pod) as ReturnType<typeof JSON.parse>;
    expect(spec.nodeSelector).to.deep.equal({ 'vpsie.com/nodegroup': 'burst' });
    expect(spec.tolerations[0].value).to.equal('burst');
    const [apart] = spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution;
    expect(apart.topologyKey).to.equal('kubernetes.io/hostname');
    expect(apart.labelSelector.matchLabels).to.deep.equal({ app: 'workload' });
  });

  it('tells that a workload waits and why, then that it runs, then that it is done', async () => {
    const { id, pod } = await accepted();
    expect(await look(id))
      .to.include({ id, state: 'waiting' })
      .and.not.have.any.keys('startedAt');
    const message = '0/1 nodes are available';
    cluster.setStatus(pod, { conditions: [{ type: 'PodScheduled', status: 'False', message }] });
    await until(() => workloads.find(id)?.reason === message);
    cluster.setStatus(pod, running);
    await is(id, 'running');
    await is(id, 'done');
    expect(await look(id)).to.include.keys('startedAt', 'endedAt');
    await until(() => !cluster.pods.has(pod));
  });

  it('gives up what has no node by its deadline, and deletes its pod', async () => {
    const { id, pod } = await accepted('{"deadlineSeconds":1}');
    await is(id, 'given-up');
    await until(() => !cluster.pods.has(pod));
    expect(await look(id)).to.not.have.any.keys('startedAt');
    expect(cluster.history).to.deep.equal([`create ${pod}`, `delete ${pod}`]);
  });

  it('begins again where the node went before the workload was through', async () => {
    const { id, pod } = await accepted();
    cluster.setStatus(pod, running);
    await is(id, 'running');
    cluster.remove(pod);
    await until(() => cluster.history.filter((what) => what === `create ${pod}`).length === 2);
    expect(await look(id)).to.include({ state: 'waiting' });
    cluster.setStatus(pod, { phase: 'Failed', containerStatuses: [{}] });
    await until(() => cluster.history.filter((what) => what === `create ${pod}`).length === 3);
  });

  it('goes on after a restart: with the same pods, and without one that nobody asked for', async () => {
    const one = await accepted();
    const two = await accepted();
    await close();
    cluster.setStatus(one.pod, running);
    cluster.remove(two.pod);
    cluster.pods.set('workload-old', { metadata: { name: 'workload-old' } });
    await open();
    await is(one.id, 'done');
    await until(() => cluster.pods.has(two.pod) && !cluster.pods.has('workload-old'));
    expect(cluster.history.filter((what) => what === `create ${one.pod}`)).to.have.length(1);
  });

  it('knows what it accepted though it was killed while writing the next line', async () => {
    const { id } = await accepted();
    await close();
    await appendFile(file(), '{"id":"torn');
    await open();
    expect(await look(id)).to.include({ id });
    expect(await readFile(file(), 'utf8')).not.to.include('torn');
  });

  it('follows the pods again when its watch has ended, and tries again what was refused', async () => {
    const { id, pod } = await accepted();
    cluster.endWatches();
    cluster.setStatus(pod, running);
    await is(id, 'done');
    cluster.refuseWith = 500;
    const { id: next } = (await (await post('{}')).json()) as { id: string };
    await until(() =>
      logged.some((line) => line.includes('cannot reconcile: Error: POST pods: 500')),
    );
    cluster.refuseWith = undefined;
    await until(() => cluster.pods.has(`workload-${next}`));
  });

  it('finds many at once, and lists those that are open', async () => {
    const one = await accepted();
    const two = await accepted();
    cluster.setStatus(one.pod, running);
    await is(one.id, 'done');
    const ids = async (query: string) => {
      const found = await (await fetch(`${url}/workloads${query}`)).json();
      return (found as { workloads: { id: string }[] }).workloads.map(({ id }) => id);
    };
    expect(await ids(`?ids=${one.id},none,${two.id}`)).to.deep.equal([one.id, two.id]);
    expect(await ids('')).to.deep.equal([two.id]);
  });

  it('400 with the reason, 404, 405 with what is allowed, 413 over 64 KiB', async () => {
    for (const [body, error] of [
      ['{', 'body is not JSON'],
      ['7', 'body is not a JSON object'],
      ['{"deadline":1}', 'there is no field "deadline"'],
      ['{"deadlineSeconds":0}', 'deadlineSeconds must be a number from 1 to 3600'],
    ] as const) {
      const response = await post(body);
      expect(response.status).to.equal(400);
      expect(await response.json()).to.deep.equal({ error });
    }
    expect((await fetch(`${url}/workloads/none`)).status).to.equal(404);
    expect((await fetch(`${url}/other`)).status).to.equal(404);
    const wrongMethod = await fetch(`${url}/workloads`, { method: 'PUT' });
    expect([wrongMethod.status, wrongMethod.headers.get('allow')]).to.deep.equal([
      405,
      'POST, GET',
    ]);
    expect((await post(' '.repeat(64 * 1024 + 1))).status).to.equal(413);
    expect(cluster.history).to.deep.equal([]);
  });
});
