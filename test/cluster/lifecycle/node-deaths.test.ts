import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';

const module = new URL('../../../harness/cluster/lifecycle/node-deaths.ts', import.meta.url).href;
const program = `
const { watchNodes } = await import(${JSON.stringify(module)});
watchNodes(['n']).died.addEventListener('abort', ({ target }) => console.log(target.reason.message));`;

describe('watch for dead nodes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firedrill-deaths-'));
  after(() => rmSync(folder, { recursive: true }));

  it('does not keep the process alive once a node has died', async () => {
    writeFileSync(join(folder, 'docker'), '#!/bin/sh\necho firedrill-x\nexec sleep 30\n');
    chmodSync(join(folder, 'docker'), 0o755);
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    const args = ['--input-type=module', '--eval', program];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env, timeout: 20_000 });
    expect(stdout).to.include('node firedrill-x has ended');
  });
});
