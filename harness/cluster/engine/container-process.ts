import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import type { ContainerProcess } from '../../ports.ts';
import { execIn } from './container-exec.ts';

const mark = 'FIREDRILL_PROCESS';
const killTimeoutMs = 10_000;

// Children that left the process group still have the mark in their environment. Twice, because the
// first pass may miss a process that is just being forked.
const killScript = `for pass in 1 2; do
  for process in /proc/[0-9]*; do
    [ "$process" = "/proc/$$" ] && continue
    grep -qsF "$0" "$process/environ" && kill -KILL "\${process#/proc/}" 2>/dev/null
  done
done; true`;

/** Starts a process inside one of our containers, with its three streams attached. */
export function openIn(container: string, argv: readonly string[]): ContainerProcess {
  const token = `${mark}=${randomBytes(9).toString('hex')}`;
  const child = execa('docker', ['exec', '--interactive', '--env', token, container, ...argv], {
    reject: false,
    buffer: false,
    // The harness handles the terminal's Ctrl-C, not this client.
    detached: true,
    cleanup: true,
  });
  const stdout = createInterface({ input: child.stdout, crlfDelay: 0 });
  const stderr = createInterface({ input: child.stderr, crlfDelay: 0 });
  // A process that has ended takes no more input; `exited` reports the end.
  child.stdin.on('error', () => undefined);
  let ended = false;
  const exited = child.then(({ exitCode }) => {
    ended = true;
    return exitCode ?? 1;
  });

  const kill = async () => {
    await execIn(container, ['sh', '-c', killScript, token], { timeoutMs: killTimeoutMs });
    // The client ends with the process; if the container itself is gone, the client may not notice.
    setTimeout(() => ended || child.kill('SIGKILL'), 1000).unref();
  };
  return {
    write: (text) => {
      if (!ended) child.stdin.write(text);
    },
    onStdoutLine: (listener) => void stdout.on('line', listener),
    onStderrLine: (listener) => void stderr.on('line', listener),
    exited,
    kill: () => {
      if (!ended) void kill();
    },
  };
}
