import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createJobServer } from '../../../fixtures/fakes/raibid-server/server.ts';
import { FakeRedis } from '../redis/fake-redis.ts';

const commit = 'b'.repeat(40);
const body = JSON.stringify({
  ref: 'refs/heads/main',
  after: commit,
  repository: { full_name: 'acme/widgets' },
});

describe('POST /webhooks/gitea', () => {
  let redis: FakeRedis;
  let port: number;
  let server: Server;

  async function serve(webhookSecret?: string): Promise<string> {
    server = createJobServer({
      redis: { host: '127.0.0.1', port },
      ...(webhookSecret && { webhookSecret }),
      log: () => {},
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  beforeEach(async () => {
    redis = new FakeRedis();
    port = await redis.start();
  });

  afterEach(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    await redis.kill();
  });

  async function deliver(url: string, secret: string, event = 'push'): Promise<Response> {
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    const headers = { 'X-Gitea-Event': event, 'X-Gitea-Signature': signature };
    return fetch(`${url}/webhooks/gitea`, { method: 'POST', body, headers });
  }

  it('makes a job of a signed push, which its commit finds', async () => {
    const url = await serve('s3cret');
    const response = await deliver(url, 's3cret');
    expect(response.status).to.equal(201);
    const { jobs } = (await response.json()) as { jobs: { id: string; status: string }[] };
    expect(jobs.map(({ status }) => status)).to.deep.equal(['queued']);
    const found = await (await fetch(`${url}/jobs?commit=${commit}`)).json();
    expect((found as { jobs: { id: string }[] }).jobs[0]?.id).to.equal(jobs[0]?.id);
  });

  it('answers 401, 204, and 503 where no secret is set, and makes no job', async () => {
    const url = await serve('s3cret');
    expect((await deliver(url, 'other')).status).to.equal(401);
    expect((await deliver(url, 's3cret', 'issues')).status).to.equal(204);
    server.close();
    server.closeAllConnections();
    expect((await deliver(await serve(), 's3cret')).status).to.equal(503);
    expect(redis.commands('XADD')).to.deep.equal([]);
  });

  it('answers 500 while Redis is away, so that Gitea counts the delivery as failed', async () => {
    const url = await serve('s3cret');
    await redis.kill();
    expect((await deliver(url, 's3cret')).status).to.equal(500);
    await redis.start(port);
    expect((await deliver(url, 's3cret')).status).to.equal(201);
  });
});
