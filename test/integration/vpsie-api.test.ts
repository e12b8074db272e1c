import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { VpsieProcess } from './vpsie-process.ts';

describe('vpsie-api over TLS', function () {
  this.timeout(300_000);
  let folder: string;
  let cloud: VpsieProcess;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vpsie-api-'));
    cloud = await VpsieProcess.start(folder);
  });
  after(async () => {
    await cloud?.end('SIGKILL');
    await rm(folder, { recursive: true });
  });
  afterEach(() => cloud.admin('/certificate', 'DELETE'));

  const show = (kind: string) => cloud.admin('/certificate', 'PUT', { kind });
  /** On a connection of its own: the status, or why there is none. */
  const ask = (host = 'api.vpsie.com', path = '/v2/health') =>
    cloud.ask(path, { host, agent: new Agent() }).then(
      ({ status }) => status,
      (error: NodeJS.ErrnoException) => error.code,
    );
  const askStatus = () => ask('status.vpsie.com', '/api/v2/status.json');

  it('is trusted by its own authority, under all its names', async () => {
    expect(await ask()).to.equal(200);
    expect(await askStatus()).to.equal(200);
    expect(await ask('console.vpsie.com', '/')).to.equal(401);
  });

  for (const [kind, code] of [
    ['expired', 'CERT_HAS_EXPIRED'],
    ['wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['unknown-authority', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ] as const) {
    it(`shows a certificate that is ${kind} when it is told, of the API alone, and a good one after`, async () => {
      await show(kind);
      expect(await ask()).to.equal(code);
      expect(await askStatus()).to.equal(200);
      const { value, hits } = (await (await cloud.admin('/certificate')).json()) as {
        value: object;
        hits: number;
      };
      expect(value).to.deep.equal({ kind });
      expect(hits).to.equal(1);
      await cloud.admin('/certificate', 'DELETE');
      expect(await ask()).to.equal(200);
    });
  }

  it('ends connections of before with their next answer, and resumes no session of theirs', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const health = () => cloud.ask('/v2/health', { agent });
    expect((await health()).headers.connection).to.equal('keep-alive');
    // Busy when the certificate changes: nothing idle that could be closed at once.
    await cloud.admin('/faults/slow', 'PUT', { route: '/v2/health', delayMs: 300 });
    const underWay = health();
    await expectHits('slow', 1);
    await show('expired');
    expect((await underWay).status).to.equal(200);
    await cloud.admin('/faults/slow', 'DELETE');
    const codes = [];
    for (let call = 0; call < 2; call += 1) {
      codes.push(
        await health().then(
          ({ headers }) => headers.connection,
          (error) => error.code,
        ),
      );
    }
    expect(codes).to.deep.equal(['close', 'CERT_HAS_EXPIRED']);
    agent.destroy();
  });

  it('keeps its authority and what it shows when it starts again', async () => {
    const { authority } = cloud;
    await show('expired');
    expect(await cloud.end('SIGTERM')).to.equal(0);
    cloud = await VpsieProcess.start(folder);
    expect(cloud.authority).to.equal(authority);
    expect(await ask()).to.equal('CERT_HAS_EXPIRED');
    await cloud.admin('/certificate', 'DELETE');
    expect(await ask()).to.equal(200);
  });

  async function expectHits(name: string, hits: number): Promise<void> {
    for (;;) {
      const fault = (await (await cloud.admin(`/faults/${name}`)).json()) as { hits: number };
      if (fault.hits === hits) return;
      await pause(10);
    }
  }
});
