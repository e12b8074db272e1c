import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CallLedger } from '../../../fixtures/fakes/stub/call-ledger.ts';
import { createWaldur } from '../../../fixtures/fakes/waldur/api.ts';
import { openWaldurStore, type WaldurStore } from '../../../fixtures/fakes/waldur/waldur-store.ts';
import { LocalOpenStack, password } from '../openstack/local-cloud.ts';
import { type Said, StubServer } from '../stub/stub-server.ts';

export const token = 'token-of-the-provider';

/** Waldur before an OpenStack of its own, on the clock of that. */
export class LocalWaldur {
  readonly folder = mkdtempSync(join(tmpdir(), 'firedrill-waldur-'));
  readonly openstack = new LocalOpenStack();
  waldur!: ReturnType<typeof createWaldur>;
  #store!: WaldurStore;
  #server!: StubServer;

  async start(timeoutMs = 5000): Promise<this> {
    await this.openstack.start();
    this.#store = await openWaldurStore(this.folder, (error) => {
      throw error;
    });
    const now = () => this.openstack.nowMs;
    this.waldur = createWaldur({
      ...{ store: this.#store, now, ledger: new CallLedger(now), log: console.error },
      settings: {
        ...{ token, user: { name: 'bob', password: 'secret' }, tokenLifetimeMs: 60_000 },
        openstack: {
          ...{ authUrl: `${this.openstack.url}v3`, project: 'shop', timeoutMs },
          credentials: { username: 'alice', password },
        },
      },
    });
    this.#server = await StubServer.start(this.waldur.api);
    return this;
  }

  get url(): URL {
    return this.#server.url;
  }

  ask(path: string, method = 'GET', json?: object, shown = `Token ${token}`): Promise<Said> {
    const headers = { authorization: shown };
    return this.#server.ask(path, { method, headers, ...(json && { json }) });
  }

  async end(): Promise<void> {
    this.#server.stop();
    await this.#store.close();
    await this.openstack.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const instance = {
  ...{ name: 'vm-1', provider: 've1p', image: 'debian-12', metadata: { deployment: 'd' } },
  resources: { cpuMillis: 1500, memoryBytes: 2 ** 31, storageBytes: 3 * 2 ** 30 },
};
