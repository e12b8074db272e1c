import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CoreV1Api, createConfiguration, ServerConfiguration } from '@kubernetes/client-node';
import type { Cluster, CommandResult } from '../../harness/ports.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly type?: string | undefined;
}

/** Status and body; undefined if the path does not exist. */
type Answer = readonly [status: number, body?: unknown] | undefined;

/**
 * A cluster with one Service: `cloud`, port 8081, in `net`. The scripts for its node run here, with a
 * kubectl that knows only where the API server is: a server that answers for the Service.
 */
export class ServedCluster {
  readonly asked: Asked[] = [];
  readonly #answer: (asked: Asked) => Answer;
  readonly #folder = mkdtempSync(join(tmpdir(), 'firedrill-served-'));
  readonly #server: Server;
  /** How many requests find no pod behind the Service. */
  absentFor = 0;

  constructor(answer: (asked: Asked) => Answer) {
    this.#answer = answer;
    this.#server = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      const url = decodeURIComponent(request.url ?? '');
      const path = /^\/api\/v1\/namespaces\/net\/services\/cloud:8081\/proxy(\/.*)$/.exec(url)?.[1];
      const asked: Asked = {
        method: request.method ?? '',
        path: path ?? url,
        ...(text !== '' && { body: JSON.parse(text) }),
        type: request.headers['content-type'],
      };
      const [status, body] = this.#serve(asked, path !== undefined);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
  }

  #serve(asked: Asked, atService: boolean): readonly [status: number, body?: unknown] {
    if (!atService) {
      const spec = { ports: [{ port: 8081 }] };
      const items = [{ metadata: { name: 'cloud' }, spec }];
      return asked.path.endsWith('/namespaces/net/services')
        ? [200, { items }]
        : [200, { items: [] }];
    }
    if (this.absentFor > 0) {
      this.absentFor -= 1;
      return [503, { message: 'no endpoints available for service "cloud"' }];
    }
    this.asked.push(asked);
    return this.#answer(asked) ?? [404, { error: 'not found' }];
  }

  async open(): Promise<Cluster> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    const server = `http://127.0.0.1:${port}`;
    const credentials = { 'client-certificate-data': 'Yw==', 'client-key-data': 'aw==' };
    const cluster = { server, 'certificate-authority-data': 'YQ==' };
    const config = { users: [{ user: credentials }], clusters: [{ cluster }] };
    const kubectl = join(this.#folder, 'kubectl');
    writeFileSync(kubectl, `#!/bin/sh\ncat <<'CONFIG'\n${JSON.stringify(config)}\nCONFIG\n`);
    chmodSync(kubectl, 0o755);
    const baseServer = new ServerConfiguration(server, {});
    const part: Pick<Cluster, 'containerOf' | 'execInNode' | 'nodes' | 'core'> = {
      nodes: ['control-plane', 'worker'],
      core: new CoreV1Api(createConfiguration({ baseServer })),
      containerOf: async (node) => node,
      execInNode: (_node, argv) => this.run(argv),
    };
    return part as Cluster;
  }

  /** Runs a script as the node would; the files that it keeps are in a folder of its own. */
  run(argv: readonly string[]): Promise<CommandResult> {
    const [program = '', ...rest] = argv.map((word) =>
      word.replaceAll(/\/(?:var\/lib|run)\/firedrill/g, (path) => `${this.#folder}${path}`),
    );
    const env = { ...process.env, PATH: `${this.#folder}:${process.env.PATH}` };
    return new Promise((resolve, reject) => {
      const child = spawn(program, rest, { env });
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (data) => (stdout += data));
      child.stderr.on('data', (data) => (stderr += data));
      child.on('error', reject);
      child.on('close', (code) =>
        resolve({ exitCode: code ?? -1, stdout, stderr, durationMs: 1, timedOut: false }),
      );
    });
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
    rmSync(this.#folder, { recursive: true });
  }
}
