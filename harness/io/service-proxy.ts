import type { CoreV1Api } from '@kubernetes/client-node';
import { HarnessError } from '../errors.ts';
import { isApiRefusal } from '../model/api-refusal.ts';
import type { ServicePort } from '../model/system.ts';

const usualTimeoutMs = 15_000;

export interface ProxyRequest {
  /** GET by default. */
  readonly method?: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Without a leading slash: `machines/vm-1`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Until the whole answer has arrived; 15 s by default. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Sends a request to a Service through the API server, so that the cluster needs no open port.
 * Resolves to the answer, parsed if it is JSON. CLUSTER_FAILED without an answer of status 2xx.
 */
export async function askThroughProxy(
  core: CoreV1Api,
  at: ServicePort,
  request: ProxyRequest,
): Promise<unknown> {
  const { method = 'GET', path } = request;
  const name = `${at.service}:${at.port}`;
  const parameters = { namespace: at.namespace, name, path };
  const options = { middleware: await sending(request) };
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
    const next = `Check its pods: \`kubectl get pods -n ${at.namespace}\`.`;
    throw new HarnessError('CLUSTER_FAILED', what, { next, cause });
  }
}

/** The status with which a Service refused a request; undefined for any other error. */
export function refusedWith(error: unknown): number | undefined {
  const cause = error instanceof HarnessError ? error.cause : undefined;
  return isApiRefusal(cause) ? cause.code : undefined;
}

// The client knows a proxied path, but neither a query nor a body for it.
async function sending({ query = {}, body, timeoutMs = usualTimeoutMs, signal }: ProxyRequest) {
  const { createConfiguration } = await import('@kubernetes/client-node');
  const { middleware } = createConfiguration({
    promiseMiddleware: [
      {
        pre: async (context) => {
          for (const [name, value] of Object.entries(query)) context.setQueryParam(name, value);
          if (body !== undefined) {
            context.setHeaderParam('Content-Type', 'application/json');
            context.setBody(JSON.stringify(body));
          }
          const deadline = AbortSignal.timeout(timeoutMs);
          context.setSignal(signal ? AbortSignal.any([signal, deadline]) : deadline);
          return context;
        },
        // An empty answer has no content type, and the client would reject it.
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
  if (isApiRefusal(cause)) return `${cause.code} ${cause.body ?? ''}`.trim();
  return cause instanceof Error ? cause.message : String(cause);
}
