import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Pod } from '../../../fixtures/fakes/batch/workload-pod.ts';

type MadePod = Pod & ReturnType<typeof JSON.parse>;

/** The pods of one namespace of an API server: listed, watched, made and deleted over HTTP. */
export class FakePods {
  readonly history: string[] = [];
  readonly pods = new Map<string, MadePod>();
  /** Answered to whatever is asked to be made, while set. */
  refuseWith: number | undefined;
  private readonly watchers = new Set<ServerResponse>();
  private readonly changes: string[] = [];
  private readonly server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://api');
    const [, name = ''] = /\/namespaces\/workloads\/pods\/?(.*)$/.exec(pathname) ?? [];
    const answer = (status: number, body: object) =>
      response.writeHead(status).end(JSON.stringify(body));
    if (searchParams.has('watch')) {
      this.watchers.add(response.writeHead(200));
      response.flushHeaders();
      const from = Number(searchParams.get('resourceVersion'));
      for (const line of this.changes.slice(from)) response.write(line);
      return;
    }
    if (request.method === 'GET') {
      return answer(200, {
        metadata: { resourceVersion: `${this.changes.length}` },
        items: [...this.pods.values()],
      });
    }
    if (request.method === 'DELETE') {
      this.history.push(`delete ${name}`);
      if (!this.pods.has(name)) return answer(404, { message: 'not found' });
      this.remove(name);
      return answer(200, {});
    }
    let body = '';
    for await (const chunk of request) body += chunk;
    const pod = JSON.parse(body) as MadePod;
    this.history.push(`create ${pod.metadata.name}`);
    if (this.refuseWith) return answer(this.refuseWith, { message: 'not now' });
    if (this.pods.has(pod.metadata.name)) return answer(409, { message: 'already exists' });
    this.pods.set(pod.metadata.name, pod);
    this.tell('ADDED', pod);
    return answer(201, pod);
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  /** As the kubelet or the scheduler would. */
  setStatus(name: string, status: Pod['status']): void {
    const pod = { ...this.pods.get(name), status } as MadePod;
    this.pods.set(name, pod);
    this.tell('MODIFIED', pod);
  }

  remove(name: string): void {
    const pod = this.pods.get(name);
    this.pods.delete(name);
    if (pod) this.tell('DELETED', pod);
  }

  /** Ends all watches, as the server does from time to time. */
  endWatches(): void {
    for (const watcher of this.watchers) watcher.end();
    this.watchers.clear();
  }

  private tell(type: string, object: Pod): void {
    const line = `${JSON.stringify({ type, object })}\n`;
    this.changes.push(line);
    for (const watcher of this.watchers) watcher.write(line);
  }
}
