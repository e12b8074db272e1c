import type { KubeApi } from '../../fixtures/fakes/vpsie-autoscaler/kubernetes/kube-api.ts';
import { nodesPath } from '../../fixtures/fakes/vpsie-autoscaler/kubernetes/paths.ts';

interface Machines {
  readonly revision: number;
  readonly machines: readonly { readonly id: string; readonly hostname: string }[];
}

const parallel = 4;

/** Stands for machines that boot and join: a ready Node for each one that the cloud wants. */
export class SimulatedHypervisor {
  readonly #kube: KubeApi;
  readonly #adminUrl: string;
  readonly #end = new AbortController();
  readonly #nodes = new Map<string, string>();
  /** Told of each machine as soon as it is seen to come or go. */
  onMachine: ((change: 'made' | 'gone') => void) | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(kube: KubeApi, adminUrl: string) {
    this.#kube = kube;
    this.#adminUrl = adminUrl;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    let revision: number | undefined;
    while (!this.#end.signal.aborted) {
      const query = revision === undefined ? '' : `?after=${revision}`;
      try {
        const response = await fetch(`${this.#adminUrl}/machines${query}`, {
          signal: this.#end.signal,
        });
        const wanted = (await response.json()) as Machines;
        await this.#follow(wanted);
        revision = wanted.revision;
      } catch {
        // The cloud is killed again and again; it is asked until it is there.
        revision = undefined;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  async #follow({ machines }: Machines): Promise<void> {
    const wanted = new Map(machines.map(({ id, hostname }) => [id, hostname]));
    if ([...wanted.keys()].some((id) => !this.#nodes.has(id))) this.onMachine?.('made');
    if ([...this.#nodes.keys()].some((id) => !wanted.has(id))) this.onMachine?.('gone');
    const missing = [...wanted].filter(([id]) => !this.#nodes.has(id));
    const join = async () => {
      for (let next = missing.pop(); next; next = missing.pop()) await this.#join(...next);
    };
    await Promise.all(Array.from({ length: parallel }, join));
    // A machine that is gone leaves its Node where it is: that is the autoscaler's to remove.
    for (const id of [...this.#nodes.keys()]) if (!wanted.has(id)) this.#nodes.delete(id);
  }

  async #join(id: string, hostname: string): Promise<void> {
    this.#nodes.set(id, hostname);
    const conditions = [{ type: 'Ready', status: 'True', reason: 'KubeletReady' }];
    await this.#kube.create(nodesPath, { metadata: { name: hostname }, status: { conditions } });
  }
}
