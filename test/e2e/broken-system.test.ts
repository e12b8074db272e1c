import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { freshFolder } from './command-line.ts';

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    // A lock is held, not left: its file stays for the next who takes it.
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.lock'))
    .map(({ name }) => name);

describe('a system that cannot be brought up', () => {
  it('is inconclusive, and leaves no record and no kubeconfig', async function () {
    this.timeout(900_000);
    const folder = freshFolder('broken-system');
    const state = freshFolder('broken-state');
    cpSync(resolve('fixtures/template'), folder, { recursive: true });
    writeFileSync(join(folder, 'manifests', 'greeter.yaml'), 'a: [b\n');
    const { exitCode, stderr } = await execa(
      process.execPath,
      [resolve('harness/bin.js'), 'run', folder, '--out', join(folder, 'out')],
      { reject: false, timeout: 600_000, env: { NO_COLOR: '1', XDG_STATE_HOME: state } },
    );
    expect(stderr).to.include('bringing up').and.include('greeter.yaml');
    expect(exitCode).to.equal(3);
    expect(filesIn(state)).to.deep.equal([]);
    for (const made of [folder, state]) rmSync(made, { recursive: true });
  });
});
