import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { UndoAction } from '../../model/undo-action.ts';
import { removeLease, watchdogLogOf } from './lease-file.ts';
import { undoAll } from './undo-all.ts';
import { type FromWatchdog, silenceMs, type ToWatchdog } from './watchdog-messages.ts';

// Runs as a process and a session of its own: `node watchdog.ts LEASE-FILE`. It holds the harness's
// undo actions, and runs them when the harness ends (end of file on standard input) or freezes (no
// beat). It must outlive SIGKILL of the harness, the terminal, and Ctrl-C.

const tickMs = 250;
const patienceMs = 120_000;
/** A dead harness may have left a child that is still creating what was just removed. */
const secondLookMs = 5_000;

const leaseFile = process.argv[2] ?? '';
const held = new Map<number, readonly UndoAction[]>();
let silentTicks = 0;
let ending = false;

function log(text: string): void {
  try {
    appendFileSync(watchdogLogOf(leaseFile), `${new Date().toISOString()} ${text}\n`);
  } catch {
    // A full disk or a removed folder must not keep the fault from being undone.
  }
}

function send(message: FromWatchdog): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

function receiveLine(line: string): void {
  // A harness that wakes up now gets no confirmation: nobody would hold what it asks for.
  if (ending) return;
  silentTicks = 0;
  try {
    receive(JSON.parse(line));
  } catch (error) {
    // A harness that dies in the middle of a line leaves half of it; nothing was confirmed for it.
    log(`not understood: ${line}: ${String(error)}`);
  }
}

function receive(message: ToWatchdog): void {
  if (message.type === 'beat') {
    send({ type: 'beat' });
  } else if (message.type === 'hold') {
    held.set(message.id, message.undo);
    send({ type: 'held', id: message.id });
  } else if (message.type === 'release') {
    held.delete(message.id);
    send({ type: 'released', id: message.id });
  } else if (message.type === 'close') {
    held.clear();
    void end('the harness closed its lease');
  }
}

async function end(why: string): Promise<void> {
  if (ending) return;
  ending = true;
  clearInterval(ticking);
  const actions = [...held.values()].flat();
  if (actions.length > 0) {
    send({ type: 'reverting', why });
    log(`reverting: ${why}`);
    await revert(actions);
  } else {
    removeLease(leaseFile, false);
  }
  process.exit();
}

async function revert(actions: readonly UndoAction[]): Promise<void> {
  const options = {
    patienceMs,
    onOutcome: (action: UndoAction, outcome: { undone: boolean; why?: string }) =>
      log(`${outcome.undone ? 'undone' : 'failed'}: ${action.describes} ${outcome.why ?? ''}`),
  };
  const failures = [...(await undoAll(actions, options))];
  const removals = actions.filter(({ kind }) => kind === 'remove-labelled');
  if (removals.length > 0) {
    await setTimeout(secondLookMs);
    failures.push(...(await undoAll(removals, options)));
  }
  // Actions that failed stay on disk for `firedrill revert`.
  if (failures.length === 0) removeLease(leaseFile, false);
}

// Counts its own ticks instead of reading the clock: if both processes were frozen, as with the whole
// machine, it reads what the harness has sent before the next tick.
const ticking = setInterval(() => {
  silentTicks += 1;
  const silent = silentTicks * tickMs;
  if (silent > silenceMs) void end(`no sign of life from the harness for ${silenceMs} ms`);
}, tickMs);

for (const name of ['SIGHUP', 'SIGINT'] as const) process.on(name, () => {});
process.on('SIGTERM', () => void end('the watchdog received SIGTERM'));
// A dead harness no longer reads; that is the case that this process is for.
process.stdout.on('error', () => {});
process.on('uncaughtException', (error) => log(`watchdog error: ${error.stack}`));

createInterface({ input: process.stdin })
  .on('line', receiveLine)
  .on('close', () => void end('the harness is gone'));
send({ type: 'ready' });
