import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { ContainerProcess } from '../../harness/ports.ts';

/** Replaces the operator's container: runs the same command as a process of this machine. */
export class LocalContainer {
  readonly opened: ContainerProcess[] = [];

  open(argv: readonly string[]): ContainerProcess {
    const [file = '', ...rest] = argv;
    const child = spawn(file, rest, { detached: true, stdio: 'pipe' });
    child.stdin.on('error', () => {});
    const process: ContainerProcess = {
      write: (text) => void child.stdin.write(text),
      onStdoutLine: (listener) => void createInterface(child.stdout).on('line', listener),
      onStderrLine: (listener) => void createInterface(child.stderr).on('line', listener),
      exited: new Promise((resolve) => {
        child.on('close', (code, signal) => resolve(signal ? 137 : (code ?? 127)));
        child.on('error', () => resolve(127));
      }),
      kill: () => void child.kill('SIGKILL'),
    };
    this.opened.push(process);
    return process;
  }
}
