import { HarnessError } from '../errors.ts';
import type { Terminal } from './terminal.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs the work with a signal that the first Ctrl-C aborts; the work then reverts and cleans up. */
export async function interruptible<T>(
  terminal: Terminal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const interrupt = new AbortController();
  const abort = (name: NodeJS.Signals) => {
    if (interrupt.signal.aborted) {
      terminal.say(
        'Still cleaning up. If this process is killed, the watchdog finishes the clean-up.',
      );
      return;
    }
    terminal.say(`${name}: reverting the fault and removing what was started…`);
    interrupt.abort(new HarnessError('INTERRUPTED', `Interrupted by ${name}.`));
  };
  for (const name of signals) process.on(name, abort);
  try {
    return await work(interrupt.signal);
  } finally {
    for (const name of signals) process.off(name, abort);
  }
}
