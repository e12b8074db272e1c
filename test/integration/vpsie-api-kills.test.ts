import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { type Vm, vmOf, vmsOf } from '../fakes/vpsie-api/answers.ts';
import { seededRandom } from '../seeded-random.ts';
import { VpsieProcess } from './vpsie-process.ts';

// The controller beside it is killed a hundred times as well: vpsie-kills.test.ts.
const kills = 25;
const seed = 20_260_301;
/** What is kept up while it lives: enough that a kill falls into the middle of some. */
const callersAtOnce = 4;
const latestKillMs = 60;
const cutOff = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE'];

interface Wanted {
  readonly hostname: string;
  /** The ID that an answer named. */
  id?: number;
  /** Asked for; `gone` once that was answered. */
  deletion?: 'asked' | 'gone';
}

describe('vpsie-api killed in the middle of creations and deletions', function () {
  this.timeout(300_000);
  let folder: string;
  let cloud: VpsieProcess;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vpsie-kills-'));
  });
  after(async () => {
    await cloud?.end('SIGKILL');
    await rm(folder, { recursive: true });
  });

  it(`loses no VM and doubles none in ${kills} kills`, async () => {
    const random = seededRandom(seed);
    const wanted: Wanted[] = [];
    let cut = 0;
    for (let round = 0; round < kills; round += 1) {
      cloud = await VpsieProcess.start(folder, settings);
      const authorization = await cloud.login();
      await settle(cloud, authorization, wanted);
      const killed = new AbortController();
      const calling = Array.from({ length: callersAtOnce }, async () => {
        while (!killed.signal.aborted) {
          const one = pick(wanted, random) ?? {
            hostname: `vm-${round}-${wanted.length}`,
          };
          if (!wanted.includes(one)) wanted.push(one);
          await attempt(cloud, authorization, one).catch((error: NodeJS.ErrnoException) => {
            if (!cutOff.includes(error.code ?? '')) throw error;
            cut += 1;
          });
        }
      });
      const called = Promise.allSettled(calling);
      await pause(random() * latestKillMs);
      killed.abort();
      await cloud.end('SIGKILL');
      for (const one of await called) if (one.status === 'rejected') throw one.reason;
    }
    cloud = await VpsieProcess.start(folder, settings);
    const authorization = await cloud.login();
    await settle(cloud, authorization, wanted);
    expectAsWanted(await listAll(cloud, authorization), wanted);
    const { vms } = (await (await cloud.admin('/ledger')).json()) as {
      vms: { now: number; created: number; deleted: number };
    };
    expect(vms.created).to.equal(wanted.length);
    expect(vms.created - vms.deleted).to.equal(vms.now);
    await cloud.end('SIGTERM');
    // Else the kills came when nothing was under way.
    expect(cut).to.be.above(kills);
    expect(wanted.filter(({ deletion }) => deletion).length).to.be.above(kills / 4);
  });
});

const settings = { QUOTA: '100000', RATE_PER_MINUTE: '1000000', RATE_BURST: '1000000' };

/** Whatever is acknowledged is there; then what was cut off is asked for again, as clients do. */
async function settle(cloud: VpsieProcess, authorization: string, wanted: Wanted[]) {
  const there = Map.groupBy(await listAll(cloud, authorization), ({ hostname }) => hostname);
  for (const { id, hostname, deletion } of wanted) {
    const own = there.get(hostname) ?? [];
    expect(own.length, `VMs named ${hostname}`).to.be.at.most(1);
    if (id !== undefined && !deletion) expect(own[0]?.id, hostname).to.equal(id);
    if (deletion === 'gone') expect(own, hostname).to.deep.equal([]);
  }
  for (const one of wanted) {
    const { id, deletion } = one;
    if (id === undefined || deletion === 'asked') await attempt(cloud, authorization, one);
  }
}

function expectAsWanted(there: readonly Vm[], wanted: readonly Wanted[]): void {
  const names = (all: readonly { readonly hostname: string }[]) =>
    all.map(({ hostname }) => hostname).sort();
  expect(names(there)).to.deep.equal(names(wanted.filter(({ deletion }) => !deletion)));
}

/** Creates it if nobody has answered that yet, deletes it otherwise. Rejects where it was cut off. */
async function attempt(cloud: VpsieProcess, authorization: string, one: Wanted): Promise<void> {
  const { id, hostname } = one;
  if (id === undefined) {
    const headers = { authorization, 'idempotency-key': `key of ${hostname}` };
    const created = await cloud.ask('/v2/vms', { method: 'POST', headers, body: newVm(hostname) });
    expect(created.status, JSON.stringify(created.json)).to.be.oneOf([200, 201]);
    one.id = vmOf(created).id;
    return;
  }
  const again = one.deletion === 'asked';
  one.deletion = 'asked';
  const headers = { authorization };
  const { status } = await cloud.ask(`/v2/vms/${id}`, { method: 'DELETE', headers });
  expect(status).to.be.oneOf(again ? [204, 404] : [204]);
  one.deletion = 'gone';
}

/** One in three times a VM that is there and nobody deletes yet; else none: a new one is due. */
function pick(wanted: readonly Wanted[], random: () => number): Wanted | undefined {
  if (random() > 1 / 3) return undefined;
  const idle = wanted.filter(({ id, deletion }) => id !== undefined && !deletion);
  const one = idle[Math.floor(random() * idle.length)];
  return one;
}

async function listAll(cloud: VpsieProcess, authorization: string): Promise<readonly Vm[]> {
  const all: Vm[] = [];
  for (let page = 1; ; page += 1) {
    const path = `/v2/vms?perPage=100&page=${page}`;
    const { vms, total } = vmsOf(await cloud.ask(path, { headers: { authorization } }));
    all.push(...vms);
    if (all.length >= total) return all;
  }
}

function newVm(hostname: string): object {
  const catalogue = { offeringId: 'offering-small', datacenterId: 'dc-fra-1' };
  return { hostname, ...catalogue, osImageId: 'image-debian-12', userData: 'x'.repeat(2000) };
}
