import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CallLedger } from '../../../fixtures/fakes/stub/call-ledger.ts';
import { createChain } from '../../../fixtures/fakes/virtengined/node/api.ts';
import {
  type ChainStore,
  openChainStore,
} from '../../../fixtures/fakes/virtengined/node/chain-store.ts';
import type { NewOrder } from '../../../fixtures/fakes/virtengined/node/records.ts';

const order: NewOrder = {
  ...{ tenant: 'tenant-1', kind: 'container', maxPrice: 100, manifest: 'services: {}' },
  resources: { cpuMillis: 500, memoryBytes: 2 ** 28, storageBytes: 0 },
};

/** A node on a clock that the test moves, with its state in a folder of its own. */
export class LocalChain {
  readonly folder = mkdtempSync(join(tmpdir(), 'firedrill-chain-'));
  nowMs = 1_000_000;
  chain!: ReturnType<typeof createChain>;
  url!: URL;
  #store!: ChainStore;
  #server!: Server;

  async start(): Promise<this> {
    this.#store = await openChainStore(this.folder, (error) => {
      throw error;
    });
    const now = () => this.nowMs;
    const ledger = new CallLedger(now);
    this.chain = createChain({
      ...{ store: this.#store, now, blockMs: 1000, ledger, log: console.error },
    });
    this.#server = createServer(this.chain.api).listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.url = new URL(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`);
    return this;
  }

  /** So many seconds, each with its tick. */
  pass(seconds: number): void {
    for (let second = 0; second < seconds; second += 1) {
      this.nowMs += 1000;
      this.chain.blocks.tick();
    }
  }

  createOrder(more: Partial<NewOrder> = {}) {
    return this.chain.transactions.createOrder({ ...order, ...more });
  }

  bid(orderId: string, provider: string, price: number) {
    const sequence = this.chain.transactions.sequenceOf(provider);
    return this.chain.transactions.postBid({ orderId, provider, price, sequence });
  }

  async ask(path: string, body?: object) {
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const answer = await fetch(new URL(path, this.url), init);
    return {
      status: answer.status,
      headers: answer.headers,
      json: JSON.parse(await answer.text()),
    };
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await this.#store.close();
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
