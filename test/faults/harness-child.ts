import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('harness-process.ts', import.meta.url));

/** A harness in a process group of its own, which holds one fault and waits. */
export class HarnessChild {
  readonly lines: string[] = [];
  readonly process: ChildProcess;

  constructor(runsFolder: string, run: string, node = 'node-1') {
    this.process = spawn(process.execPath, [program, runsFolder, run, node], {
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    if (!this.process.stdout) throw new Error('no pipe');
    createInterface({ input: this.process.stdout }).on('line', (line) => this.lines.push(line));
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    const exited = once(this.process, 'exit');
    this.process.kill(signal);
    await exited;
  }
}
