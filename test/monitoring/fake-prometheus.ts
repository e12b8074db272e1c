import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CoreV1Api, createConfiguration, ServerConfiguration } from '@kubernetes/client-node';

interface Rule {
  readonly name: string;
  readonly health: string;
  readonly lastError?: string;
}

/** An API server that proxies to a Prometheus with the given rules and alerts; keeps a history. */
export class FakePrometheus {
  readonly asked: URL[] = [];
  rules: Rule[] = [{ name: 'Hot', health: 'ok' }];
  startTime = '2026-01-01T00:00:00.123456789Z';
  /** For each alert, the seconds at which it was firing. */
  alerts: { readonly alertname: string; readonly seconds: readonly number[] }[] = [];
  /** The answer to every request, if set. */
  trouble: { readonly status: number; readonly body: string } | undefined;
  readonly #server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    this.asked.push(url);
    const { status, body } = this.trouble ?? {
      status: 200,
      body: JSON.stringify({ status: 'success', data: this.#answer(url) }),
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

  #answer({ pathname, searchParams }: URL): unknown {
    const proxied = '/api/v1/namespaces/monitoring/services/prometheus:9090/proxy/';
    const path = decodeURIComponent(pathname).replace(proxied, '');
    if (path === 'api/v1/rules') return { groups: [{ rules: this.rules }] };
    if (path === 'api/v1/status/runtimeinfo') return { startTime: this.startTime };
    if (path !== 'api/v1/query_range') return { path };
    const [start, end] = ['start', 'end'].map((name) => Number(searchParams.get(name)));
    return {
      resultType: 'matrix',
      result: this.alerts.map(({ alertname, seconds }) => ({
        metric: { __name__: 'ALERTS', alertname, alertstate: 'firing' },
        values: seconds
          .filter((at) => at >= (start ?? 0) && at <= (end ?? 0))
          .map((at) => [at, '1']),
      })),
    };
  }
}
