import { expect } from 'chai';
import { run } from '../../harness/io/command.ts';
import { docker } from '../../harness/io/docker.ts';

describe('command', () => {
  it('that do not exist are a result, not an exception', async () => {
    const result = await run('no-such-command-here', [], { timeoutMs: 1000 });
    expect(result).to.include({ exitCode: 127, timedOut: false });
  });

  it('end at their timeout, with what they said so far', async () => {
    const lines: string[] = [];
    const result = await run('sh', ['-c', 'echo first; sleep 30'], {
      timeoutMs: 300,
      onLine: (line) => lines.push(line),
    });
    expect(result.timedOut).to.equal(true);
    expect(result.exitCode).to.not.equal(0);
    expect(lines).to.deep.equal(['first']);
  });

  it("give a wrong command's own words", async () => {
    const { exitCode, stderr } = await docker(['no-such-command'], { timeoutMs: 5000 });
    expect(exitCode).to.not.equal(0);
    expect(stderr).to.not.equal('');
  });
});
