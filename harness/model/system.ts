import type { AnsweredItem } from './checklist.ts';
import type { UserPromise } from './promise.ts';

/** The fields of every kind of probe. All durations in milliseconds. */
export interface ProbeSpec {
  readonly name: string;
  /** The name of its files in `scenario/probe-kinds/` and in `fixtures/prober/kinds/`. */
  readonly kind: string;
  /** Requests per second; its inverse is the resolution of every measured time. */
  readonly rate: number;
  /** A later answer is a failure at the time the request was sent. */
  readonly timeoutMs: number;
  /** The object of the API that it asks about: the prober may read this one. */
  readonly object?: ObjectReference;
  /** If the first reply is only a promise: the request to repeat until the promise is kept. */
  readonly then?: object;
  /** If the reply is a receipt: how to check later that the acknowledged request is still there. */
  readonly receipt?: object;
}

/** One object of the API. */
export interface ObjectReference {
  readonly apiVersion: string;
  readonly kind: string;
  /** Absent for an object without a namespace. */
  readonly namespace?: string;
  readonly name: string;
}

/** What must be up before a drill may start. */
export interface Readiness {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job' | 'PersistentVolumeClaim';
  readonly namespace: string;
  readonly name: string;
}

/** An image of the system: one of Firedrill's own by name, or the user's, built from a folder. */
export interface SystemImage {
  readonly name: string;
  /** Folder with a Dockerfile, absolute; absent if the image is found by its name. */
  readonly build?: string;
}

/** A node in addition to the control plane. */
export interface WorkerSpec {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** As kubectl takes them: `key=value:NoSchedule`. */
  readonly taints: readonly string[];
  /** Separate file systems of a fixed size, mounted before the kubelet starts. */
  readonly disks: readonly { readonly path: string; readonly sizeMb: number }[];
}

/** An image that the cluster's own registry serves in place of another one: `docker.io/library/busybox:latest`. */
interface MirroredImage {
  readonly image: SystemImage;
  readonly as: string;
}

interface PodInventory {
  readonly name: string;
  readonly namespace: string;
  readonly selector: string;
  /** Run in a ready pod; prints lines of `key<TAB>value`. */
  readonly command: readonly string[];
}

/** Every key of all objects of these kinds. */
export interface ObjectInventory {
  readonly name: string;
  readonly namespace: string;
  readonly objects: readonly ('ConfigMap' | 'Secret')[];
}

/** Data that must outlive a fault. */
export type Inventory = PodInventory | ObjectInventory;

/** A port of a Service. */
export interface ServicePort {
  readonly namespace: string;
  readonly service: string;
  readonly port: number;
}

/** A certificate in a ConfigMap, as PEM: an authority of the system's own. */
export interface AuthoritySource {
  readonly namespace: string;
  readonly configMap: string;
  readonly key: string;
}

/** Where the system's alerts are evaluated: a Service with the Prometheus API. */
export interface AlertSource extends ServicePort {
  /** The ConfigMap in its namespace whose files it loads as rules: those that a runbook gives go there. */
  readonly rules?: string;
}

/**
 * The Service that requests machines by the protocol of docs/machines.md, and the machines it gets: containers
 * that boot from the files they are given, and may join the cluster as nodes.
 */
export interface MachinesSpec extends ServicePort {
  readonly image: SystemImage;
  /** Images that pods on a machine can use without a pull. */
  readonly images: readonly SystemImage[];
  /** The most machines at once. */
  readonly limit: number;
  /** Per machine; absent: unlimited. */
  readonly memoryMb?: number;
}

/** Where a number is read: the JSON reply of a Service, or objects of the cluster; a list if no name is given. */
export type Reading =
  | (ServicePort & { readonly path: string })
  | {
      readonly apiVersion: string;
      readonly kind: string;
      readonly namespace?: string;
      readonly name?: string;
    };

/** A number, or its path, in the same answer unless it has its own reading. */
export type InvariantBound = number | { readonly take: string; readonly read?: Reading };

/** A bound on a number throughout a drill or at its end; or a number that is only reported. */
export interface Invariant {
  readonly name: string;
  /** In words: `never more machines than maxNodes`. */
  readonly says: string;
  readonly read: Reading;
  /** A path in the answer: `vms.now`. */
  readonly take: string;
  /** What counts: the value, its growth since the arm began, or its growth within a minute. */
  readonly counts: 'value' | 'growth' | 'per-minute';
  readonly atMost?: InvariantBound;
  /** How long it may exceed `atMost` without a break. */
  readonly graceMs: number;
  readonly atEnd?: InvariantBound;
  /** How long it may take to reach `atEnd`, once the system is well. */
  readonly settleMs: number;
  /** Its unit; if given, reports always show the number. */
  readonly report?: string;
}

/** An invariant's number at one moment, and its bounds if they are read too. */
export interface InvariantReading {
  readonly value: number;
  readonly atMost?: number;
  readonly atEnd?: number;
}

/** The contents of a system; of one part, or of several parts together. */
export interface SystemContents {
  readonly images: readonly SystemImage[];
  /** Kustomization folders, relative to the system's folder, in the order in which they are applied. */
  readonly manifests: readonly string[];
  readonly namespaces: readonly string[];
  readonly ready: readonly Readiness[];
  readonly probes: readonly ProbeSpec[];
  readonly workers: readonly WorkerSpec[];
  readonly mirrored: readonly MirroredImage[];
  readonly inventories: readonly Inventory[];
  readonly invariants: readonly Invariant[];
  readonly alerts?: AlertSource;
  readonly machines?: MachinesSpec;
}

/** What all drills of a system share. A scenario's own value or answer goes first. */
interface DrillValues {
  readonly bindings: Readonly<Record<string, string>>;
  readonly lookups: Readonly<Record<string, string>>;
  readonly checklist: readonly AnsweredItem[];
  readonly promises: readonly UserPromise[];
}

/** A system is a folder: `system.yaml` and the manifests beside it. */
export interface System extends SystemContents {
  readonly name: string;
  /** The folder, absolute. */
  readonly folder: string;
  readonly readyTimeoutMs: number;
  /** What signed the system's own certificates: the prober trusts it, as its users do. */
  readonly authority?: AuthoritySource;
  /** The image of the operator's workstation; Firedrill's own if the system has none. */
  readonly operatorImage: SystemImage;
  /** Commands that the operator's workstation must have; checked before a drill. */
  readonly operatorTools: readonly string[];
  /** A script for `sh` that sets up the operator's workstation for this system. */
  readonly operatorSetup?: string;
  /** A script for `sh` there that removes the system's spare capacity once a fault is in place. */
  readonly operatorExhaust?: string;
  /**
   * A script for `sh` on the workstation that restores the system when the fault is gone and the runbook was
   * not followed to its end.
   */
  readonly operatorReset?: string;
  readonly drills?: DrillValues;
  /** Optional parts, by name; a drill that names a part gets it too. */
  readonly parts: Readonly<Record<string, SystemContents>>;
}
