import type { MachineReport, WantedMachine } from './provider-protocol.ts';

/** A machine's container, as the engine reports it. */
export interface SeenMachine {
  readonly id: string;
  readonly container: string;
  readonly state: 'created' | 'running' | 'ended';
  readonly exitCode: number;
  readonly address: string;
  readonly hostname: string;
  /** Changes with each start. */
  readonly startedAt: string;
}

/** What the containers alone do not show. */
export interface Remembered {
  /** Machines that could not be created or started, and why. They are not tried again. */
  readonly failed: ReadonlyMap<string, string>;
  /** Machines that were switched off since they last ran; any other that ended did so by itself. */
  readonly stopped: ReadonlySet<string>;
}

export type MachineAction =
  | { readonly kind: 'create'; readonly machine: WantedMachine }
  | { readonly kind: 'start' | 'stop' | 'remove'; readonly seen: SeenMachine };

export interface Decision {
  readonly actions: readonly MachineAction[];
  readonly reports: ReadonlyMap<string, MachineReport>;
}

/** The actions that bring the machines to their desired state, and the reports to their provider. */
export function decide(
  wanted: readonly WantedMachine[],
  seen: readonly SeenMachine[],
  { failed, stopped }: Remembered,
  limit: number,
): Decision {
  const actions: MachineAction[] = [];
  const reports = new Map<string, MachineReport>();
  const byId = new Map(seen.map((machine) => [machine.id, machine]));
  const ids = new Set(wanted.map(({ id }) => id));
  for (const machine of seen) {
    // A container that was created but not started comes from a creation that failed.
    if (!ids.has(machine.id) || machine.state === 'created') {
      actions.push({ kind: 'remove', seen: machine });
    }
  }
  // Machines that are still to be removed take up room too, so that the limit always holds.
  let room = limit - seen.length;
  let within = limit - wanted.filter(({ id }) => byId.has(id)).length;
  for (const machine of wanted) {
    const { id, power } = machine;
    const current = byId.get(id);
    const why = failed.get(id);
    if (why !== undefined) {
      reports.set(id, { state: 'failed', detail: why });
    } else if (!current) {
      within -= 1;
      if (within < 0) reports.set(id, { state: 'failed', detail: noRoom(limit) });
      else if (power === 'off') reports.set(id, { state: 'stopped' });
      else if (room > 0) {
        room -= 1;
        actions.push({ kind: 'create', machine });
      }
    } else if (current.state === 'running') {
      if (power === 'on') reports.set(id, { state: 'running', address: current.address });
      else actions.push({ kind: 'stop', seen: current });
    } else if (current.state === 'ended') {
      if (power === 'off') reports.set(id, { state: 'stopped' });
      else if (stopped.has(id) || current.exitCode === rebooted) {
        actions.push({ kind: 'start', seen: current });
      } else reports.set(id, { state: 'stopped', detail: ended(current) });
    }
  }
  return { actions, reports };
}

// A reboot in a container: the kernel ends its first process with SIGHUP.
const rebooted = 129;

const noRoom = (limit: number) => `the limit of ${limit} machines is reached`;

// A real machine that went down by itself stays down until somebody switches it on.
const ended = ({ exitCode }: SeenMachine) => `it went down by itself (exit code ${exitCode})`;
