import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../../harness/io/paths.ts';
import { until } from '../../faults/until.ts';
import { DaemonProcess } from './daemon-process.ts';
import { LocalProvider, manifest } from './local-provider.ts';

describe('provider-daemon: start', function () {
  this.timeout(120_000);
  const local = new LocalProvider();
  const environment = () => ({
    ...{ ...local.environment(), POLL_MS: '20', METRICS_PORT: '0' },
    STATE_DIRECTORY: join(local.folder, 'own'),
  });
  const state = join('own', 'state.jsonl');
  /** The exit code, and what it said. */
  const type = (...args: readonly string[]) =>
    new Promise<readonly [number, string]>((resolve) => {
      const options = {
        cwd: `${packageRoot}/fixtures/fakes/provider-daemon`,
        env: { ...environment(), PATH: process.env.PATH },
      };
      execFile(process.execPath, ['main.ts', ...args], options, (error, _, err) =>
        resolve([Number(error?.code ?? 0), err]),
      );
    });

  before(async () => {
    await local.start();
    local.chain.nowMs = Date.now;
  });
  after(() => local.stop());

  it('leaves a daemon alone that runs already, and its state', async () => {
    const daemon = new DaemonProcess(environment());
    daemon.start();
    try {
      local.chain.order('o1', manifest());
      await until(() => local.kubernetes.created.length === 1);
      const [exitCode, said] = await type('start');
      expect(exitCode).to.equal(1);
      expect(said).to.include('another provider-daemon listens on').and.include('systemctl stop');
      local.chain.order('o2', manifest());
      await until(() => local.kubernetes.created.length === 2);
      expect((await type('status'))[0]).to.equal(0);
    } finally {
      expect(await daemon.stop()).to.equal(0);
    }
    expect(await readFile(join(local.folder, state), 'utf8')).to.include('"o2"');
  });

  it('ends with what is wrong where the state is damaged, and touches nothing', async () => {
    const path = join(local.folder, state);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('"o1"', '"o7"'));
    const [exitCode, said] = await type('start');
    expect(exitCode).to.equal(1);
    expect(said).to.match(/state\.jsonl: line \d+ of \d+ does not match its checksum: restore/);
    expect(await readFile(path, 'utf8')).to.equal(text.replace('"o1"', '"o7"'));
  });

  it('refuses options that it does not know', async () => {
    const [exitCode, said] = await type('start', '--odd');
    expect([exitCode, said.includes("unknown option '--odd'")]).to.deep.equal([2, true]);
  });
});
