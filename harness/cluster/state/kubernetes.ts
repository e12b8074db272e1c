import {
  CoreV1Api,
  createConfiguration,
  HttpMethod,
  IsomorphicFetchHttpLibrary,
  KubeConfig,
  KubernetesObjectApi,
  RequestContext,
  ServerConfiguration,
  wrapHttpLibrary,
} from '@kubernetes/client-node';
import { HarnessError } from '../../errors.ts';

type Dispatcher = NonNullable<ReturnType<RequestContext['getDispatcher']>>;

const requestTimeoutMs = 15_000;

/** The client opens a connection for every request (7 ms each); this class keeps one open (1 ms). */
class KeptConnection extends KubeConfig {
  #dispatcher: Dispatcher | undefined;

  override async applySecurityAuthentication(context: RequestContext): Promise<void> {
    if (this.#dispatcher) {
      context.setDispatcher(this.#dispatcher);
    } else {
      await super.applySecurityAuthentication(context);
      this.#dispatcher ??= context.getDispatcher();
    }
    if (!context.getSignal()) context.setSignal(AbortSignal.timeout(requestTimeoutMs));
  }

  async close(): Promise<void> {
    await this.#dispatcher?.destroy();
    this.#dispatcher = undefined;
  }
}

/** One cluster's API: typed access, plain requests and watches, over the same connections. */
export interface Kubernetes {
  readonly config: KubeConfig;
  readonly core: CoreV1Api;
  readonly objects: KubernetesObjectApi;
  /** The parsed answer to a GET. CLUSTER_FAILED unless its status is 200. */
  get(path: string, accept?: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Prepares a client from a kubeconfig with client certificates; sends nothing yet. */
export function connectKubernetes(cluster: string, kubeconfig: string): Kubernetes {
  const config = new KeptConnection();
  config.loadFromString(kubeconfig);
  const server = config.getCurrentCluster()?.server;
  if (!server) {
    throw new HarnessError('CLUSTER_FAILED', `the kubeconfig of ${cluster} names no server`, {
      next: 'Remove the cluster with `firedrill down`.',
    });
  }
  const fetching = new IsomorphicFetchHttpLibrary();
  const send = (request: RequestContext) =>
    fetching
      .send(request)
      .toPromise()
      .catch((cause: unknown) => {
        throw silent(cluster, cause);
      });
  const configuration = createConfiguration({
    baseServer: new ServerConfiguration(server, {}),
    authMethods: { default: config },
    httpApi: wrapHttpLibrary({ send }),
  });
  return {
    config,
    core: new CoreV1Api(configuration),
    objects: new KubernetesObjectApi(configuration),
    get: async (path, accept = 'application/json') => {
      const request = new RequestContext(server + path, HttpMethod.GET);
      request.setHeaderParam('Accept', accept);
      await config.applySecurityAuthentication(request);
      const { httpStatusCode, body } = await send(request);
      const text = await body.text();
      if (httpStatusCode === 200) return JSON.parse(text);
      throw new HarnessError(
        'CLUSTER_FAILED',
        `GET ${path} in ${cluster}: ${httpStatusCode} ${text}`,
      );
    },
    close: () => config.close(),
  };
}

function silent(cluster: string, cause: unknown): HarnessError {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const why = inner instanceof Error ? inner.message : String(inner);
  return new HarnessError(
    'CLUSTER_FAILED',
    `the API server of ${cluster} does not answer: ${why}`,
    {
      next: `Check that \`docker ps\` shows ${cluster}-control-plane, or run this again with a new cluster.`,
      cause,
    },
  );
}
