import { expect } from 'chai';
import type { KeptLate, ProbeSample } from '../../harness/model/observations.ts';
import { probeLocally } from '../bench/local-k6.ts';
import { journey, LocalServers, posting, samplesOf } from './local-questions.ts';
import { medianGapMs } from './median-gap.ts';

const accepted = 'accepted (status 201), but not kept within 2000 ms';

describe('journeys by k6', function () {
  this.timeout(300_000);
  const servers = new LocalServers();
  afterEach(() => servers.close());

  const followUp = (url: string) => ({
    url: `${url}/jobs/{sha}`,
    take: { sha: 'commit.sha' },
    everyMs: 100,
    expect: { status: 200, bodyIncludes: 'succeeded' },
  });

  it('pass when their promise is kept, and last as long as that takes', async () => {
    const pushedMs = new Map<string, number>();
    const ports: (number | undefined)[] = [];
    let looks = 0;
    const url = await servers.serve((path, response, { socket }) => {
      ports.push(socket.remotePort);
      if (path.startsWith('/push/')) {
        const sha = path.slice('/push/'.length);
        pushedMs.set(sha, performance.now());
        response.writeHead(201).end(JSON.stringify({ commit: { sha } }));
        return;
      }
      looks += 1;
      const ageMs = performance.now() - (pushedMs.get(path.slice('/jobs/'.length)) ?? Number.NaN);
      response.end(ageMs >= 700 ? '[{"state":"succeeded"}]' : '[]');
    });
    const push = journey('push', `${url}/push/{unique}`, followUp(url));
    const samples = (await samplesOf([push], 6)).get('push') ?? [];
    for (const { ok, detail, durationMs } of samples) {
      expect(ok, detail).to.equal(true);
      expect(durationMs).to.be.at.least(700);
    }
    expect(pushedMs.size, 'each pushed another').to.be.at.least(6);
    for (const unique of pushedMs.keys()) expect(unique).to.match(/^[0-9a-z-]+$/);
    expect(looks / pushedMs.size, 'looks of each').to.be.within(2, 10);
    expect(new Set(ports).size, 'fresh connections').to.equal(ports.length);
  });

  it('put something unique into the body and the headers as well', async () => {
    const said: string[] = [];
    const url = await servers.serve(async (_, response, request) => {
      const body = (await request.toArray()).join('');
      said.push(body, `{"name":"${request.headers['x-name']}"}`);
      response.writeHead(201).end();
    });
    const body = '{"name":"{unique}"}';
    const headers = { 'X-Name': '{unique}' };
    await samplesOf([posting('one', url, { body, headers }), posting('two', url, { body })], 2);
    const named = said.filter((text) => text !== '{"name":"undefined"}');
    expect(new Set(named).size, 'one for each question, the same in all of it').to.equal(
      said.length / 2,
    );
    for (const text of named) expect(text).to.match(/^\{"name":"[0-9a-z-]+"\}$/);
  });

  it('do not wait for each other, even if every look hangs', async () => {
    const url = await servers.serve((path, response) => {
      if (path === '/push') response.writeHead(201).end('{"commit":{"sha":"c0ffee"}}');
    });
    const push = journey('push', `${url}/push`, followUp(url), { rate: 5 });
    const samples = (await samplesOf([push], 12)).get('push') ?? [];
    expect(samples[0]?.detail).to.equal(`${accepted}: no answer`);
    // Each is sent 200 ms after the one before, long before that one has its answer.
    expect(samples[0]?.durationMs).to.be.at.least(2_000);
    expect(medianGapMs(samples)).to.be.within(100, 400);
  });

  it('are watched when they are late, and reported when their promises are kept', async () => {
    let looks = 0;
    const url = await servers.serve((path, response) => {
      looks += path === '/push' ? 0 : 1;
      const state = looks > 30 ? 'succeeded' : 'queued';
      if (path === '/push') response.writeHead(201).end('{"commit":{"sha":"c0ffee"}}');
      else response.end(`[{"state":"${state}"}]`);
    });
    const samples: ProbeSample[] = [];
    const late = Promise.withResolvers<KeptLate>();
    const push = journey('push', `${url}/push`, followUp(url), { rate: 0.2 });
    const hear = (sample: ProbeSample) => samples.push(sample);
    const probing = await probeLocally([push], hear, undefined, ['push'], late.resolve);
    const kept = await Promise.race([late.promise, probing.failed]).finally(probing.stop);
    const [first] = samples;
    expect(first).to.deep.include({ ok: false, sentMs: kept.sentMs });
    expect(first?.acceptedMs).to.be.within(0, 2_000);
    expect(first?.lackedMs).to.be.within(first?.acceptedMs ?? 0, 2_000);
    expect(kept.durationMs).to.be.above(2_000);
    expect(kept.lackedMs).to.be.within(first?.lackedMs ?? 0, kept.durationMs);
  });

  it('pass by a later look if an earlier one hangs', async () => {
    let looks = 0;
    const url = await servers.serve((path, response) => {
      looks += path === '/push' ? 0 : 1;
      if (path === '/push') response.writeHead(201).end('{"commit":{"sha":"c0ffee"}}');
      else if (looks > 1) response.end('succeeded');
    });
    const push = journey('push', `${url}/push`, followUp(url));
    const [first] = (await samplesOf([push], 1)).get('push') ?? [];
    expect(first?.ok, first?.detail).to.equal(true);
    expect(first?.durationMs).to.be.at.least(90);
  });

  it('report how far they came', async () => {
    const url = await servers.serve((path, response) => {
      const [, kind] = path.split('/');
      if (kind === 'down') response.writeHead(500).end();
      else if (kind === 'wordless') response.writeHead(201).end('done');
      else if (kind === 'push') response.writeHead(201).end('{"commit":{"sha":"a/b?c"}}');
      // The taken value is one part of the address, whatever characters it has.
      else if (path === '/jobs/a%2Fb%3Fc') response.end('[{"state":"queued"}]');
    });
    const other = { ...followUp(url), expect: { status: 204 } };
    const all = await samplesOf(
      [
        journey('down', `${url}/down`, followUp(url)),
        journey('wordless', `${url}/wordless`, followUp(url)),
        journey('queued', `${url}/push`, followUp(url)),
        journey('other', `${url}/push`, other),
      ],
      1,
    );
    const details = [...all].map(([name, [first]]) => [name, first?.detail]);
    expect(Object.fromEntries(details)).to.deep.equal({
      down: 'status 500',
      wordless: 'status 201, but its body has no "commit.sha"',
      queued: `${accepted}: status 200, but its body lacks "succeeded": [{"state":"queued"}]`,
      other: `${accepted}: status 200`,
    });
  });

  it('can start less often than once a second, and the first starts at once', async () => {
    const url = await servers.serve((_, response) => response.writeHead(201).end());
    const slow = posting('slow', url, { rate: 0.4 });
    const [first, second] = (await samplesOf([slow], 2)).get('slow') ?? [];
    expect((second?.sentMs ?? 0) - (first?.sentMs ?? 0)).to.be.within(1_500, 4_500);
  });

  it('and other probes run only if they are named', async () => {
    const asked = new Set<string>();
    const url = await servers.serve((path, response) => {
      asked.add(path);
      response.writeHead(201).end();
    });
    const probes = [posting('one', `${url}/one`), posting('two', `${url}/two`)];
    const three = Promise.withResolvers<void>();
    let count = 0;
    const hear = () => {
      count += 1;
      if (count === 3) three.resolve();
    };
    const probing = await probeLocally(probes, hear, undefined, ['two']);
    await Promise.race([three.promise, probing.failed]).finally(probing.stop);
    expect([...asked]).to.deep.equal(['/two']);
  });
});
