import { type Answered, type Asked, JsonServer } from './json-server.ts';

type KubeObject = ReturnType<typeof JSON.parse>;

/** What becomes of the pods of a Deployment whose image has this in its name. */
const fates: Readonly<Record<string, (name: string) => object>> = {
  'bad-image': () => ({
    phase: 'Pending',
    containerStatuses: [
      {
        name: 'workload',
        image: 'bad',
        state: { waiting: { reason: 'ImagePullBackOff', message: 'not found' } },
      },
    ],
  }),
  'too-large': () => ({
    phase: 'Pending',
    conditions: [
      {
        ...{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' },
        message: '0/1 nodes are available: 1 Insufficient cpu.',
      },
    ],
  }),
  'no-network': () => ({ phase: 'Pending' }),
  never: () => ({ phase: 'Running' }),
};

/** An API server with Deployments that become available at once, unless their image says otherwise. */
export class FakeKubernetes {
  readonly objects = new Map<string, KubeObject>();
  readonly events: KubeObject[] = [];
  /** Names of Deployments in the order in which they were made. */
  readonly created: string[] = [];
  readonly removed: string[] = [];
  refuseAll: number | undefined;
  refuseRemovals = false;
  /** Images with a fate that no longer has any effect. */
  readonly healed = new Set<string>();
  cpus = 64;
  readonly server = new JsonServer((asked) => this.#answer(asked));

  deployments(): readonly string[] {
    return [...this.objects]
      .filter(([path]) => path.includes('/deployments/'))
      .map(([, { metadata }]) => metadata.name);
  }

  kubeconfig(token = 'good'): string {
    return JSON.stringify({
      'current-context': 'c',
      contexts: [{ name: 'c', context: { cluster: 'k', user: 'u' } }],
      clusters: [{ name: 'k', cluster: { server: this.server.url } }],
      users: [{ name: 'u', user: { token } }],
    });
  }

  #answer({ method, path, query, body }: Asked): Answered | undefined {
    if (this.refuseAll) return { status: this.refuseAll, body: { message: 'Unauthorized' } };
    if (path === '/version') return { status: 200, body: { gitVersion: 'v1.34.4' } };
    if (path === '/api/v1/nodes') return { status: 200, body: { items: [this.#node()] } };
    if (path.endsWith('/events')) return { status: 200, body: { items: this.events } };
    if (path.endsWith('/pods')) return { status: 200, body: { items: this.#pods() } };
    const isCollection = /\/(deployments|services)$/.test(path);
    if (method === 'GET' && isCollection)
      return { status: 200, body: { items: this.#list(path, query) } };
    if (method === 'POST') return this.#create(`${path}/${body.metadata.name}`, body);
    const there = this.objects.get(path);
    if (!there) return { status: 404, body: { message: `${path} not found` } };
    if (method === 'PATCH') this.objects.set(path, this.#settle({ ...there, ...body }));
    if (method === 'DELETE' && this.refuseRemovals) {
      return { status: 403, body: { message: 'may not delete' } };
    }
    if (method === 'DELETE') {
      this.objects.delete(path);
      if (path.includes('/deployments/')) this.removed.push(there.metadata.name);
    }
    return { status: 200, body: this.objects.get(path) ?? {} };
  }

  #create(path: string, body: KubeObject): Answered {
    if (this.objects.has(path)) return { status: 409, body: { message: 'already exists' } };
    this.objects.set(path, this.#settle(body));
    if (path.includes('/deployments/')) this.created.push(body.metadata.name);
    return { status: 201, body };
  }

  #settle(object: KubeObject): KubeObject {
    if (object.kind !== 'Deployment') return object;
    const generation = (object.metadata.generation ?? 0) + 1;
    const metadata = { ...object.metadata, generation };
    return { ...object, metadata };
  }

  #list(path: string, query: URLSearchParams): readonly KubeObject[] {
    const wanted = (query.get('labelSelector') ?? '').split(',').map((pair) => pair.split('='));
    return [...this.objects]
      .filter(([key]) => key.startsWith(`${path}/`))
      .map(([, object]) => this.#withStatus(object))
      .filter(({ metadata }) =>
        wanted.every(([key = '', value]) => metadata.labels[key] === value),
      );
  }

  #fateOf(object: KubeObject): string | undefined {
    const image = String(object.spec?.template?.spec?.containers?.[0]?.image ?? '');
    return Object.keys(fates).find((name) => image.includes(name) && !this.healed.has(name));
  }

  #withStatus(object: KubeObject): KubeObject {
    if (object.kind !== 'Deployment') return object;
    const count = this.#fateOf(object) === undefined ? object.spec.replicas : 0;
    const status = {
      ...{ observedGeneration: object.metadata.generation },
      ...{ updatedReplicas: object.spec.replicas, availableReplicas: count },
    };
    return { ...object, status };
  }

  #pods(): readonly KubeObject[] {
    return [...this.objects.values()].flatMap((object) => {
      const fate = object.kind === 'Deployment' ? this.#fateOf(object) : undefined;
      if (fate === undefined) return [];
      const name = `${object.metadata.name}-pod`;
      return [{ metadata: { name, labels: object.metadata.labels }, status: fates[fate]?.(name) }];
    });
  }

  #node(): KubeObject {
    return {
      metadata: { name: 'node' },
      status: {
        allocatable: { cpu: String(this.cpus), memory: '256Gi', 'ephemeral-storage': '4Ti' },
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    };
  }
}
