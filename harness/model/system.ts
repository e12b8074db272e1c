/** The right reply: the status, and a text that the body must hold. */
interface Expectation {
  readonly status: number;
  readonly bodyIncludes?: string;
}

/** What every probe has, whatever it asks. All durations in milliseconds. */
export interface ProbeSpec {
  readonly name: string;
  /** As its files in `scenario/probe-kinds/` and in `fixtures/prober/kinds/` are named. */
  readonly kind: string;
  /** Times asked per second; its inverse is the resolution of every measured time. */
  readonly rate: number;
  /** An answer later than this is a failure at the time the question was sent. */
  readonly timeoutMs: number;
  /** Where the right reply is only a promise: what the user looks at until it is kept. */
  readonly then?: object;
  /** Where the right reply is a receipt: how to see later that what it acknowledged is still there. */
  readonly receipt?: object;
}

/**
 * A question asked of the system as its user would ask it. All durations in milliseconds. `{unique}`
 * in its address or body is another text each time.
 */
export interface HttpProbe extends ProbeSpec {
  readonly kind: 'http';
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly expect: Expectation;
  readonly then?: FollowUp;
  readonly receipt?: Receipt;
}

/** Asked again and again, within the probe's own time-out; a journey is kept when it is answered so. */
export interface FollowUp {
  /** `{name}` stands for what was taken from the first reply. */
  readonly url: string;
  /** Name to a path in the first reply's JSON: `commit.sha`. */
  readonly take: Readonly<Record<string, string>>;
  readonly everyMs: number;
  readonly expect: Expectation;
}

export interface Receipt {
  /** A path in the reply's JSON: `id`. */
  readonly take: string;
  /**
   * `{receipt}` stands for what was taken; `{receipts}` for up to 50 of them, with commas between, and
   * then the text that is expected of each has its `{receipt}`.
   */
  readonly url: string;
  readonly expect: Expectation;
  /** Where keeping the promise takes time: how long any other answer is asked again. */
  readonly withinMs?: number;
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
  /** Folder with a Dockerfile, absolute; absent where the name alone says where it comes from. */
  readonly build?: string;
}

/** A node beside the control plane. */
export interface WorkerSpec {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** As kubectl takes them: `key=value:NoSchedule`. */
  readonly taints: readonly string[];
  /** File systems of their own, bounded, mounted before the kubelet starts. */
  readonly disks: readonly { readonly path: string; readonly sizeMb: number }[];
}

/** What the cluster's own registry answers for, as other registries would: `docker.io/library/busybox:latest`. */
interface MirroredImage {
  readonly image: SystemImage;
  readonly as: string;
}

interface PodInventory {
  readonly name: string;
  readonly namespace: string;
  readonly selector: string;
  /** Prints lines of `key<TAB>value` in a ready pod. */
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

/** Where the system's alerts are evaluated: a Service whose port speaks Prometheus' API. */
export type AlertSource = ServicePort;

/**
 * Who in the cluster asks for machines, on a port that speaks the protocol of docs/machines.md, and what
 * it gets: containers that boot by the files they are given, and may join the cluster as nodes.
 */
export interface MachinesSpec extends ServicePort {
  readonly image: SystemImage;
  /** What pods on a machine may use without pulling it. */
  readonly images: readonly SystemImage[];
  /** How many there may be at once. */
  readonly limit: number;
  /** Of each; absent: as much as there is. */
  readonly memoryMb?: number;
}

/** Where a number is read: JSON that a Service answers, or objects of the cluster; without a name a list. */
export type Reading =
  | (ServicePort & { readonly path: string })
  | {
      readonly apiVersion: string;
      readonly kind: string;
      readonly namespace?: string;
      readonly name?: string;
    };

/** A number; or where it stands, in the same answer unless it has a reading of its own. */
export type InvariantBound = number | { readonly take: string; readonly read?: Reading };

/** What must be so of a number all through a drill, or at its end; or is only told. */
export interface Invariant {
  readonly name: string;
  /** In words: `never more machines than maxNodes`. */
  readonly says: string;
  readonly read: Reading;
  /** A path in the answer: `vms.now`. */
  readonly take: string;
  /** What of it counts: itself, its growth since the arm began, or its growth within a minute. */
  readonly counts: 'value' | 'growth' | 'per-minute';
  readonly atMost?: InvariantBound;
  /** For how long it may be beyond `atMost` at a stretch. */
  readonly graceMs: number;
  readonly atEnd?: InvariantBound;
  /** How long it may take until it has come to `atEnd`, once all else is well. */
  readonly settleMs: number;
  /** Its unit, where reports tell of it whatever it is. */
  readonly report?: string;
}

/** An invariant's number at one moment, and what it is held to where that is read too. */
export interface InvariantReading {
  readonly value: number;
  readonly atMost?: number;
  readonly atEnd?: number;
}

/** What a system is made of; one part of it or, summed up, several. */
export interface SystemContents {
  readonly images: readonly SystemImage[];
  /** Folders of kustomizations, relative to the system's, in the order in which they are applied. */
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

/** A system is a folder: `system.yaml` and the manifests beside it. */
export interface System extends SystemContents {
  readonly name: string;
  /** The folder, absolute. */
  readonly folder: string;
  readonly readyTimeoutMs: number;
  /** Commands that the operator's workstation must have; checked before a drill. */
  readonly operatorTools: readonly string[];
  /** What makes the workstation that of somebody who works with this system: a script for `sh`. */
  readonly operatorSetup?: string;
  /** What takes away, once a fault is in place, what the system has in reserve: a script for `sh` there. */
  readonly operatorExhaust?: string;
  /**
   * What brings the system back when a fault is gone and nobody has followed the runbook to its end: a
   * script for `sh` on the workstation.
   */
  readonly operatorReset?: string;
  /** What only some drills need, by name; a drill that names a part gets it brought up as well. */
  readonly parts: Readonly<Record<string, SystemContents>>;
}
