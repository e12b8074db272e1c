import { once } from 'node:events';
import { Agent, request } from 'node:https';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { packageRoot } from '../../harness/io/paths.ts';
import { tokenOf } from '../fakes/vpsie-api/answers.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly json: unknown;
}

export interface Question {
  readonly host?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly agent?: Agent;
}

/** The fake VPSie API as a process of its own, on loopback; asked as its clients do, by name and TLS. */
export class VpsieProcess {
  readonly #child: ReturnType<typeof start>;
  readonly #agent: Agent;
  readonly adminUrl: string;
  readonly port: number;
  readonly authority: string;

  private constructor(child: ReturnType<typeof start>, ports: Ports, authority: string) {
    this.#child = child;
    this.port = ports.api;
    this.adminUrl = `http://127.0.0.1:${ports.admin}`;
    this.authority = authority;
    this.#agent = new Agent({ keepAlive: true });
  }

  static async start(
    folder: string,
    env: Readonly<Record<string, string>> = {},
  ): Promise<VpsieProcess> {
    const child = start(folder, env);
    const lines = createInterface({ input: child.stdout });
    const first = await Promise.race([
      once(lines, 'line'),
      child.then(({ stderr }) => {
        throw new Error(`the fake VPSie API did not start: ${stderr}`);
      }),
    ]);
    const ports = JSON.parse(String(first[0])) as Ports;
    const authority = await fetch(`http://127.0.0.1:${ports.admin}/ca.pem`);
    return new VpsieProcess(child, ports, await authority.text());
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Rejects where the connection fails or is cut. */
  ask(path: string, question: Question = {}): Promise<Answered> {
    const { host = 'api.vpsie.com', method = 'GET', headers = {}, body, agent } = question;
    return new Promise((resolve, reject) => {
      const sent = request({
        ...{ host: '127.0.0.1', port: this.port, servername: host, ca: this.authority },
        ...{ path, method, agent: agent ?? this.#agent },
        headers: { host, ...(body && { 'content-type': 'application/json' }), ...headers },
      });
      sent.on('error', reject);
      sent.on('response', async (response) => {
        try {
          const text = Buffer.concat(await response.toArray()).toString('utf8');
          const json = text === '' ? undefined : JSON.parse(text);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, json });
        } catch (error) {
          reject(error);
        }
      });
      sent.end(body && JSON.stringify(body));
    });
  }

  async login(): Promise<string> {
    const body = { clientId: 'client', clientSecret: 'secret' };
    const issued = await this.ask('/v2/oauth/token', { method: 'POST', body });
    return `Bearer ${tokenOf(issued).accessToken}`;
  }

  async admin(path: string, method = 'GET', body?: object): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    const text = body && JSON.stringify(body);
    return fetch(`${this.adminUrl}${path}`, { method, headers, ...(text && { body: text }) });
  }

  /** Its exit code; undefined where a signal ended it. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | undefined> {
    this.#child.kill(signal);
    const { exitCode } = await this.#child;
    this.#agent.destroy();
    return exitCode;
  }
}

interface Ports {
  readonly api: number;
  readonly admin: number;
}

function start(folder: string, env: Readonly<Record<string, string>>) {
  return execa(process.execPath, ['main.ts', '--simulate'], {
    cwd: `${packageRoot}/fixtures/fakes/vpsie-api`,
    env: {
      ...{ PORT: '0', ADMIN_PORT: '0', DATA_FOLDER: folder, KUBERNETES_VERSION: 'v1.34.4' },
      ...{ CLIENT_ID: 'client', CLIENT_SECRET: 'secret' },
      ...{ CONSOLE_USER: 'operator', CONSOLE_PASSWORD: 'pass' },
      ...env,
    },
    reject: false,
  });
}
