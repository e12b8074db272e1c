import type { CoreV1Event, V1Pod } from '@kubernetes/client-node';
import type { Cluster, CommandResult } from '../../harness/ports.ts';

/** One Deployment, `web` in `shop`, whose roll-out a test decides; keeps the scripts' arguments. */
export class RollOutCluster {
  readonly pods: V1Pod[] = [pod('old')];
  readonly events: CoreV1Event[] = [];
  readonly injected: (readonly string[])[] = [];
  secrets: object[] = [];
  paused = false;
  template = '{"a":1}';
  complete = false;
  /** What a roll-out leads to. */
  onRollOut = () => {};
  onInject = () => {};
  /** Called with how often the events have been read since something was injected. */
  onLook = (_times: number) => {};
  /** Whether the API answers who reads events. */
  answers = true;
  #looks = 0;
  readonly #containers = [
    { name: 'migrate', image: 'shop/migrate:1', isInit: true },
    { name: 'web', image: 'registry.test:5000/shop/web:1', isInit: false },
  ];

  asCluster(): Cluster {
    const core = {
      listNamespacedPod: async () => ({ items: [...this.pods] }),
      listNamespacedEvent: () => this.#listEvents(),
      listNamespacedSecret: async () => ({ items: this.secrets }),
      readNamespace: async ({ name }: { name: string }) => {
        if (name !== 'shop') throw new Error('404');
      },
    };
    const part: Pick<Cluster, 'nodes' | 'containerOf' | 'execInNode'> & { core: unknown } = {
      core,
      nodes: ['control-plane'],
      containerOf: async (node) => node,
      execInNode: async (_node, argv) => this.#exec(argv),
    };
    return part as Cluster;
  }

  async #listEvents(): Promise<{ items: CoreV1Event[] }> {
    if (this.injected.length > 0) this.onLook(++this.#looks);
    if (!this.answers) await new Promise(() => {});
    return { items: [...this.events] };
  }

  #exec(argv: readonly string[]): CommandResult {
    return { exitCode: 0, stdout: this.#print(argv), stderr: '', durationMs: 1, timedOut: false };
  }

  #print(argv: readonly string[]): string {
    const [script = '', words] = [argv[2] ?? '', argv.slice(4)];
    if (words[0] === 'inject') {
      this.injected.push(words.slice(2));
      this.onInject();
      if (!script.includes('--type strategic')) return '[[["data"],"x"]]';
      const before = this.template;
      this.template = words[5] ?? '';
      this.onRollOut();
      return String(before !== this.template);
    }
    if (script.includes('rollout status')) return String(this.complete);
    if (script.includes('-cS')) return this.template;
    if (script.includes('isInit')) {
      const labels = { app: 'web' };
      return JSON.stringify({ paused: this.paused, labels, containers: this.#containers });
    }
    if (script.includes('getent')) return '10.0.0.9\n';
    if (script.includes('-o name')) return 'deployment.apps/web\nsecret/regcred\n';
    return 'true';
  }
}

export function pod(name: string, waiting?: string): V1Pod {
  const state = waiting === undefined ? { running: {} } : { waiting: { reason: waiting } };
  const container = { name: 'web', image: '', imageID: '', ready: false, restartCount: 0, state };
  return {
    metadata: { name, uid: `uid-${name}` },
    spec: { containers: [] },
    status: { phase: 'Pending', containerStatuses: [container] },
  };
}

export function event(reason: string, object: string, message = ''): CoreV1Event {
  const kind = reason === 'FailedCreate' ? 'ReplicaSet' : 'Pod';
  const involvedObject = { kind, name: object, uid: `uid-${object}` };
  return { metadata: { uid: `${reason}-${object}` }, involvedObject, reason, message, count: 1 };
}
