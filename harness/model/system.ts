/** A question asked of the system as its user would ask it. All durations in milliseconds. */
export interface ProbeSpec {
  readonly name: string;
  readonly kind: 'http';
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Times asked per second; its inverse is the resolution of every measured time. */
  readonly rate: number;
  /** An answer later than this is a failure at the time the question was sent. */
  readonly timeoutMs: number;
  /** The right reply: the status, and a text that the body must hold. */
  readonly expect: { readonly status: number; readonly bodyIncludes?: string };
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

/** A system is a folder: `system.yaml` and the manifests beside it. */
export interface System {
  readonly name: string;
  /** The folder, absolute. */
  readonly folder: string;
  readonly images: readonly SystemImage[];
  /** Folder of the kustomization, relative to `folder`. */
  readonly manifests: string;
  readonly namespaces: readonly string[];
  readonly ready: readonly Readiness[];
  readonly readyTimeoutMs: number;
  readonly probes: readonly ProbeSpec[];
  /** Commands that the operator's workstation must have; checked before a drill. */
  readonly operatorTools: readonly string[];
}
