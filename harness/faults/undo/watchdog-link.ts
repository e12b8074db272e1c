import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { HarnessError } from '../../errors.ts';
import { identify, type ProcessIdentity } from '../../io/process-identity.ts';
import type { UndoAction } from '../../model/undo-action.ts';
import {
  beatEveryMs,
  type FromWatchdog,
  type ToWatchdog,
  unansweredBeats,
} from './watchdog-messages.ts';

/** How a watchdog ended that nobody had closed; `tookOver`: it undid everything first. */
export type WatchdogEnd =
  | { readonly tookOver: true; readonly why: string }
  | { readonly tookOver: false };

const startMs = 15_000;
const closeMs = 5_000;
// A checkout runs the sources, a package the compiled files.
const program = fileURLToPath(
  new URL(`./watchdog.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url),
);

/** The harness's end of the pipe to one watchdog. */
export class WatchdogLink {
  readonly identity: ProcessIdentity;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<string, (confirmed: boolean) => void>();
  readonly #ended: Promise<void>;
  #beating: NodeJS.Timeout | undefined;
  #unanswered = 0;
  #ready = false;
  #closing = false;
  #takeover: string | undefined;

  /** Calls `onEnd` when the watchdog ends and nobody has closed it. */
  static async start(leaseFile: string, onEnd: (end: WatchdogEnd) => void): Promise<WatchdogLink> {
    const child = spawn(process.execPath, [program, leaseFile], {
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore'],
      cwd: '/',
    });
    const identity = child.pid === undefined ? undefined : identify(child.pid);
    const link = new WatchdogLink(child, identity ?? { pid: 0, started: '' }, onEnd);
    const timer = setTimeout(() => child.kill('SIGKILL'), startMs);
    const ready = await link.#confirmed('ready', () => {});
    clearTimeout(timer);
    link.#ready = ready && identity !== undefined;
    if (link.#ready) return link;
    throw new HarnessError('LEASE_LOST', `The watchdog could not be started: ${program}`, {
      next: 'Nothing was injected. Check the log beside the lease, and how much memory is free.',
    });
  }

  private constructor(
    child: ChildProcess,
    identity: ProcessIdentity,
    onEnd: (end: WatchdogEnd) => void,
  ) {
    this.#child = child;
    this.identity = identity;
    // A write to a watchdog that is gone fails; `close` already reports its end.
    child.stdin?.on('error', () => {});
    if (child.stdout) {
      createInterface({ input: child.stdout }).on('line', (line) =>
        this.#receive(JSON.parse(line)),
      );
    }
    this.#ended = new Promise((resolve) => {
      const ended = () => {
        clearInterval(this.#beating);
        const closed = this.#closing;
        this.#closing = true;
        if (this.#ready && !closed) {
          const why = this.#takeover;
          onEnd(why === undefined ? { tookOver: false } : { tookOver: true, why });
        }
        for (const settle of this.#waiting.values()) settle(false);
        this.#waiting.clear();
        resolve();
      };
      child.on('close', ended);
      child.on('error', ended);
    });
    this.#beating = setInterval(() => this.#beat(), beatEveryMs);
  }

  /** False if the watchdog ended before it confirmed. */
  hold(id: number, undo: readonly UndoAction[]): Promise<boolean> {
    return this.#confirmed(`held ${id}`, () => this.#send({ type: 'hold', id, undo }));
  }

  release(id: number): Promise<boolean> {
    return this.#confirmed(`released ${id}`, () => this.#send({ type: 'release', id }));
  }

  /** Ends the watchdog; it must hold nothing any more. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#send({ type: 'close' });
    this.#child.stdin?.end();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), closeMs);
    await this.#ended;
    clearTimeout(timer);
  }

  /** Leaves the undo to the watchdog: it takes the closed pipe for the harness's end, and keeps trying. */
  handOver(): void {
    this.#closing = true;
    clearInterval(this.#beating);
    this.#child.stdin?.end();
    this.#child.stdout?.destroy();
    this.#child.unref();
  }

  #beat(): void {
    // Like any other that ends, a killed watchdog gets a successor.
    if (this.#unanswered >= unansweredBeats) this.#child.kill('SIGKILL');
    this.#unanswered += 1;
    this.#send({ type: 'beat' });
  }

  #receive(message: FromWatchdog): void {
    this.#unanswered = 0;
    if (message.type === 'reverting') this.#takeover = message.why;
    const key = 'id' in message ? `${message.type} ${message.id}` : message.type;
    this.#waiting.get(key)?.(true);
    this.#waiting.delete(key);
  }

  #confirmed(key: string, ask: () => void): Promise<boolean> {
    if (this.#closing) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.#waiting.set(key, resolve);
      ask();
    });
  }

  #send(message: ToWatchdog): void {
    this.#child.stdin?.write(`${JSON.stringify(message)}\n`);
  }
}
