import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { packageRoot } from '../../../harness/io/paths.ts';

/** The daemon as a process of its own, started as its unit starts it. */
export class DaemonProcess {
  readonly #environment: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #errors = '';

  constructor(environment: Readonly<Record<string, string>>) {
    this.#environment = environment;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  start(): void {
    const child = spawn(process.execPath, ['main.ts', 'start'], {
      cwd: `${packageRoot}/fixtures/fakes/provider-daemon`,
      env: { PATH: process.env.PATH ?? '', METRICS_PORT: '0', ...this.#environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr?.on('data', (chunk) => {
      this.#errors += chunk;
    });
    this.#child = child;
  }

  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  /** The signal that ended it; whatever else ends it is an error. */
  async killed(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    if (child.signalCode !== 'SIGKILL') {
      throw new Error(`the daemon ended by itself (${child.exitCode}): ${this.#errors}`);
    }
  }

  /** Resolves to its exit code. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null)
      return child?.exitCode ?? null;
    child.kill('SIGTERM');
    await once(child, 'exit');
    return child.exitCode;
  }
}
