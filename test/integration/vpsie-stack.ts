import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type {
  NodeGroup,
  VPSieNode,
} from '../../fixtures/fakes/vpsie-autoscaler/kubernetes/objects.ts';
import {
  vpsieNodesOf,
  vpsieNodesPath,
} from '../../fixtures/fakes/vpsie-autoscaler/kubernetes/paths.ts';
import { packageRoot } from '../../harness/io/paths.ts';
import { ControlPlane } from './control-plane.ts';
import { freePort } from './redis-container.ts';
import { SimulatedHypervisor } from './vpsie-hypervisor.ts';
import { Program } from './vpsie-processes.ts';

const crds = join(packageRoot, 'fixtures/systems/vpsie/manifests/crds');
const groups = '/apis/autoscaler.vpsie.com/v1alpha1/namespaces/default/nodegroups';

export interface StackOptions {
  readonly cloud?: Readonly<Record<string, string>>;
  readonly autoscaler?: Readonly<Record<string, string>>;
  /** Puts something between the autoscaler and the API server's port; resolves to its port. */
  readonly through?: (port: number) => Promise<number>;
}

/** A real API server, the fake cloud without machines, what stands for those, and the autoscaler. */
export class VpsieStack {
  readonly plane: ControlPlane;
  readonly cloud: Program;
  readonly autoscaler: Program;
  readonly adminUrl: string;
  readonly metricsUrl: string;
  readonly #folder: string;
  readonly hypervisor: SimulatedHypervisor;

  private constructor(parts: {
    plane: ControlPlane;
    cloud: Program;
    autoscaler: Program;
    adminUrl: string;
    metricsUrl: string;
    folder: string;
  }) {
    this.plane = parts.plane;
    this.cloud = parts.cloud;
    this.autoscaler = parts.autoscaler;
    this.adminUrl = parts.adminUrl;
    this.metricsUrl = parts.metricsUrl;
    this.#folder = parts.folder;
    this.hypervisor = new SimulatedHypervisor(parts.plane.kube, parts.adminUrl);
  }

  /** Everything runs but the autoscaler. */
  static async start({
    cloud = {},
    autoscaler = {},
    through,
  }: StackOptions = {}): Promise<VpsieStack> {
    const plane = await ControlPlane.start();
    const folder = await mkdtemp(join(tmpdir(), 'firedrill-vpsie-'));
    const [api, admin, metrics] = [await freePort(), await freePort(), await freePort()];
    // Some of them are started fifty times.
    const common = { NODE_COMPILE_CACHE: join(folder, 'compiled') };
    const kubeconfig = join(folder, 'kubeconfig');
    const caFile = join(folder, 'ca.pem');
    const port = through ? await through(plane.port) : plane.port;
    await writeFile(kubeconfig, plane.kubeconfigAt(port));
    const stack = new VpsieStack({
      plane,
      folder,
      adminUrl: `http://127.0.0.1:${admin}`,
      metricsUrl: `http://127.0.0.1:${metrics}`,
      cloud: new Program({
        fake: 'vpsie-api',
        args: ['--simulate'],
        env: {
          ...{ PORT: String(api), ADMIN_PORT: String(admin), DATA_FOLDER: folder },
          ...{ CLIENT_ID: 'firedrill', CLIENT_SECRET: 'fixed', KUBERNETES_VERSION: 'v1.34.4' },
          ...{ CONSOLE_USER: 'operator', CONSOLE_PASSWORD: 'fixed', QUEUED_MS: '20' },
          ...common,
          ...cloud,
        },
      }),
      autoscaler: new Program({
        fake: 'vpsie-autoscaler',
        env: {
          ...{ KUBECONFIG: kubeconfig, POD_NAME: 'test', PORT: String(metrics) },
          ...{ VPSIE_CA_FILE: caFile, VPSIE_API_ADDRESS: `127.0.0.1:${api}` },
          ...common,
          ...autoscaler,
        },
      }),
    });
    try {
      await stack.#prepare(caFile);
    } catch (error) {
      await stack.remove();
      throw error;
    }
    return stack;
  }

  async createGroup(spec: Partial<NodeGroup['spec']>): Promise<void> {
    await this.plane.kube.create(groups, nodeGroup('burst', spec));
  }

  async changeGroup(change: object): Promise<void> {
    await this.plane.kube.patch(`${groups}/burst`, change);
  }

  /** With its VPSieNodes, as Kubernetes' garbage collector would do it; resolves once they are gone. */
  async removeGroup(): Promise<void> {
    const { kube } = this.plane;
    await kube.remove(`${groups}/burst`);
    await kube.remove(vpsieNodesOf('default'));
    await until('no VPSieNode is left', async () => (await this.vpsieNodes()).length === 0, 60_000);
  }

  group(): Promise<NodeGroup | undefined> {
    return this.plane.kube.get<NodeGroup>(`${groups}/burst`);
  }

  vpsieNodes(): Promise<readonly VPSieNode[]> {
    return this.plane.kube.list<VPSieNode>(vpsieNodesPath);
  }

  /** JSON of the cloud's admin interface. */
  async admin<T>(path: string, method = 'GET', body?: object): Promise<T> {
    const response = await fetch(this.adminUrl + path, {
      method,
      ...(body && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }

  async metrics(): Promise<string> {
    return (await fetch(`${this.metricsUrl}/metrics`)).text();
  }

  async remove(): Promise<void> {
    await this.hypervisor.stop();
    await this.autoscaler.kill();
    await this.cloud.kill();
    await this.plane.remove();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #prepare(caFile: string): Promise<void> {
    const { kube } = this.plane;
    for (const name of ['nodegroups', 'vpsienodes']) {
      const crd = parse(await readFile(join(crds, `${name}.yaml`), 'utf8'));
      await kube.create('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', crd);
    }
    await kube.create('/api/v1/namespaces/kube-system/secrets', {
      metadata: { name: 'vpsie-secret' },
      stringData: { clientId: 'firedrill', clientSecret: 'fixed' },
    });
    await this.cloud.start('listening');
    const authority = await (await fetch(`${this.adminUrl}/ca.pem`)).text();
    await writeFile(caFile, authority);
    await kube.create('/api/v1/namespaces/kube-public/configmaps', clusterInfo(authority));
    await until(
      'the kinds are served',
      async () => (await this.vpsieNodes()).length + (await kube.list(groups)).length === 0,
    );
    this.hypervisor.start();
  }
}

/** As kubeadm publishes it; any authority will do. */
function clusterInfo(authority: string): object {
  const data = Buffer.from(authority).toString('base64');
  const kubeconfig = `clusters:
- cluster:
    certificate-authority-data: ${data}
    server: https://control-plane:6443
`;
  return { metadata: { name: 'cluster-info' }, data: { kubeconfig } };
}

export function nodeGroup(name: string, spec: object): object {
  return {
    apiVersion: 'autoscaler.vpsie.com/v1alpha1',
    kind: 'NodeGroup',
    metadata: { name },
    spec: {
      ...{ minNodes: 0, maxNodes: 3, offeringIDs: ['offering-small'], datacenterID: 'dc-fra-1' },
      ...{ osImageID: 'image-debian-12-kubernetes', labels: { 'vpsie.com/nodegroup': name } },
      taints: [{ key: 'vpsie.com/nodegroup', value: name, effect: 'NoSchedule' }],
      ...spec,
    },
  };
}

/** Looks ten times a second; an error counts as not yet, and is told if it stays. */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
  timeoutMs = 20_000,
): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs;
  let last: unknown = 'it was not so';
  while (performance.now() < deadlineMs) {
    try {
      if (await isSo()) return;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what}: not within ${timeoutMs / 1000} s`, { cause: last });
}
