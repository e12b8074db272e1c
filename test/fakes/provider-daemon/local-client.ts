import type { Server } from 'node:http';
import { join } from 'node:path';
import { runCommandLine } from '../../../fixtures/fakes/provider-daemon/cli/run.ts';
import {
  createControlServer,
  listenOn,
} from '../../../fixtures/fakes/provider-daemon/daemon/control-server.ts';
import type { LocalProvider } from './local-provider.ts';

export interface Ended {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** `provider-daemon …` as somebody types it, against a daemon in this process. */
export class LocalClient {
  readonly #local: LocalProvider;
  #server: Server | undefined;

  constructor(local: LocalProvider) {
    this.#local = local;
  }

  async start(): Promise<void> {
    this.#server = createControlServer(this.#local.daemon);
    await listenOn(this.#server, join(this.#local.folder, 'socket'));
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server?.close(resolve));
    this.#server?.closeAllConnections();
    await closed;
  }

  async type(line: string): Promise<Ended> {
    const out: string[] = [];
    const err: string[] = [];
    const exitCode = await runCommandLine(line.split(' '), {
      environment: { PROVIDER_DAEMON_SOCKET: join(this.#local.folder, 'socket') },
      write: (text) => out.push(text),
      complain: (text) => err.push(text),
    });
    return { exitCode, out: out.join(''), err: err.join('') };
  }

  async json(line: string): Promise<ReturnType<typeof JSON.parse>> {
    return JSON.parse((await this.type(`${line} --output json`)).out);
  }
}
