import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { expect } from 'chai';
import { docker } from '../../harness/io/docker.ts';
import type { ProbeSample } from '../../harness/model/observations.ts';
import type { ProbeSpec } from '../../harness/model/system.ts';
import { apiFile, authoritiesFile } from '../../harness/probes/questions.ts';
import type { ConditionProbe } from '../../harness/scenario/probe-kinds/condition.ts';
import type { HttpProbe } from '../../harness/scenario/probe-kinds/http.ts';
import { probeLocally } from '../bench/local-k6.ts';
import { certificateOf } from './certificate-of.ts';
import { medianGapMs } from './median-gap.ts';

const questions = '/prober/questions.json';

describe('probes by k6', function () {
  this.timeout(300_000);
  const servers: Server[] = [];

  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function urlOf(server: Server): Promise<string> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  const answering = (status: number, body: string, headers = {}) =>
    createHttpServer((_, response) => response.writeHead(status, headers).end(body));

  function probe(name: string, url: string, rest: Partial<HttpProbe> = {}): HttpProbe {
    const expected = { status: 200, bodyIncludes: 'well' };
    const question = { kind: 'http', method: 'GET', headers: {}, rate: 20 } as const;
    return { name, url, ...question, timeoutMs: 250, expect: expected, ...rest };
  }

  /** Samples of each probe until every one of them has ten. */
  async function tenOfEach(probes: readonly HttpProbe[]): Promise<Map<string, ProbeSample[]>> {
    const all = new Map<string, ProbeSample[]>(probes.map(({ name }) => [name, []]));
    const enough = Promise.withResolvers<void>();
    const probing = await probeLocally(probes, (sample) => {
      all.get(sample.probe)?.push(sample);
      if ([...all.values()].every(({ length }) => length >= 10)) enough.resolve();
    });
    try {
      await Promise.race([enough.promise, probing.failed]);
    } finally {
      await probing.stop();
    }
    return all;
  }

  it('counts only the right reply as a success, and reports any other', async () => {
    const gone = createServer();
    const refused = await urlOf(gone);
    await new Promise((resolve) => gone.close(resolve));
    const resetting = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.on('data', () => socket.resetAndDestroy());
    });
    const silent = createServer((socket) => socket.on('error', () => socket.destroy()));
    const half = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nwell');
    });
    const moved = answering(302, 'well', { location: '/elsewhere' });
    const all = await tenOfEach([
      probe('well', await urlOf(answering(200, 'all is well'))),
      probe('other status', await urlOf(answering(500, 'well'))),
      probe('other success', await urlOf(answering(204, ''))),
      probe('other body', await urlOf(answering(200, 'hello'))),
      probe('moved', await urlOf(moved)),
      probe('refused', refused),
      probe('reset', await urlOf(resetting)),
      probe('silent', await urlOf(silent)),
      probe('half an answer', await urlOf(half)),
      probe('no such name', 'http://no-such-name.invalid/'),
    ]);
    const details = [...all].map(([name, samples]) => [name, samples.at(-1)?.detail]);
    expect(Object.fromEntries(details)).to.deep.equal({
      well: undefined,
      'other status': 'status 500',
      'other success': 'status 204',
      'other body': 'status 200, but its body lacks "well"',
      moved: 'status 302',
      refused: 'dial: connection refused',
      reset: 'read: connection reset by peer',
      silent: 'no answer in 250 ms',
      'half an answer': 'no answer in 250 ms',
      'no such name': 'lookup: no such host',
    });
    for (const [name, samples] of all) {
      expect(samples.every(({ ok }) => ok === (name === 'well'))).to.equal(true);
    }
  });

  it('asks as its user would: method, headers and body, each time on a fresh connection', async () => {
    const requests: string[] = [];
    const ports = new Set<number | undefined>();
    const server = createHttpServer(async (request, response) => {
      ports.add(request.socket.remotePort);
      const body = (await request.toArray()).join('');
      requests.push(`${request.method} ${request.headers['content-type']} ${body}`);
      response.end('well');
    });
    const body = '{"say":"\\"} {x} `"}';
    const headers = { 'Content-Type': 'application/json' };
    await tenOfEach([probe('post', await urlOf(server), { method: 'POST', headers, body })]);
    expect(new Set(requests)).to.deep.equal(new Set([`POST application/json ${body}`]));
    expect(ports.size).to.equal(requests.length);
  });

  it('keeps its rate while every question hangs, in little memory', async () => {
    let open = 0;
    let most = 0;
    const silent = createServer((socket) => {
      open += 1;
      most = Math.max(most, open);
      socket.on('close', () => {
        open -= 1;
      });
      socket.on('error', () => socket.destroy()).resume();
    });
    const url = await urlOf(silent);
    const samples: ProbeSample[] = [];
    const enough = Promise.withResolvers<void>();
    const probing = await probeLocally([probe('hung', url, { timeoutMs: 1_000 })], (sample) => {
      samples.push(sample);
      if (samples.length === 60) enough.resolve();
    });
    try {
      await Promise.race([enough.promise, probing.failed]);
      const { stdout } = await docker(['exec', probing.container, 'cat', '/proc/1/status'], {
        timeoutMs: 10_000,
      });
      expect(Number(/VmHWM:\s*(\d+) kB/.exec(stdout)?.[1]) / 1024).to.be.within(10, 80);
    } finally {
      await probing.stop();
    }
    // Every 50 ms one that hangs for a second: twenty at once, and half of them on a machine that stalls.
    expect(most, 'questions under way at once').to.be.within(10, 30);
    expect(medianGapMs(samples)).to.be.within(25, 75);
  });

  it('reads an object of the API with its token, and says what its roll-out lacks', async () => {
    const { key, cert } = await certificateOf('127.0.0.1');
    let replicas = 3;
    const server = createHttpsServer({ key, cert }, ({ url, headers }, response) => {
      const isAllowed = headers.authorization === 'Bearer t';
      const status = { observedGeneration: 1, replicas, updatedReplicas: 3, availableReplicas: 3 };
      const metadata = { generation: 1 };
      const object = { kind: 'Deployment', metadata, spec: { replicas: 3 }, status };
      response
        .writeHead(isAllowed ? (url === '/apis/web' ? 200 : 404) : 403)
        .end(JSON.stringify(object));
    });
    const { port } = new URL(await urlOf(server));
    const api = { server: `https://127.0.0.1:${port}`, token: 't' };
    const paths = { web: '/apis/web', other: '/apis/other' };
    const rate = { rate: 20, timeoutMs: 1_000 };
    const object = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'n', name: 'web' };
    const [web, other] = (['web', 'other'] as const).map(
      (name): ConditionProbe => ({
        ...{ name, kind: 'condition', object, expect: { rollout: 'complete' }, ...rate },
      }),
    );
    /** Why each probe failed first; `web` only once it has passed, if it is trusted. */
    const failures = async (authority: string) => {
      const details = new Map<string, string | undefined>();
      const seen = Promise.withResolvers<void>();
      const probing = await probeLocally(
        [web, other].filter((one) => one !== undefined),
        ({ probe: name, ok, detail }) => {
          if (ok) replicas = 4;
          else details.set(name, details.get(name) ?? detail);
          if (details.size === 2) seen.resolve();
        },
        (files) => ({
          ...files,
          ...apiFile({ ...api, authority }, paths),
          ...authoritiesFile([authority]),
        }),
      );
      await Promise.race([seen.promise, probing.failed]).finally(probing.stop);
      return Object.fromEntries(details);
    };
    const untrusted = await failures('').catch(String);
    expect(untrusted).to.match(/learnt nothing for .*the API server: .*unknown authority/);
    expect(replicas, 'nothing was believed').to.equal(3);
    expect(await failures(cert)).to.deep.equal({
      web: '1 replicas of an earlier version are left',
      other: 'there is no such object',
    });
  });

  it('asks a question of any kind with the file of that name, within its timeout', async () => {
    const door: ProbeSpec = { name: 'door', kind: 'knock', rate: 20, timeoutMs: 250 };
    const knock = `import { sleep } from 'k6';
let knocks = 0;
export default {
  ask() {
    knocks += 1;
    if (knocks > 1) sleep(0.3);
    return knocks > 1 ? {} : { lack: 'nobody opens' };
  },
};`;
    const details = new Set<string | undefined>();
    const both = Promise.withResolvers<void>();
    const probing = await probeLocally(
      [door, probe('well', await urlOf(answering(200, 'well')))],
      ({ probe: name, detail }) => {
        if (name === 'door') details.add(detail);
        if (details.size === 2) both.resolve();
      },
      (files) => ({ ...files, '/prober/kinds/knock.ts': knock }),
    );
    await Promise.race([both.promise, probing.failed]).finally(probing.stop);
    expect([...details]).to.have.members(['nobody opens', 'no answer in 250 ms']);
  });

  it('fails if the prober has no file for the kind, and names the file', async () => {
    const door: ProbeSpec = { name: 'door', kind: 'knock', rate: 20, timeoutMs: 250 };
    const probing = await probeLocally([door], () => undefined);
    const error = await probing.failed.catch((reason: unknown) => reason).finally(probing.stop);
    expect(error).to.include({ code: 'PROBER_FAILED' });
    expect(String(error)).to.include('cannot load kinds/knock.ts');
  });

  it('fails rather than leave a question unasked', async () => {
    const silent = createServer((socket) => socket.on('error', () => socket.destroy()));
    const url = await urlOf(silent);
    const probing = await probeLocally(
      [probe('starved', url)],
      () => undefined,
      (files) => ({
        ...files,
        [questions]: files[questions]?.replace(/"virtualUsers":\d+/, '"virtualUsers":1') ?? '',
      }),
    );
    const error = await probing.failed.catch((reason: unknown) => reason).finally(probing.stop);
    expect(error).to.include({ code: 'PROBER_FAILED' });
    expect(String(error)).to.include('could not ask every question');
  });
});
