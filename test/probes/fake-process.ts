import type { ContainerProcess } from '../../harness/ports.ts';

/** A process whose lines and end the test decides. */
export class FakeProcess implements ContainerProcess {
  readonly exited: Promise<number>;
  kills = 0;
  private readonly end: (status: number) => void;
  private readonly stdout: ((line: string) => void)[] = [];
  private readonly stderr: ((line: string) => void)[] = [];

  constructor() {
    const { promise, resolve } = Promise.withResolvers<number>();
    this.exited = promise;
    this.end = resolve;
  }

  write(): void {
    throw new Error('the prober reads nothing');
  }

  onStdoutLine(listener: (line: string) => void): void {
    this.stdout.push(listener);
  }

  onStderrLine(listener: (line: string) => void): void {
    this.stderr.push(listener);
  }

  kill(): void {
    this.kills += 1;
  }

  print(line: string): void {
    for (const listener of this.stdout) listener(line);
  }

  complain(line: string): void {
    for (const listener of this.stderr) listener(line);
  }

  exit(status: number): void {
    this.end(status);
  }
}
