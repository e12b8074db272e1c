import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { packageRoot } from '../../harness/io/paths.ts';

export interface ProgramOptions {
  /** Folder under fixtures/fakes with its main.ts. */
  readonly fake: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** One of the fakes as a process, started as its image does; it can be killed and started again. */
export class Program {
  readonly #options: ProgramOptions;
  #child: ChildProcess | undefined;
  readonly #lines: string[] = [];
  readonly #listeners = new Set<(line: string) => void>();

  constructor(options: ProgramOptions) {
    this.#options = options;
  }

  /** Every line it has written since the first start. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Resolves once it has written a line with this text. */
  async start(text: string): Promise<void> {
    const { fake, args = [], env } = this.#options;
    const command = await commandOf(fake);
    const said = this.said(text);
    const child = spawn(process.execPath, [...command, ...args], {
      cwd: `${packageRoot}/fixtures/fakes/${fake}`,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const output of [child.stdout, child.stderr]) {
      createInterface(output).on('line', (line) => {
        this.#lines.push(line);
        for (const listener of [...this.#listeners]) listener(line);
      });
    }
    const ended = once(child, 'exit').then(([code, signal]) => {
      throw new Error(`${fake} ended (${code ?? signal}): ${this.#lines.slice(-10).join('\n')}`);
    });
    // Later ends are the tests' own doing.
    ended.catch(() => undefined);
    await Promise.race([said, ended]);
  }

  /** Resolves with the next line that has this text. */
  said(text: string): Promise<string> {
    return new Promise((resolve) => {
      const listener = (line: string) => {
        if (!line.includes(text)) return;
        this.#listeners.delete(listener);
        resolve(line);
      };
      this.#listeners.add(listener);
    });
  }

  /** Resolves once it is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}

/** What its image starts, without the name of Node.js. */
async function commandOf(fake: string): Promise<readonly string[]> {
  const dockerfile = `${packageRoot}/fixtures/images/${fake}/Dockerfile`;
  const [, text = ''] = /^CMD (.+)$/m.exec(await readFile(dockerfile, 'utf8')) ?? [];
  const [node, ...command]: string[] = JSON.parse(text);
  if (node !== 'node') throw new Error(`${dockerfile} does not start node`);
  return command;
}
