import { expect } from 'chai';
import { LocalServers, posting, samplesOf } from './local-questions.ts';

describe('receipts and their audit by k6', function () {
  this.timeout(300_000);
  const servers = new LocalServers();
  afterEach(() => servers.close());

  const receiptAt = (url: string) => ({
    take: 'id',
    url: `${url}/jobs/{receipt}`,
    expect: { status: 200, bodyIncludes: '"id":' },
  });

  it('report what is kept, lost and unanswered', async () => {
    let given = 0;
    const looks = new Map<string, number>();
    const url = await servers.serve((path, response, request) => {
      if (request.method === 'POST') {
        given += 1;
        response.writeHead(201).end(path === '/jobs' ? JSON.stringify({ id: given }) : '{}');
        return;
      }
      const id = path.slice('/jobs/'.length);
      const look = (looks.get(id) ?? 0) + 1;
      looks.set(id, look);
      if (id === 'gone') response.writeHead(404).end();
      else if (id === 'empty') response.end('null');
      else if (id === 'failing') response.writeHead(503).end();
      else if (id === 'reset') request.socket.destroy();
      else if (id === 'late' && look < 3) response.writeHead(500).end();
      else response.end(`{"id":"${id}"}`);
    });
    const jobs = posting('jobs', `${url}/jobs`, { rate: 20, receipt: receiptAt(url) });
    const silent = posting('silent', `${url}/silent`, { receipt: receiptAt(url) });
    const ids = ['1', 'gone', 'empty', 'failing', 'reset', 'late', 'a/b', '7', '7'];
    const all = await samplesOf([jobs, silent], 2, async (probing) => {
      const { kept, lost, unanswered } = await probing.audit('jobs', ids);
      expect({ kept, unanswered }).to.deep.equal({ kept: 4, unanswered: 2 });
      expect([...lost].sort()).to.deep.equal(['empty', 'gone']);
    });
    expect(looks.get('gone'), 'an answer is an answer').to.equal(1);
    expect(looks.get('failing'), 'an error is asked again').to.equal(4);
    for (const { ok, receipt } of all.get('jobs') ?? []) {
      expect(ok).to.equal(true);
      expect(receipt).to.match(/^\d+$/);
    }
    for (const sample of all.get('silent') ?? []) {
      const detail = 'status 201, but its body has no "id"';
      expect(sample).to.deep.include({ ok: false, detail }).and.not.to.have.property('receipt');
    }
  });

  it('ask again for as long as `within` allows, and then count what is missing as lost', async () => {
    const looks = new Map<string, number>();
    const url = await servers.serve((path, response, { method }) => {
      const id = path.slice('/jobs/'.length);
      const look = (looks.get(id) ?? 0) + 1;
      looks.set(id, look);
      if (method === 'POST') response.writeHead(201).end('{"id":"x"}');
      else response.end(id === 'slow' && look >= 3 ? '{"id":"slow"}' : '{}');
    });
    const receipt = { ...receiptAt(url), withinMs: 4_000 };
    const jobs = posting('jobs', `${url}/jobs`, { receipt });
    await samplesOf([jobs], 1, async (probing) => {
      const audit = await probing.audit('jobs', ['slow', 'never']);
      expect(audit).to.deep.equal({ kept: 1, lost: ['never'], unanswered: 0 });
    });
    expect(looks.get('slow')).to.equal(3);
    expect(looks.get('never')).to.be.within(3, 7);
  });

  it('handle thousands in seconds, while the probes go on', async () => {
    let looks = 0;
    const url = await servers.serve((_, response, { method }) => {
      if (method === 'GET') looks += 1;
      response.writeHead(method === 'GET' ? 200 : 201).end('{"id":"x"}');
    });
    const jobs = posting('jobs', `${url}/jobs`, { rate: 20, receipt: receiptAt(url) });
    const ids = Array.from({ length: 3_000 }, (_, index) => `job-${index}`);
    let tookMs = Number.NaN;
    const all = await samplesOf([jobs], 5, async (probing) => {
      const fromMs = performance.now();
      const audit = await probing.audit('jobs', ids);
      tookMs = performance.now() - fromMs;
      expect(audit).to.deep.equal({ kept: 3_000, lost: [], unanswered: 0 });
    });
    expect(looks).to.equal(3_000);
    // 3 s on a quiet machine of two cores.
    expect(tookMs).to.be.below(30_000);
    expect(all.get('jobs')?.every(({ ok }) => ok)).to.equal(true);
  });

  it('ask for fifty at once if the address takes many', async () => {
    const asked: number[] = [];
    const url = await servers.serve((path, response, { method }) => {
      if (method === 'POST') {
        response.writeHead(201).end('{"id":"x"}');
        return;
      }
      const ids = new URLSearchParams(path.split('?')[1]).get('ids')?.split(',') ?? [];
      asked.push(ids.length);
      const there = ids.filter((id) => id !== 'job-7' && id !== 'job-119');
      // Three ask at the same time, and any of them may be first: a busy one of fifty is asked again.
      const isFirstFull = ids.length === 50 && asked.filter((count) => count === 50).length === 1;
      if (isFirstFull) response.writeHead(503).end();
      else response.end(JSON.stringify(there.map((id) => ({ id }))));
    });
    const receipt = {
      take: 'id',
      url: `${url}/jobs?ids={receipts}`,
      expect: { status: 200, bodyIncludes: '"id":"{receipt}"' },
    };
    const jobs = posting('jobs', `${url}/jobs`, { receipt });
    const ids = Array.from({ length: 120 }, (_, index) => `job-${index}`);
    await samplesOf([jobs], 1, async (probing) => {
      const { kept, lost, unanswered } = await probing.audit('jobs', ids);
      expect({ kept, unanswered }).to.deep.equal({ kept: 118, unanswered: 0 });
      expect([...lost].sort()).to.deep.equal(['job-119', 'job-7']);
    });
    expect(asked.sort((one, other) => one - other)).to.deep.equal([20, 50, 50, 50]);
  });

  it('do not ask thousands of times if nothing answers at all', async () => {
    const url = await servers.serve((_, response, { method }) => {
      if (method === 'POST') response.writeHead(201).end('{"id":"x"}');
      else response.writeHead(500).end();
    });
    const jobs = posting('jobs', `${url}/jobs`, { receipt: receiptAt(url) });
    const ids = Array.from({ length: 3_000 }, (_, index) => `job-${index}`);
    await samplesOf([jobs], 1, async (probing) => {
      const fromMs = performance.now();
      const audit = await probing.audit('jobs', ids);
      expect(audit).to.deep.equal({ kept: 0, lost: [], unanswered: 3_000 });
      expect(performance.now() - fromMs).to.be.within(14_000, 40_000);
    });
  });

  it('fail if k6 fails, rather than find nothing', async () => {
    const url = await servers.serve((_, response) => response.writeHead(201).end());
    await samplesOf([posting('plain', url)], 1, async (probing) => {
      const error = await probing.audit('plain', ['1']).catch((reason: unknown) => reason);
      expect(error).to.include({ code: 'PROBER_FAILED' });
      expect(String(error)).to.include('has no receipts');
    });
  });
});
