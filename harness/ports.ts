import type { CoreV1Api, KubernetesObjectApi } from '@kubernetes/client-node';
import type { ZodType } from 'zod';
import type { Clock } from './clock.ts';
import type { Audit, Fingerprint, ProbeSample } from './model/observations.ts';
import type { RanStep } from './model/step-result.ts';
import type { MachinesSpec, Readiness } from './model/system.ts';
import type { UndoAction } from './model/undo-action.ts';

/** What a finished command left; the same shape for success and failure. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
  readonly timedOut: boolean;
}

/** A running process inside a container, with its three streams. */
export interface ContainerProcess {
  write(text: string): void;
  /** Called once per complete line, without its newline. */
  onStdoutLine(listener: (line: string) => void): void;
  onStderrLine(listener: (line: string) => void): void;
  /** Settles with the exit code when it ended; never rejects. */
  readonly exited: Promise<number>;
  kill(): void;
}

/** A container of ours on the cluster's network, with its routes and its DNS. */
export interface Sidecar {
  readonly id: string;
  /** Its address on the cluster's network. */
  readonly address: string;
  exec(
    argv: readonly string[],
    options: { timeoutMs: number; input?: string },
  ): Promise<CommandResult>;
  open(argv: readonly string[]): ContainerProcess;
  remove(): Promise<void>;
}

export interface SidecarSpec {
  /** What it is for: `operator`, `prober`; part of its name. */
  readonly role: string;
  readonly image: string;
  readonly command?: readonly string[];
  /** Files placed inside before it starts: path to text. Nothing is mounted. */
  readonly files?: Readonly<Record<string, string>>;
  readonly memoryMb: number;
  readonly pids: number;
  /** Weight against other containers where processors are short; the engine's default is 1024. */
  readonly cpuShares?: number;
}

export interface MachinesOptions {
  /** Who asks for them, and how many there may be. */
  readonly spec: MachinesSpec;
  /** What they are made of. */
  readonly image: string;
  /** Ends it, as `end` does: whoever aborts it removes what is there. */
  readonly signal?: AbortSignal;
}

/** What gives a provider in the cluster the machines that it asks for, as long as it is not ended. */
export interface Machines {
  /** Resolves once the provider has said what it wants; SYSTEM_NOT_READY where it has not by then. */
  answered(timeoutMs: number): Promise<void>;
  /** Aborted where the provider does not keep to the protocol, or the engine tells nothing any more. */
  readonly lost: AbortSignal;
  /** Makes and removes nothing more; what is there stays. */
  end(): Promise<void>;
  /** Ends, and removes all machines, their nodes and the routes to them: as if there had been none. */
  remove(): Promise<void>;
}

/** A real cluster that this harness made. */
export interface Cluster {
  readonly name: string;
  /** Container names of its nodes, control plane first. */
  readonly nodes: readonly string[];
  readonly kubernetesVersion: string;
  /** Aborted with CLUSTER_FAILED as soon as a node's container ends. */
  readonly died: AbortSignal;
  /** A kubeconfig that works from inside the cluster's network, for this cluster alone. */
  readonly innerKubeconfig: string;
  /** Look-ups go over one kept connection, not through kubectl processes. */
  readonly core: CoreV1Api;
  readonly objects: KubernetesObjectApi;
  /** `node` by its name in the API; a machine's too. */
  execInNode(
    node: string,
    argv: readonly string[],
    options: { timeoutMs: number; input?: string },
  ): Promise<CommandResult>;
  /** The container of a node, by its name in the API: what an undo names outlives this process. */
  containerOf(node: string): Promise<string>;
  startSidecar(spec: SidecarSpec): Promise<Sidecar>;
  startMachines(options: MachinesOptions): Promise<Machines>;
  loadImages(references: readonly string[]): Promise<void>;
  /** Applies a kustomization folder of the host. */
  applyFolder(folder: string, kustomization: string): Promise<void>;
  /**
   * Resolves when all are ready; otherwise SYSTEM_NOT_READY with events and logs in its message, or
   * with the signal's reason once that is aborted.
   */
  waitReady(
    readiness: readonly Readiness[],
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<void>;
  fingerprint(namespaces: readonly string[]): Promise<Fingerprint>;
  /** Lets go of it without removing it: a kept cluster outlives this process. */
  close(): Promise<void>;
  delete(): Promise<void>;
}

/** One operator's shell: variables live from step to step. */
export interface OperatorSession {
  run(text: string, options: { timeoutMs: number }): Promise<RanStep>;
  close(): Promise<void>;
}

/** A fault that has found its target; nothing is changed before `inject`. */
export interface AimedFault {
  /** What it will break: `pod/raibid-ci/redis-5d9c…`. */
  readonly targets: readonly string[];
  readonly undo: readonly UndoAction[];
  /**
   * Breaks it, and waits for what follows by itself, such as pods that end. Calls `inPlace` as soon as
   * nothing is left to be changed; where it does not, that is when it resolves.
   */
  inject(inPlace?: () => void): Promise<void>;
  /** Waits until something has run into it; FAULT_FAILED where nothing does. Its probes see it later. */
  bite?(): Promise<void>;
  /**
   * Whether it is in place before its undo: what it does has happened, or still stands. Left out, it is in
   * place until it is gone.
   */
  isInPlace?(): Promise<boolean>;
  /** True when nothing of the fault is left. */
  isGone(): Promise<boolean>;
}

/** Breaks one kind of thing: a file with this shape, and a line in `faults/injectors.ts`. */
export interface Injector<Fields = unknown> {
  readonly kind: string;
  /** Checks the scenario's `fault` fields beside `kind`. */
  readonly schema: ZodType<Fields>;
  /** Finds the target; FAULT_FAILED where nothing matches. */
  aim(fields: Fields, cluster: Cluster): Promise<AimedFault>;
}

/**
 * Holds undo actions for the case that this process dies: on disk and with a watchdog, which runs
 * them newest first when the heartbeat stops.
 */
export interface Lease {
  /** Resolves once the actions are on disk and the watchdog has confirmed that it holds them. */
  hold(undo: readonly UndoAction[]): Promise<Held>;
  /**
   * Undoes what is still held, and ends the lease: the watchdog goes. Resolves to what had not been
   * undone before; UNDO_FAILED, and the watchdog goes on trying, where it still cannot be.
   */
  close(): Promise<readonly string[]>;
  /** Aborted with LEASE_LOST when the watchdog took the undo over, or no watchdog can be had. */
  readonly lost: AbortSignal;
}

export interface Held {
  /** Runs the actions, newest first, and lets go of them; UNDO_FAILED names each that failed. */
  revert(): Promise<void>;
  /** Lets go without running them: what they would undo is meant to stay, or is already gone. */
  release(): Promise<void>;
}

/** Stands ready beside the cluster, and asks probes at their rate from `start` until stopped. */
export interface Prober {
  /** `names`: the probes to ask, of those that the system has. */
  start(
    names: readonly string[],
    clock: Clock,
    onSample: (sample: ProbeSample) => void,
  ): Promise<RunningProber>;
  /** Asks what became of each receipt that the named probe got. */
  audit(name: string, receipts: readonly string[]): Promise<Audit>;
}

/** When alerts fired, from where the system evaluates them. */
export interface AlertLog {
  /**
   * Of each rule, the first moment at or after `sinceEpochMs` at which it was firing; rules that were
   * not are left out. ALERTS_FAILED where nothing answers.
   */
  firedSince(sinceEpochMs: number, rules: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

export interface RunningProber {
  /** Settles when probing ends by itself, which it should not: PROBER_FAILED. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}
