import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CoreV1Api, createConfiguration, ServerConfiguration } from '@kubernetes/client-node';

interface Rule {
  readonly name: string;
  readonly health: string;
  readonly lastError?: string;
  readonly duration?: number;
}

interface Samples {
  readonly alertname: string;
  readonly alertstate?: 'pending' | 'firing';
  /** Other labels. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly seconds: readonly number[];
}

const namespaced = '/api/v1/namespaces/monitoring';

/** An API server that proxies to a Prometheus with the given rules and alerts; keeps a history. */
export class FakePrometheus {
  readonly asked: URL[] = [];
  readonly changed: string[] = [];
  rules: Rule[] = [{ name: 'Hot', health: 'ok' }];
  startTime = '2026-01-01T00:00:00.123456789Z';
  /** For each alert, the seconds at which it was firing, or pending. */
  alerts: Samples[] = [];
  /** The answer to every request, if set. */
  trouble: { readonly status: number; readonly body: string } | undefined;
  /** The files in the ConfigMap of rules; a pod sees them when it has been touched. */
  files: Record<string, string> = {};
  /** How often Prometheus itself refuses to answer. */
  refusals = 0;
  /** How many changes of objects the cluster refuses, each with its number. */
  refuseChanges = 0;
  /** How often Prometheus must reload until it has seen a change. */
  lag = 0;
  #seen: Record<string, string> = {};
  #loaded: Record<string, string> = {};
  #waits = 0;
  #refused = 0;
  readonly #server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    this.asked.push(url);
    const { status, body } = this.#trouble(url, request) ?? {
      status: 200,
      body: JSON.stringify(await this.#answer(url, request)),
    };
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });

  async listen(): Promise<CoreV1Api> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    const baseServer = new ServerConfiguration(`http://127.0.0.1:${port}`, {});
    return new CoreV1Api(createConfiguration({ baseServer }));
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #trouble({ pathname }: URL, { method }: IncomingMessage): FakePrometheus['trouble'] {
    if (method === 'PATCH' && this.#refused < this.refuseChanges) {
      this.#refused += 1;
      return { status: 409, body: `{"message":"change ${this.#refused} refused"}` };
    }
    if (this.refusals === 0 || !decodeURIComponent(pathname).includes('/services/prometheus:9090/'))
      return this.trouble;
    this.refusals -= 1;
    return { status: 503, body: '{"message":"no endpoints available"}' };
  }

  async #answer(url: URL, request: IncomingMessage): Promise<unknown> {
    const path = decodeURIComponent(url.pathname);
    const proxied = `${namespaced}/services/prometheus:9090/proxy/`;
    if (!path.startsWith(proxied))
      return this.#ofCluster(path.replace(`${namespaced}/`, ''), request);
    const inner = path.replace(proxied, '');
    if (inner === '-/reload' && request.method === 'POST') return this.#reload();
    return { status: 'success', data: this.#data(inner, url.searchParams) };
  }

  async #ofCluster(path: string, request: IncomingMessage): Promise<unknown> {
    const sent = Buffer.concat(await request.toArray()).toString();
    if (request.method === 'PATCH') this.changed.push(`${path} ${request.headers['content-type']}`);
    if (path === 'services/prometheus') return { spec: { selector: { app: 'prometheus' } } };
    if (path === 'pods') {
      const pod = { metadata: { name: 'prometheus-1' }, status: { phase: 'Running' } };
      return { items: [{ ...pod, metadata: { name: 'old' }, status: { phase: 'Failed' } }, pod] };
    }
    if (path === 'pods/prometheus-1') [this.#seen, this.#waits] = [{ ...this.files }, this.lag];
    if (path === 'configmaps/runbook-rules' && request.method === 'PATCH') {
      const data: Record<string, string | null> = JSON.parse(sent).data;
      for (const [file, text] of Object.entries(data)) {
        if (text === null) delete this.files[file];
        else this.files[file] = text;
      }
    }
    return { metadata: { name: path.split('/')[1] }, data: this.files };
  }

  #reload(): object {
    if (this.#waits > 0) this.#waits -= 1;
    else this.#loaded = this.#seen;
    return {};
  }

  #data(path: string, query: URLSearchParams): unknown {
    if (path === 'api/v1/rules') {
      const own = Object.keys(this.#loaded).map((file) => ({ file: `/rules/${file}`, rules: [] }));
      return { groups: [{ file: '/etc/prometheus/alerts.yml', rules: this.rules }, ...own] };
    }
    if (path === 'api/v1/status/runtimeinfo') return { startTime: this.startTime };
    if (path !== 'api/v1/query_range') return { path };
    const [start, end] = ['start', 'end'].map((name) => Number(query.get(name)));
    return {
      resultType: 'matrix',
      result: this.alerts.map(({ alertname, alertstate = 'firing', labels, seconds }) => ({
        metric: { __name__: 'ALERTS', alertname, alertstate, ...labels },
        values: seconds
          .filter((at) => at >= (start ?? 0) && at <= (end ?? 0))
          .map((at) => [at, '1']),
      })),
    };
  }
}
