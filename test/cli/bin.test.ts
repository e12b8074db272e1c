import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const bin = fileURLToPath(new URL('../../harness/bin.js', import.meta.url));

describe('the program', () => {
  it('ends a crash with 3: Node’s own code for it, 1, would be a refutation', () => {
    const crash = 'data:text/javascript,setTimeout(()=>{throw new Error("boom")},0)';
    const args = ['--import', crash, bin, 'list'];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(stderr).to.include('INTERNAL').and.include('boom');
    expect(status).to.equal(3);
  });
});
