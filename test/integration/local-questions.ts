import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProbeSample } from '../../harness/model/observations.ts';
import type { FollowUp } from '../../harness/scenario/probe-kinds/http/follow-up.ts';
import type { HttpProbe } from '../../harness/scenario/probe-kinds/http.ts';
import { type LocalProbing, probeLocally } from '../bench/local-k6.ts';

type Handler = (path: string, response: ServerResponse, request: IncomingMessage) => void;

/** Servers of a test on this machine's loopback; `close` them after it. */
export class LocalServers {
  private readonly servers: Server[] = [];

  /** Resolves to its address, without a path. */
  async serve(handle: Handler): Promise<string> {
    const server = createServer((request, response) =>
      handle(request.url ?? '', response, request),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.servers.push(server);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  close(): void {
    for (const server of this.servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  }
}

/** Something posted twice a second, and accepted with 201 within 2 s. */
export function posting(name: string, url: string, rest: Partial<HttpProbe> = {}): HttpProbe {
  const question = { kind: 'http', method: 'POST', headers: {}, rate: 2 } as const;
  return { name, url, ...question, timeoutMs: 2_000, expect: { status: 201 }, ...rest };
}

export function journey(
  name: string,
  url: string,
  followUp: FollowUp,
  rest: Partial<HttpProbe> = {},
): HttpProbe {
  // biome-ignore lint/suspicious/noThenProperty: a key of the system's file; nothing callable.
  return posting(name, url, { then: followUp, ...rest });
}

/** Samples of each probe until every one of them has so many, and `meanwhile` is over. */
export async function samplesOf(
  probes: readonly HttpProbe[],
  count: number,
  meanwhile: (probing: LocalProbing) => Promise<void> = async () => undefined,
): Promise<Map<string, ProbeSample[]>> {
  const all = new Map<string, ProbeSample[]>(probes.map(({ name }) => [name, []]));
  const enough = Promise.withResolvers<void>();
  const probing = await probeLocally(probes, (sample) => {
    all.get(sample.probe)?.push(sample);
    if ([...all.values()].every(({ length }) => length >= count)) enough.resolve();
  });
  try {
    await Promise.race([enough.promise, probing.failed]);
    await Promise.race([meanwhile(probing), probing.failed]);
  } finally {
    await probing.stop();
  }
  return all;
}
