import type { WaldurInstance } from '../../../fixtures/fakes/provider-daemon/adapters/openstack/waldur.ts';
import { type Answered, type Asked, JsonServer } from './json-server.ts';

/** Waldur's HTTP API, as docs/decisions/virtengine.md has it, with instances that are OK at once. */
export class FakeWaldur {
  readonly instances = new Map<string, WaldurInstance>();
  credentials: object = { state: 'valid', username: 'provider', expiresAt: '2027-01-01T00:00:00Z' };
  refuse: Answered | undefined;
  refuseCreation: Answered | undefined;
  /** Whether it closes connections without an answer. */
  isDown = false;
  readonly server = new JsonServer((asked) => this.#answer(asked));
  #made = 0;

  #answer({ method, path, body }: Asked): Answered | undefined {
    if (this.isDown) return undefined;
    if (this.refuse) return this.refuse;
    if (path === '/api/health') return { status: 200, body: { status: 'ok', version: '7.6' } };
    if (path === '/api/openstack-credentials/') return { status: 200, body: this.credentials };
    if (path === '/api/openstack-quotas/') return { status: 200, body: quotas };
    if (method === 'GET') return { status: 200, body: [...this.instances.values()] };
    if (method === 'DELETE') {
      const [, uuid = ''] = /\/([^/]+)\/$/.exec(path) ?? [];
      return { status: this.instances.delete(uuid) ? 202 : 404 };
    }
    if (this.refuseCreation) return this.refuseCreation;
    const there = [...this.instances.values()].find(({ name }) => name === body.name);
    if (there) return { status: 200, body: there };
    this.#made += 1;
    const { name, metadata } = body;
    const instance = { uuid: `uuid-${this.#made}`, name, metadata, state: 'OK' } as const;
    this.instances.set(instance.uuid, instance);
    return { status: 201, body: instance };
  }
}

const quotas = [
  { name: 'vcpu', limit: 20, usage: 0 },
  { name: 'ram', limit: 51_200, usage: 0 },
  { name: 'storage', limit: 1_024_000, usage: 0 },
];
