import type { V1Pod } from '@kubernetes/client-node';
import type { Cluster, CommandResult } from '../../harness/ports.ts';

interface FakePod {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly phase?: string;
  readonly leaving?: boolean;
  readonly address?: string;
  readonly hostNetwork?: boolean;
  /** Container name to the names of its processes. */
  readonly containers?: Readonly<Record<string, readonly string[]>>;
}

/** Optional parts; `script` answers every command in a node except those about its processes. */
export interface FakeMore {
  readonly nodes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The containers of nodes that have another name than their container. */
  readonly containers?: Readonly<Record<string, string>>;
  /** Claim to the `spec` of its volume; null: not bound. */
  readonly claims?: Readonly<Record<string, object | null>>;
  readonly script?: (
    words: readonly string[],
    node: string,
    argv: readonly string[],
  ) => Partial<CommandResult>;
}

const processWords = new Set(['look', 'STOP', 'CONT', 'KILL']);

/** Pods and their processes, as far as the injectors read them; keeps a history. */
export class FakeCluster {
  readonly deleted: { name: string; grace: number; uid: string }[] = [];
  readonly execs: { node: string; argv: readonly string[] }[] = [];
  readonly #pods: FakePod[];
  readonly #more: FakeMore;
  readonly #stopped = new Set<string>();
  /** Processes that no signal stops. */
  deaf = false;

  constructor(pods: FakePod[], more: FakeMore = {}) {
    this.#pods = pods;
    this.#more = more;
  }

  asCluster(): Cluster {
    const { nodes = {}, claims = {} } = this.#more;
    const part: Pick<Cluster, 'containerOf' | 'execInNode' | 'nodes'> & { core: unknown } = {
      nodes: Object.keys(nodes),
      core: {
        listNode: async ({ labelSelector }: { labelSelector?: string } = {}) => ({
          items: Object.entries(nodes)
            .filter(([, labels]) => matches({ name: '', labels }, labelSelector))
            .map(([name, labels]) => ({ metadata: { name, labels } })),
        }),
        listNamespacedPersistentVolumeClaim: async () => ({
          items: Object.entries(claims).map(([name, spec]) => ({
            metadata: { name },
            spec: { ...(spec && { volumeName: name }) },
            status: { phase: spec ? 'Bound' : 'Pending' },
          })),
        }),
        readPersistentVolume: async ({ name }: { name: string }) => ({ spec: claims[name] }),
        listNamespacedPod: async ({ labelSelector }: { labelSelector?: string }) => ({
          items: this.#pods.filter((pod) => matches(pod, labelSelector)).map(asPod),
        }),
        deleteNamespacedPod: async ({ name, body }: DeleteRequest) => {
          const at = this.#pods.findIndex((pod) => pod.name === name);
          if (at < 0) throw new Error('404');
          this.#pods.splice(at, 1);
          const { gracePeriodSeconds: grace, preconditions } = body;
          this.deleted.push({ name, grace, uid: preconditions.uid });
        },
      },
      containerOf: async (node) => this.#more.containers?.[node] ?? node,
      execInNode: async (node, argv) => this.#exec(node, argv),
    };
    return part as Cluster;
  }

  /** Does what the script in the node does, as far as its caller can see. */
  #exec(node: string, argv: readonly string[]): CommandResult {
    this.execs.push({ node, argv });
    const words = argv.slice(4);
    const result = { exitCode: 0, stdout: '', stderr: '', durationMs: 1, timedOut: false };
    if (!processWords.has(words[0] ?? '')) {
      return { ...result, ...this.#more.script?.(words, node, argv) };
    }
    const [want = '', process = '', ...ids] = words;
    const lines = this.#pods.flatMap(({ name, containers = {} }) =>
      Object.entries(containers).flatMap(([container, processes]) => {
        const id = idOf(name, container);
        const hit = processes.filter((one) => process === '' || one === process);
        if (want === 'STOP' && !this.deaf) for (const one of hit) this.#stopped.add(id + one);
        if (want === 'CONT') for (const one of hit) this.#stopped.delete(id + one);
        const state = (one: string) => (this.#stopped.has(id + one) ? 'T' : 'S');
        return ids.includes(id) ? hit.map((one) => `${id} ${state(one)} ${one}`) : [];
      }),
    );
    const stdout = lines.map((line) => `${line}\n`).join('');
    return { ...result, stdout };
  }

  /** Runs an undo as the engine would. */
  undo(argv: readonly string[]): void {
    this.#exec('by hand', argv);
  }

  /** The container is restarted: a new id, new processes. */
  forget(name: string): void {
    this.#pods.splice(
      this.#pods.findIndex((pod) => pod.name === name),
      1,
    );
  }
}

interface DeleteRequest {
  readonly name: string;
  readonly body: {
    readonly gracePeriodSeconds: number;
    readonly preconditions: { readonly uid: string };
  };
}

const idOf = (pod: string, container: string) =>
  Buffer.from(`${pod}/${container}`).toString('hex').padEnd(64, '0');

function matches(pod: Pick<FakePod, 'name' | 'labels'>, selector: string | undefined): boolean {
  if (selector === undefined) return true;
  const [key = '', value] = selector.split('=');
  return pod.labels?.[key] === value;
}

function asPod(pod: FakePod): V1Pod {
  const { name, labels, phase = 'Running', leaving, containers = {} } = pod;
  return {
    metadata: {
      name,
      uid: `uid-${name}`,
      labels: { ...labels },
      ...(leaving && { deletionTimestamp: new Date(0) }),
    },
    spec: {
      nodeName: `node-of-${name}`,
      containers: [],
      ...(pod.hostNetwork && { hostNetwork: true }),
    },
    status: {
      phase,
      ...(pod.address !== undefined && { podIP: pod.address }),
      containerStatuses: Object.keys(containers).map((container) => ({
        name: container,
        containerID: `containerd://${idOf(name, container)}`,
        state: { running: {} },
        image: '',
        imageID: '',
        ready: true,
        restartCount: 0,
      })),
    },
  };
}
