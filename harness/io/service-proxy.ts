import { ApiException, type CoreV1Api, createConfiguration } from '@kubernetes/client-node';
import { HarnessError } from '../errors.ts';
import type { ServicePort } from '../model/system.ts';

const usualTimeoutMs = 15_000;

export interface ProxyRequest {
  /** GET where it is left out. */
  readonly method?: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Without a slash at its beginning: `machines/vm-1`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Until the whole answer is there; 15 s where it is left out. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Asks a Service by way of the API server: no port of the cluster need be open to us. Resolves to the
 * answer, parsed where it is JSON; CLUSTER_FAILED where there is none, or none with status 2xx.
 */
export async function askThroughProxy(
  core: CoreV1Api,
  at: ServicePort,
  request: ProxyRequest,
): Promise<unknown> {
  const { method = 'GET', path } = request;
  const name = `${at.service}:${at.port}`;
  const parameters = { namespace: at.namespace, name, path };
  const options = { middleware: sending(request) };
  try {
    switch (method) {
      case 'GET':
        return await core.connectGetNamespacedServiceProxyWithPath(parameters, options);
      case 'PUT':
        return await core.connectPutNamespacedServiceProxyWithPath(parameters, options);
      case 'POST':
        return await core.connectPostNamespacedServiceProxyWithPath(parameters, options);
      case 'DELETE':
        return await core.connectDeleteNamespacedServiceProxyWithPath(parameters, options);
    }
  } catch (cause) {
    const what = `${name} in ${at.namespace}: ${method} /${path}: ${reasonOf(cause)}`;
    const next = `Look at it with \`kubectl get pods -n ${at.namespace}\`.`;
    throw new HarnessError('CLUSTER_FAILED', what, { next, cause });
  }
}

/** The status with which the Service refused what it was asked; undefined where it was not that. */
export function refusedWith(error: unknown): number | undefined {
  const cause = error instanceof HarnessError ? error.cause : undefined;
  return cause instanceof ApiException ? cause.code : undefined;
}

// The client knows a proxied path, but of no query and no body that goes with it.
function sending({ query = {}, body, timeoutMs = usualTimeoutMs, signal }: ProxyRequest) {
  const { middleware } = createConfiguration({
    promiseMiddleware: [
      {
        pre: async (context) => {
          for (const [name, value] of Object.entries(query)) context.setQueryParam(name, value);
          if (body !== undefined) {
            context.setHeaderParam('Content-Type', 'application/json');
            context.setBody(JSON.stringify(body));
          }
          const overtime = AbortSignal.timeout(timeoutMs);
          context.setSignal(signal ? AbortSignal.any([signal, overtime]) : overtime);
          return context;
        },
        // An answer of nothing has no type either, and the client would not take it.
        post: async (response) => {
          response.headers['content-type'] ??= 'text/plain';
          return response;
        },
      },
    ],
  });
  return middleware;
}

function reasonOf(cause: unknown): string {
  if (cause instanceof ApiException) return `${cause.code} ${cause.body ?? ''}`.trim();
  return cause instanceof Error ? cause.message : String(cause);
}
