import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueFor } from '../../../fixtures/fakes/vpsie-api/cloud/catalogue.ts';
import { Cloud } from '../../../fixtures/fakes/vpsie-api/cloud/cloud.ts';
import type { SettingValues } from '../../../fixtures/fakes/vpsie-api/cloud/settings.ts';
import { checkResponse } from '../../../fixtures/fakes/vpsie-api/contract/check-response.ts';
import type { Operation } from '../../../fixtures/fakes/vpsie-api/contract/operation.ts';
import { createService } from '../../../fixtures/fakes/vpsie-api/service.ts';
import { openStore } from '../../../fixtures/fakes/vpsie-api/store/store.ts';
import { tokenOf } from './answers.ts';

export interface Reply {
  /** 0: the connection was cut. */
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: unknown;
}

export interface Asked {
  readonly host?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is; anything else as JSON. */
  readonly body?: string | object;
  readonly signal?: AbortSignal;
}

export const newVm = {
  hostname: 'burst-1',
  offeringId: 'offering-small',
  datacenterId: 'dc-fra-1',
  osImageId: 'image-debian-12-kubernetes',
};

const defaults: SettingValues = {
  quota: { limit: 10 },
  status: { indicator: 'none', description: 'All Systems Operational' },
  certificate: { kind: 'valid' },
  'vendor-data': { text: '' },
  'rate-limit': { perMinute: 60_000, burst: 1000 },
  credentials: { clientId: 'client', clientSecret: 'secret' },
};

/** The cloud in this process, without TLS, with a clock of its own. Every answer is held to the contract. */
export class LocalCloud {
  nowMs = Date.parse('2026-03-01T12:00:00.000Z');
  readonly logged: string[] = [];
  readonly simulate: boolean;
  cloud!: Cloud;
  operations: readonly Operation[] = [];
  #folder = '';
  #servers: Server[] = [];
  #token = '';

  constructor({ simulate = false } = {}) {
    this.simulate = simulate;
  }

  async start(): Promise<void> {
    this.#folder ||= await mkdtemp(join(tmpdir(), 'vpsie-api-'));
    const store = await openStore(this.#folder, (error) => this.logged.push(String(error)));
    this.cloud = new Cloud({
      ...{ store, defaults, catalogue: catalogueFor('v1.34.4'), now: () => this.nowMs },
      queuedMs: 1,
      ...(this.simulate && { simulate: { fromMs: 1, toMs: 5, seed: 7 } }),
    });
    const service = createService({
      cloud: this.cloud,
      consoleUser: { name: 'operator', password: 'pass' },
      authority: 'PEM',
      log: (_, message) => this.logged.push(message),
    });
    this.operations = service.operations;
    this.#servers = [service.publicListener, service.adminListener].map((one) => createServer(one));
    for (const server of this.#servers) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    }
  }

  /** Begins again from what is on the disk. */
  async restart(): Promise<void> {
    await this.#end();
    await this.start();
  }

  async remove(): Promise<void> {
    await this.#end();
    await rm(this.#folder, { recursive: true });
  }

  /** The API with a good token. */
  async api(path: string, asked: Asked = {}): Promise<Reply> {
    if (this.#token === '') await this.login();
    const headers = { authorization: `Bearer ${this.#token}`, ...asked.headers };
    return this.ask(path, { ...asked, headers });
  }

  async login(): Promise<Reply> {
    const body = { clientId: 'client', clientSecret: 'secret' };
    const reply = await this.ask('/v2/oauth/token', { method: 'POST', body });
    this.#token = tokenOf(reply).accessToken;
    return reply;
  }

  create(fields: object = {}, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.api('/v2/vms', { method: 'POST', headers, body: { ...newVm, ...fields } });
  }

  console(path: string, asked: Asked = {}): Promise<Reply> {
    const authorization = `Basic ${Buffer.from('operator:pass').toString('base64')}`;
    const headers = { authorization, ...asked.headers };
    return this.ask(path, { host: 'console.vpsie.com', ...asked, headers });
  }

  admin(path: string, asked: Asked = {}): Promise<Reply> {
    return this.#ask(1, path, { host: 'vpsie-api', ...asked });
  }

  setFault(name: string, rule: object): Promise<Reply> {
    return this.admin(`/faults/${name}`, { method: 'PUT', body: rule });
  }

  ask(path: string, asked: Asked = {}): Promise<Reply> {
    return this.#ask(0, path, asked);
  }

  async #ask(server: number, path: string, asked: Asked): Promise<Reply> {
    const { host = 'api.vpsie.com', method = 'GET', body, signal } = asked;
    const { port } = (this.#servers[server]?.address() ?? {}) as AddressInfo;
    const headers = {
      host,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...asked.headers,
    };
    const reply = await new Promise<Reply>((resolve, reject) => {
      const sent = request({
        port,
        host: '127.0.0.1',
        path,
        method,
        headers,
        agent: false,
        ...(signal && { signal }),
      });
      sent.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ECONNRESET'
          ? resolve({ status: 0, headers: {}, text: '', json: undefined })
          : reject(error),
      );
      sent.on('response', async (response) => {
        const text = Buffer.concat(await response.toArray()).toString('utf8');
        const isJson = response.headers['content-type'] === 'application/json';
        const json = isJson ? JSON.parse(text) : undefined;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
      });
      sent.end(typeof body === 'object' ? JSON.stringify(body) : body);
    });
    this.#hold(reply, { server, host, method, path });
    return reply;
  }

  /** What no operation answers has the contract's error shape all the same. */
  #hold(reply: Reply, { server, host, method, path }: Record<string, string | number>): void {
    if (reply.status === 0) return;
    const url = server === 0 ? `https://${host}` : `http://${host}`;
    const [bare = ''] = String(path).split('?');
    const operation = this.operations.find(
      (one) => one.server === url && one.method === method && matches(one.path, bare),
    );
    const any = this.operations.find(({ id }) => id === 'issueToken');
    const held = operation ?? any;
    if (!held) throw new Error('the contract has no operations');
    const type = reply.headers['content-type'] ?? '';
    const problem = checkResponse(held, { status: reply.status, type, body: reply.text });
    if (problem) throw new Error(`${method} ${path}: ${problem}: ${reply.text}`);
  }

  async #end(): Promise<void> {
    for (const server of this.#servers) {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    }
    await this.cloud.close();
  }
}

function matches(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => part.startsWith('{') || part === given[at])
  );
}
