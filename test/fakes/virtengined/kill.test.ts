import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { seededRandom } from '../../seeded-random.ts';

const main = 'fixtures/fakes/virtengined/main.ts';
const resources = { cpuMillis: 1, memoryBytes: 1, storageBytes: 0 };
const order = { tenant: 't', kind: 'container', resources, maxPrice: 9, manifest: 'x' };

describe('virtengined, killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firedrill-chain-'));
  let node: ChildProcess;
  let url: string;

  const start = async () => {
    const env = { ...process.env, PORT: '0', ADMIN_PORT: '0', DATA_FOLDER: folder, BLOCK_MS: '20' };
    node = spawn(process.execPath, [main, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(
      createInterface({ input: node.stdout as NodeJS.ReadableStream }),
      'line',
    );
    url = `http://127.0.0.1:${JSON.parse(String(line)).api}`;
  };

  const post = async (path: string, body: object) => {
    const answer = await fetch(url + path, { method: 'POST', body: JSON.stringify(body) });
    return JSON.parse(await answer.text());
  };

  after(async () => {
    // It writes a block every 20 ms, until it is really gone.
    const exited = once(node, 'exit');
    if (node.kill('SIGKILL')) await exited;
    rmSync(folder, { recursive: true, force: true });
  });

  it('has every order and bid that it answered, once, and leases of no other', async function () {
    this.timeout(60_000);
    const random = seededRandom(15);
    const told: string[] = [];
    const bidOn: string[] = [];
    for (let kill = 0; kill < 4; kill += 1) {
      await start();
      let running = true;
      const work = async () => {
        while (running) {
          const { id, error } = await post('/v1/orders', order);
          // It catches up first.
          if (error) continue;
          told.push(id);
          const { sequence } = JSON.parse(await (await fetch(`${url}/v1/accounts/p`)).text());
          const { bid } = await post('/v1/bids', {
            orderId: id,
            provider: 'p',
            price: 1,
            sequence,
          });
          if (bid) bidOn.push(id);
        }
      };
      const before = told.length;
      const worked = work().catch(() => undefined);
      while (told.length < before + 5) await pause(5);
      await pause(random() * 60);
      node.kill('SIGKILL');
      await once(node, 'exit');
      running = false;
      await worked;
    }
    await start();
    const list = async (what: string) => {
      const answer = await fetch(`${url}/v1/${what}?limit=10000`);
      return JSON.parse(await answer.text())[what] as readonly { id: string; orderId: string }[];
    };
    const orders = (await list('orders')).map(({ id }) => id);
    expect(orders).to.include.members(told);
    expect(new Set(orders).size).to.equal(orders.length);
    expect((await list('bids')).map(({ orderId }) => orderId)).to.include.members(bidOn);
    const leases = (await list('leases')).map(({ orderId }) => orderId);
    expect(orders).to.include.members(leases);
    expect(leases).to.not.have.length(0);
    expect(new Set(leases).size).to.equal(leases.length);
  });
});
