import type { CoreV1Api, KubernetesObjectApi } from '@kubernetes/client-node';
import type { ZodType } from 'zod';
import type { Clock } from './clock.ts';
import type { Audit, Fingerprint, KeptLate, ProbeSample } from './model/observations.ts';
import type { Openable } from './model/opening.ts';
import type { RanStep } from './model/step-result.ts';
import type { MachinesSpec, ObjectReference, Readiness } from './model/system.ts';
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
  /** Resolves to the exit code when the process has ended; never rejects. */
  readonly exited: Promise<number>;
  kill(): void;
}

/** A container that Firedrill runs on the cluster's network, with the cluster's routes and DNS. */
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
  /** Weight against other containers when processors are busy; the engine's default is 1024. */
  readonly cpuShares?: number;
}

export interface MachinesOptions {
  /** Which provider asks for them, and how many there may be. */
  readonly spec: MachinesSpec;
  /** The image that they run. */
  readonly image: string;
  /** Stops it, as `end` does: whoever aborts the signal must remove the existing machines. */
  readonly signal?: AbortSignal;
}

/** Gives a provider in the cluster the machines that it asks for, until it is ended. */
export interface Machines {
  /** Resolves once the provider has stated what it wants; SYSTEM_NOT_READY after `timeoutMs`. */
  answered(timeoutMs: number): Promise<void>;
  /** Aborted when the provider breaks the protocol, or the engine no longer answers. */
  readonly lost: AbortSignal;
  /** Creates and removes nothing more; existing machines stay. */
  end(): Promise<void>;
  /** Ends, and removes all machines, their nodes and the routes to them. */
  remove(): Promise<void>;
}

/** A way to the API server for somebody who may read a few objects, and nothing else. */
export interface ObjectReader {
  /** Reached from the cluster's network without its DNS: `https://firedrill-1-control-plane:6443`. */
  readonly server: string;
  /** The authority that signed the server's certificate, as PEM. */
  readonly authority: string;
  /** A service account's token, for the header `Authorization: Bearer`. */
  readonly token: string;
  /** Where each object is, in the order in which they were given: `/apis/apps/v1/namespaces/…`. */
  readonly paths: readonly string[];
}

/** A real cluster that this harness created. */
export interface Cluster {
  readonly name: string;
  /** Container names of its nodes, control plane first. */
  readonly nodes: readonly string[];
  readonly kubernetesVersion: string;
  /** Aborted with CLUSTER_FAILED as soon as a node's container ends. */
  readonly died: AbortSignal;
  /**
   * Gives the operator its rights, and sets the policies that keep it in the cluster. Call it when the system is
   * up: the rights cover the kinds of objects that exist by then.
   */
  confineOperator(): Promise<void>;
  /** The operator's own kubeconfig, which works from inside the cluster's network, for this cluster alone. */
  operatorKubeconfig(openings: readonly Openable[]): Promise<string>;
  /** Call it when the system is up: kinds and namespaces must exist. SYSTEM_NOT_READY if one does not. */
  objectReader(objects: readonly ObjectReference[]): Promise<ObjectReader>;
  /** Look-ups go over one kept connection, not through kubectl processes. */
  readonly core: CoreV1Api;
  readonly objects: KubernetesObjectApi;
  /** `node` is its name in the API; machines are nodes too. */
  execInNode(
    node: string,
    argv: readonly string[],
    options: { timeoutMs: number; input?: string },
  ): Promise<CommandResult>;
  /** The container of a node, by its name in the API: an undo runs without this process. */
  containerOf(node: string): Promise<string>;
  startSidecar(spec: SidecarSpec): Promise<Sidecar>;
  startMachines(options: MachinesOptions): Promise<Machines>;
  loadImages(references: readonly string[]): Promise<void>;
  /** Applies a kustomization folder from the host. */
  applyFolder(folder: string, kustomization: string): Promise<void>;
  /**
   * Resolves when all are ready. Otherwise rejects with SYSTEM_NOT_READY, with events and logs in the
   * message, or with the signal's reason once that is aborted.
   */
  waitReady(
    readiness: readonly Readiness[],
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<void>;
  /** `machines`: with the nodes of machines, which come and go at the request of their provider. */
  fingerprint(
    namespaces: readonly string[],
    options?: { readonly machines?: boolean },
  ): Promise<Fingerprint>;
  /** Releases it without removing it: a kept cluster outlives this process. */
  close(): Promise<void>;
  delete(): Promise<void>;
}

/** One operator's shell, which keeps variables from step to step. */
export interface OperatorSession {
  run(text: string, options: { timeoutMs: number }): Promise<RanStep>;
  close(): Promise<void>;
}

/** A fault that has found its target; nothing is changed before `inject`. */
export interface AimedFault {
  /** The objects that it will break: `pod/raibid-ci/redis-5d9c…`. */
  readonly targets: readonly string[];
  readonly undo: readonly UndoAction[];
  /**
   * Breaks the targets, and waits for what follows by itself, such as pods that terminate. Calls `inPlace`
   * as soon as nothing is left to change; without that call, the fault is in place when it resolves.
   */
  inject(inPlace?: () => void): Promise<void>;
  /** Waits until something has run into the fault; FAULT_FAILED if nothing does. Probes see it later. */
  bite?(): Promise<void>;
  /**
   * Whether the fault is in place before its undo: its effect has happened, or still lasts. Left out, it
   * is in place until it is gone.
   */
  isInPlace?(): Promise<boolean>;
  /** True when nothing of the fault is left. */
  isGone(): Promise<boolean>;
}

/** Injects one kind of fault: a file with this shape, and a line in `faults/injectors.ts`. */
export interface Injector<Fields = unknown> {
  readonly kind: string;
  /** Checks the fields of the scenario's `fault` other than `kind`. */
  readonly schema: ZodType<Fields>;
  /** True if the fault destroys data, and its undo restores a copy. Absent means false. */
  destroysData?(fields: Fields): boolean;
  /**
   * Finds the target; FAULT_FAILED if nothing matches. When the signal is aborted, `inject` and `bite` reject
   * with its reason: at once where they only wait, otherwise as soon as a change that has begun is made.
   */
  aim(fields: Fields, cluster: Cluster, signal: AbortSignal): Promise<AimedFault>;
}

/**
 * Holds undo actions in case this process dies: on disk, and with a watchdog, which runs them newest
 * first when the heartbeat stops.
 */
export interface Lease {
  /** Resolves once the actions are on disk and the watchdog has confirmed that it holds them. */
  hold(undo: readonly UndoAction[]): Promise<Held>;
  /**
   * Undoes what is still held, and ends the lease and the watchdog. Resolves to what had not been undone
   * before. If something cannot be undone: UNDO_FAILED, and the watchdog goes on trying.
   */
  close(): Promise<readonly string[]>;
  /** Aborted with LEASE_LOST when the watchdog took the undo over, or no watchdog is available. */
  readonly lost: AbortSignal;
}

export interface Held {
  /** Runs the actions, newest first, and releases them; UNDO_FAILED names each that failed. */
  revert(): Promise<void>;
  /** Releases them without running them: what they would undo is meant to stay, or is already gone. */
  release(): Promise<void>;
}

/** Waits beside the cluster, and asks probes at their rate from `start` until stopped. */
export interface Prober {
  /** `names`: which of the system's probes to ask. */
  start(
    names: readonly string[],
    clock: Clock,
    onSample: (sample: ProbeSample) => void,
    onKeptLate?: (kept: KeptLate) => void,
  ): Promise<RunningProber>;
  /** Asks what became of each receipt that the named probe got. */
  audit(name: string, receipts: readonly string[]): Promise<Audit>;
}

/** A time during which an alert's expression was true all along. Milliseconds since the epoch. */
export interface AlertStretch {
  /** Undefined if it was true already at the moment that was asked for. */
  readonly fromEpochMs?: number;
  readonly toEpochMs: number;
  /** Undefined if its rule's `for` was not over by then. */
  readonly firedEpochMs?: number;
}

/** What an alert rule saw. */
export interface AlertCourse {
  /** How long the expression must be true before the alert fires. */
  readonly forMs: number;
  /** In no order: each set of labels has its own. */
  readonly stretches: readonly AlertStretch[];
}

/** Nobody can know what this rule saw, and why not. */
export interface UnknownCourse {
  readonly because: string;
}

/** What alert rules saw, according to the part of the system that evaluates them. */
export interface AlertLog {
  /** The course of each of these rules since that moment. ALERTS_FAILED if nobody can know that of any. */
  coursesSince(
    sinceEpochMs: number,
    rules: readonly string[],
  ): Promise<ReadonlyMap<string, AlertCourse | UnknownCourse>>;
}

/** Has the rules of a runbook evaluated where the system's own are. */
export interface RuleLoader {
  /**
   * Checks documents of rules with promtool, and loads those that pass. ALERTS_FAILED if that cannot be done;
   * then none is loaded.
   */
  load(documents: readonly string[]): Promise<LoadedRules>;
}

export interface LoadedRules {
  /** For each document, why promtool refuses it; null if it is loaded. */
  readonly refused: readonly (string | null)[];
  /** Takes them out again, and waits for that until the signal is aborted; ALERTS_FAILED if that fails. */
  remove(signal: AbortSignal): Promise<void>;
}

export interface RunningProber {
  /** Rejects with PROBER_FAILED when probing ends by itself, which it should not. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}
