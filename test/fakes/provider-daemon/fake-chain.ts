import type {
  ChainBid,
  ChainLease,
  Order,
} from '../../../fixtures/fakes/provider-daemon/chain/chain.ts';
import { type Answered, type Asked, JsonServer } from './json-server.ts';

type FakeOrder = Order & { readonly manifest: string };

/** The chain's HTTP API, as docs/decisions/virtengine.md has it, in memory. */
export class FakeChain {
  readonly provider = 'virtengine1provider';
  readonly orders = new Map<string, FakeOrder>();
  readonly bids = new Map<string, ChainBid>();
  readonly leases = new Map<string, ChainLease>();
  /** Each time that a bid or a lease came to be, or was closed by the provider. */
  readonly made: string[] = [];
  height = 100;
  nowMs = Date.now;
  /** How old its latest block is, in ms. */
  behindMs = 0;
  sequence = 7;
  /** Answered to everything, while set. */
  refuseAll: number | undefined;
  /** Answered to bids on these orders. */
  readonly refuseBids = new Map<string, { readonly status: number; readonly code: string }>();
  /** Whether a bid becomes a lease at once. */
  matches = true;
  readonly server = new JsonServer((asked) => this.#answer(asked));

  order(id: string, manifest: string, more: Partial<Order> = {}): void {
    const resources = { cpuMillis: 100, memoryBytes: 64 * 2 ** 20, storageBytes: 2 ** 30 };
    const order = { id, height: this.height, kind: 'container', resources, maxPrice: 100 } as const;
    this.orders.set(id, { ...order, ...more, manifest });
  }

  match(orderId: string): void {
    const bid = this.bids.get(orderId);
    const order = this.orders.get(orderId);
    if (!bid || !order) throw new Error(`no bid on ${orderId}`);
    const id = `${orderId}/${this.provider}`;
    this.bids.set(orderId, { ...bid, state: 'matched' });
    this.orders.delete(orderId);
    const { kind, manifest } = order;
    this.leases.set(id, { id, orderId, kind, height: this.height, manifest });
    this.made.push(`lease ${id}`);
  }

  #answer(asked: Asked): Answered | undefined {
    if (this.refuseAll) return refuse(this.refuseAll, 'unavailable', 'the chain is halted');
    const { method, path, query, body } = asked;
    if (path === '/v1/status') {
      return {
        status: 200,
        body: {
          height: this.height,
          blockTime: new Date(this.nowMs() - this.behindMs).toISOString(),
        },
      };
    }
    if (path.startsWith('/v1/accounts/')) return { status: 200, body: { sequence: this.sequence } };
    if (method === 'GET' && path === '/v1/orders') {
      const since = Number(query.get('since'));
      const open = [...this.orders.values()].filter(({ height }) => height >= since);
      return page('orders', open, ({ id }) => id, query);
    }
    if (method === 'GET' && path === '/v1/bids') {
      return page('bids', [...this.bids.values()], ({ orderId }) => orderId, query);
    }
    if (path === '/v1/leases')
      return page('leases', [...this.leases.values()], ({ id }) => id, query);
    if (method === 'POST' && path === '/v1/bids') return this.#bid(body);
    const [, lease] = /^\/v1\/leases\/([^/]+)\/close$/.exec(path) ?? [];
    if (lease) {
      const id = decodeURIComponent(lease);
      if (this.leases.delete(id)) this.made.push(`close ${id}`);
      return { status: 200 };
    }
    return refuse(404, 'not_found', path);
  }

  #bid(body: { orderId: string; price: number; sequence: number }): Answered {
    const { orderId, price, sequence } = body;
    const there = this.bids.get(orderId);
    if (there) return { status: 200, body: { bid: there, nextSequence: this.sequence } };
    const refusal = this.refuseBids.get(orderId);
    if (refusal) return refuse(refusal.status, refusal.code, `bid on ${orderId} refused`);
    const order = this.orders.get(orderId);
    if (!order) return refuse(404, 'order_not_found', `no order ${orderId}`);
    if (sequence !== this.sequence) {
      return refuse(409, 'sequence_mismatch', `expected ${this.sequence}, got ${sequence}`);
    }
    this.sequence += 1;
    const { kind, resources } = order;
    this.bids.set(orderId, { orderId, state: 'open', kind, resources, price });
    this.made.push(`bid ${orderId}`);
    if (this.matches) this.match(orderId);
    const bid = this.bids.get(orderId);
    return { status: 201, body: { bid, nextSequence: this.sequence } };
  }
}

function page<T>(
  name: string,
  all: readonly T[],
  key: (one: T) => string,
  query: URLSearchParams,
): Answered {
  const limit = Number(query.get('limit') ?? 100);
  const after = query.get('after');
  const from = after === null ? 0 : all.findIndex((one) => key(one) === after) + 1;
  const some = all.slice(from, from + limit);
  const last = some.at(-1);
  const next = last && from + limit < all.length ? { next: key(last) } : {};
  return { status: 200, body: { [name]: some, ...next } };
}

function refuse(status: number, code: string, message: string): Answered {
  return { status, body: { error: { code, message } } };
}
