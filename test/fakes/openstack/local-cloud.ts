import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOpenStack } from '../../../fixtures/fakes/openstack/api.ts';
import { type CloudStore, openCloudStore } from '../../../fixtures/fakes/openstack/cloud-store.ts';
import { usualQuota } from '../../../fixtures/fakes/openstack/limits.ts';
import { CallLedger } from '../../../fixtures/fakes/stub/call-ledger.ts';
import { type Said, StubServer } from '../stub/stub-server.ts';

export const password = 'correct';

/** A cloud on a clock that the test moves, with its state in a folder of its own. */
export class LocalOpenStack {
  readonly folder = mkdtempSync(join(tmpdir(), 'firedrill-openstack-'));
  nowMs = Date.parse('2026-03-01T10:00:00Z');
  cloud!: ReturnType<typeof createOpenStack>;
  #store!: CloudStore;
  #server!: StubServer;

  async start(): Promise<this> {
    // Its catalogue names the port.
    this.#server = await StubServer.start((request, response) => this.cloud.api(request, response));
    const publicUrl = this.url.origin;
    this.#store = await openCloudStore(this.folder, (error) => {
      throw error;
    });
    const now = () => this.nowMs;
    this.cloud = createOpenStack({
      ...{ store: this.#store, now, ledger: new CallLedger(now), log: console.error },
      settings: {
        ...{ publicUrl, project: 'shop', user: 'alice', password, quota: usualQuota },
        ...{ tokenLifetimeMs: 3_600_000, buildMs: 3000 },
      },
    });
    return this;
  }

  get url(): URL {
    return this.#server.url;
  }

  ask(path: string, init: Parameters<StubServer['ask']>[1] = {}): Promise<Said> {
    return this.#server.ask(path, init);
  }

  logIn(secret = password): Promise<Said> {
    const user = { name: 'alice', domain: { name: 'Default' }, password: secret };
    const identity = { methods: ['password'], password: { user } };
    const json = { auth: { identity, scope: { project: { name: 'shop' } } } };
    return this.ask('/v3/auth/tokens', { method: 'POST', json });
  }

  /** Asks with a token. */
  async client(): Promise<(path: string, method?: string, json?: object) => Promise<Said>> {
    const headers = { 'x-auth-token': (await this.logIn()).headers.get('x-subject-token') ?? '' };
    return (path, method = 'GET', json) =>
      this.ask(path, { method, headers, ...(json && { json }) });
  }

  async stop(): Promise<void> {
    this.#server.stop();
    await this.#store.close();
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
