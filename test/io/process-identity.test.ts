import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import { identify, isAlive, ownIdentity } from '../../harness/io/process-identity.ts';

describe('process identity', () => {
  it('knows this process, and no process where there is none', () => {
    const self = identify(process.pid);
    expect(self?.pid).to.equal(process.pid);
    expect(self && isAlive(self)).to.equal(true);
    expect(ownIdentity()).to.deep.equal(self);
    expect(identify(2 ** 22 + 1)).to.equal(undefined);
  });

  it('does not take another process of that pid for it', () => {
    expect(isAlive({ pid: process.pid, started: 'before the pid was used again' })).to.equal(false);
  });

  it('tells a process from a later one with its number', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const { pid } = child;
    if (pid === undefined) throw new Error('no pid');
    const start = identify(pid)?.started;
    expect(start).to.match(/\d+/);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(identify(pid)?.started).to.not.equal(start);
  });
});
