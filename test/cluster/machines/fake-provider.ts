import type { MachineAction, SeenMachine } from '../../../harness/cluster/machines/decide.ts';
import type { MachineHost } from '../../../harness/cluster/machines/hypervisor.ts';
import type { Provider } from '../../../harness/cluster/machines/provider.ts';
import type {
  MachineReport,
  WantedMachine,
} from '../../../harness/cluster/machines/provider-protocol.ts';

/** A provider whose list the test sets; it keeps the reports that it receives. */
export class FakeProvider implements Provider {
  readonly reported: Record<string, MachineReport> = {};
  readonly history: string[] = [];
  asked = 0;
  /** If set, every request fails with this error. */
  trouble: Error | undefined;
  #revision = 1;
  #machines: readonly WantedMachine[] = [];
  readonly #waiting = new Set<() => void>();

  want(...machines: readonly WantedMachine[]): void {
    this.#revision += 1;
    this.#machines = machines;
    for (const release of this.#waiting) release();
  }

  /** Ends every waiting request with an error, as if the connections broke. */
  hangUp(trouble: Error): void {
    this.trouble = trouble;
    for (const release of this.#waiting) release();
  }

  async list(after: number | undefined, signal: AbortSignal) {
    this.asked += 1;
    if (after === this.#revision && !this.trouble) {
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      this.#waiting.clear();
    }
    if (this.trouble) throw this.trouble;
    return { revision: this.#revision, machines: [...this.#machines] };
  }

  async report(id: string, report: MachineReport): Promise<void> {
    if (this.trouble) throw this.trouble;
    this.reported[id] = report;
    this.history.push(`${id} ${report.state}`);
  }

  async gone(id: string): Promise<void> {
    if (this.trouble) throw this.trouble;
    this.history.push(`${id} gone`);
  }
}

/** A host whose machines run as soon as they are created; it keeps a history of actions. */
export class FakeHost implements MachineHost {
  readonly machines = new Map<string, SeenMachine>();
  readonly history: string[] = [];
  /** Actions that fail, such as `create a`. */
  readonly impossible = new Set<string>();
  /** The most actions that ran at the same time. */
  most = 0;
  #atWork = 0;

  async seen(): Promise<readonly SeenMachine[]> {
    return [...this.machines.values()];
  }

  async perform(action: MachineAction): Promise<void> {
    const { id, hostname } = action.kind === 'create' ? action.machine : action.seen;
    this.#atWork += 1;
    this.most = Math.max(this.most, this.#atWork);
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.#atWork -= 1;
    const what = `${action.kind} ${id}`;
    this.history.push(what);
    if (this.impossible.has(what)) throw new Error(`cannot ${what}`);
    if (action.kind === 'remove') this.machines.delete(id);
    else this.put(id, hostname, action.kind === 'stop' ? 'ended' : 'running');
  }

  put(id: string, hostname: string, state: SeenMachine['state'], exitCode = 0): void {
    const address = `10.0.0.${id.length}`;
    const startedAt = String(this.history.length);
    this.machines.set(id, { id, hostname, state, exitCode, address, startedAt, container: id });
  }
}
