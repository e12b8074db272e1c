import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { Health } from '../../../fixtures/fakes/ecommerce-backend/health/health.ts';
import { Metrics } from '../../../fixtures/fakes/ecommerce-backend/health/metrics.ts';
import { actuatorRoutes } from '../../../fixtures/fakes/ecommerce-backend/http/actuator-routes.ts';
import { createShopServer } from '../../../fixtures/fakes/ecommerce-backend/http/server.ts';
import { shopRoutes } from '../../../fixtures/fakes/ecommerce-backend/http/shop-routes.ts';
import {
  type ReleaseChanges,
  releaseWith,
} from '../../../fixtures/fakes/ecommerce-backend/release.ts';
import { Carts } from '../../../fixtures/fakes/ecommerce-backend/store/carts.ts';
import { Orders } from '../../../fixtures/fakes/ecommerce-backend/store/orders.ts';
import { RedisClient } from '../../../fixtures/fakes/redis/redis-client.ts';
import { FakeRedis } from '../redis/fake-redis.ts';
import { FakeStore } from './fake-store.ts';

describe('ecommerce-backend', () => {
  const redis = new FakeRedis();
  let redisPort: number;
  let store: FakeStore;
  let logged: string[];
  let client: RedisClient;
  let server: Server | undefined;
  let url: string;

  beforeEach(async () => {
    redisPort = await redis.start();
    store = new FakeStore();
    logged = [];
    await serve({ version: '1.2.2' });
  });
  afterEach(async () => {
    await end();
    await redis.kill();
    redis.hashes.clear();
  });

  async function serve(changes: ReleaseChanges): Promise<void> {
    await end();
    const release = releaseWith(changes);
    const log = (_level: string, _logger: string, text: string) => logged.push(text);
    client = new RedisClient({
      address: { host: '127.0.0.1', port: redisPort },
      ...{ commandTimeoutMs: 300, connectTimeoutMs: 100, retryDelayMs: 10 },
    });
    const metrics = new Metrics({ connections: { total: 1, idle: 1, active: 0, pending: 0 } });
    const health = new Health({ database: store, redis: client, release });
    const orders = new Orders(store, release, 'EUR');
    const shop = shopRoutes({ carts: new Carts(client), orders, metrics, log });
    const routes = [...actuatorRoutes(release, health, metrics), ...shop];
    server = createShopServer(routes, metrics, log);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function end(): Promise<void> {
    if (!server) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
    client.close();
    server = undefined;
  }

  async function ask(method: string, path: string, body?: unknown) {
    const reply = await fetch(`${url}${path}`, {
      method,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: reply.status, body: JSON.parse(await reply.text()) };
  }

  const mugs = { items: [{ sku: 'mug', quantity: 2 }] };

  it('sells what is in a cart: an order of it, and the cart is empty', async () => {
    expect((await ask('PUT', '/api/carts/a1/items', mugs)).status).to.equal(200);
    const placed = await ask('POST', '/api/orders', { cart: 'a1' });
    expect(placed.status).to.equal(201);
    expect(placed.body).to.include({ cart: 'a1', totalCents: 2500, currency: 'EUR' });
    expect((await ask('GET', `/api/orders/${placed.body.id}`)).body).to.deep.equal(placed.body);
    const found = await ask('GET', `/api/orders?ids=${placed.body.id}`);
    expect(found.body.orders).to.deep.equal([placed.body]);
    expect((await ask('GET', '/api/carts/a1')).body.items).to.deep.equal([]);
    expect((await ask('POST', '/api/orders', { cart: 'a1' })).status).to.equal(409);
  });

  it('puts items into the cart first, where the order has them', async () => {
    const { status } = await ask('POST', '/api/orders', { cart: 'b', ...mugs });
    expect(status).to.equal(201);
    expect(redis.commands('HSET')).to.deep.include(['HSET', 'cart:b', 'mug', '2']);
  });

  it('refuses what is no order, with the reason', async () => {
    for (const [body, reason] of [
      ['{', 'JSON object'],
      ['[]', 'JSON object'],
      ['{"cart":"a b"}', 'cart must be'],
      ['{"cart":"a","items":[]}', 'items must be'],
      ['{"cart":"a","items":[{"sku":"mug","quantity":0}]}', 'quantity must be'],
      ['{"cart":"a","items":[{"quantity":1}]}', 'sku must be'],
    ]) {
      const answer = await ask('POST', '/api/orders', body);
      expect(answer.status, body).to.equal(400);
      expect(answer.body.message).to.include(reason);
    }
    const unknown = { cart: 'a', items: [{ sku: 'car', quantity: 1 }] };
    expect((await ask('POST', '/api/orders', unknown)).status).to.equal(409);
  });

  it('answers 500 and logs what PostgreSQL said, and promises nothing', async () => {
    store.failure = 'ERROR: column "total_cents" does not exist';
    const answer = await ask('POST', '/api/orders', { cart: 'c', ...mugs });
    expect(answer.status).to.equal(500);
    expect(answer.body).to.include({ status: 500, path: '/api/orders' });
    expect(logged.join('\n')).to.include(`PSQLException: ${store.failure}`);
    store.failure = undefined;
    expect((await ask('GET', '/api/carts/c')).body.items).to.deep.equal(mugs.items);
  });

  it('checks a cart out once, where its version can', async () => {
    await serve({ version: '1.2.3', checksOutOnce: true });
    const first = await ask('POST', '/api/orders', { cart: 'd', ...mugs });
    const again = await ask('POST', '/api/orders', { cart: 'd', ...mugs });
    expect(again.body.id).to.equal(first.body.id);
    expect(store.orders).to.have.length(1);
  });

  it('has Spring Boot’s pages of its health', async () => {
    const { status, body } = await ask('GET', '/actuator/health');
    expect(status).to.equal(200);
    expect(body.status).to.equal('UP');
    expect(Object.keys(body.components)).to.include.members(['db', 'redis', 'diskSpace']);
    expect((await ask('GET', '/actuator/health/readiness')).body.components.db.status).to.equal(
      'UP',
    );
    expect((await ask('GET', '/actuator/health/liveness')).body.status).to.equal('UP');
    expect((await ask('GET', '/actuator/info')).body.app.version).to.equal('1.2.2');
  });

  it('is DOWN without its database, and alive', async () => {
    store.failure = 'Connection to postgres:5432 refused.';
    const health = await ask('GET', '/actuator/health');
    expect(health.status).to.equal(503);
    expect(health.body.components.db.details.error).to.include('refused');
    expect((await ask('GET', '/actuator/health/readiness')).status).to.equal(503);
    expect((await ask('GET', '/actuator/health/liveness')).status).to.equal(200);
  });

  it('stays ready without Redis, unless its version looks at it', async () => {
    redis.failure = 'LOADING Redis is loading the dataset in memory';
    expect((await ask('GET', '/actuator/health')).status).to.equal(503);
    expect((await ask('GET', '/actuator/health/readiness')).status).to.equal(200);
    await serve({ version: '1.2.9', readiness: ['db', 'redis'] });
    const readiness = await ask('GET', '/actuator/health/readiness');
    expect(readiness.status).to.equal(503);
    expect(readiness.body.components.redis.status).to.equal('DOWN');
    redis.failure = undefined;
  });

  it('has its pages where its version puts them', async () => {
    await serve({ version: '1.2.7', actuatorPath: '/management' });
    expect((await ask('GET', '/actuator/health/readiness')).status).to.equal(404);
    expect((await ask('GET', '/management/health/readiness')).status).to.equal(200);
  });

  it('counts its requests by their tags', async () => {
    await ask('GET', '/api/products');
    await ask('GET', '/api/nothing');
    const { body } = await ask('GET', '/actuator/metrics');
    expect(body.names).to.include.members(['http.server.requests', 'process.uptime']);
    const name = '/actuator/metrics/http.server.requests';
    const missed = await ask('GET', `${name}?tag=status:404`);
    expect(missed.body.measurements[0]).to.deep.equal({ statistic: 'COUNT', value: 1 });
    expect((await ask('GET', `${name}?tag=outcome:SERVER_ERROR`)).status).to.equal(404);
    expect((await ask('GET', '/actuator/metrics/process.uptime')).status).to.equal(200);
  });

  it('refuses other methods, and bodies that are too large', async () => {
    expect((await ask('DELETE', '/api/orders')).status).to.equal(405);
    expect((await ask('POST', '/api/orders', 'x'.repeat(70_000))).status).to.equal(413);
  });
});
