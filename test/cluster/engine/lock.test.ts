import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';

const lockModule = new URL('../../../harness/cluster/engine/lock.ts', import.meta.url).href;
const holder = (work: string) => `
import { withLock } from '${lockModule}';
import { appendFileSync } from 'node:fs';
const say = (line) => appendFileSync(process.env.LOG, line + '\\n');
await withLock('test', async () => { ${work} }, { onWait: () => say('waits') });`;

describe('lock', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firedrill-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const start = (work: string) =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', holder(work)], {
      env: { ...process.env, XDG_STATE_HOME: folder, LOG: join(folder, 'log') },
    });

  it('lets one process in at a time', async () => {
    const work = `say('in'); await new Promise((done) => setTimeout(done, 200)); say('out');`;
    await Promise.all([start(work), start(work)]);
    const lines = (await readFile(join(folder, 'log'), 'utf8')).trim().split('\n');
    expect(lines.filter((line) => line !== 'waits')).to.deep.equal(['in', 'out', 'in', 'out']);
  });

  it('is released by a process that is killed', async () => {
    const killed = await start(`process.kill(process.pid, 'SIGKILL');`).catch((error) => error);
    expect(killed).to.have.property('signal', 'SIGKILL');
    const second = await start(`say('in');`);
    expect(second.stdout).to.equal('');
  });
});
