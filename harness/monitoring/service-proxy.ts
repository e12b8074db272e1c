import { ApiException, type CoreV1Api, createConfiguration } from '@kubernetes/client-node';
import { HarnessError } from '../errors.ts';
import type { AlertSource } from '../model/system.ts';

/**
 * GET of a path at a Service, by way of the API server: no port of the cluster need be open to us.
 * The answer, parsed; ALERTS_FAILED where there is none, or none with status 200.
 */
export async function getThroughProxy(
  core: CoreV1Api,
  source: AlertSource,
  path: string,
  query: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const { namespace, service, port } = source;
  try {
    return await core.connectGetNamespacedServiceProxyWithPath(
      { namespace, name: `${service}:${port}`, path },
      { middleware: asking(query) },
    );
  } catch (cause) {
    throw alertsFailed(source, `GET /${path}: ${reasonOf(cause)}`, cause);
  }
}

/** What is wrong with the answers of a Service. */
export function alertsFailed(
  { namespace, service, port }: AlertSource,
  why: string,
  cause?: unknown,
): HarnessError {
  return new HarnessError('ALERTS_FAILED', `${service}:${port} in ${namespace}: ${why}`, {
    next: `Look at it with \`kubectl get pods -n ${namespace}\`; system.yaml names it under "alerts".`,
    cause,
  });
}

// The client knows a proxied path, but of no query that goes with it.
function asking(query: Readonly<Record<string, string>>) {
  const { middleware } = createConfiguration({
    promiseMiddleware: [
      {
        pre: async (context) => {
          for (const [name, value] of Object.entries(query)) context.setQueryParam(name, value);
          return context;
        },
        post: async (response) => response,
      },
    ],
  });
  return middleware;
}

function reasonOf(cause: unknown): string {
  if (cause instanceof ApiException) return `${cause.code} ${cause.body ?? ''}`.trim();
  return cause instanceof Error ? cause.message : String(cause);
}
