import { expect } from 'chai';
import { openIn } from '../../harness/cluster/engine/container-process.ts';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { docker } from '../../harness/io/docker.ts';
import { openSession } from '../../harness/operator/session.ts';
import type { OperatorSession } from '../../harness/ports.ts';

const name = `firedrill-operator-test-${process.pid}`;
const quick = { timeoutMs: 10_000 };
const dockerTimeout = { timeoutMs: 60_000 };

describe('operator session in its container', function () {
  this.timeout(300_000);
  let session: OperatorSession;

  before(async () => {
    const [image] = await ensureImages(['operator']);
    const limits = ['--network', 'none', '--pids-limit', '256', '--memory', '512m'];
    const started = await docker(
      [
        ...['run', '--detach', '--name', name, '--label', `io.firedrill.run=${name}`, ...limits],
        ...[image?.reference ?? '', 'sleep', 'infinity'],
      ],
      dockerTimeout,
    );
    expect(started.exitCode, started.stderr).to.equal(0);
    session = await openSession({ open: (argv) => openIn(name, argv) });
  });
  after(async () => {
    await session?.close();
    await docker(['rm', '--force', '--volumes', name], dockerTimeout);
  });

  const run = (text: string, options = quick) => session.run(text, options);
  const processes = async () => {
    const { stdout } = await docker(['top', name, '-eo', 'pid,args'], dockerTimeout);
    return stdout
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/).slice(1).join(' '));
  };

  it('keeps variables, and reports exit codes and both streams', async () => {
    await run('pod=redis-0; cd /tmp; greet() { echo "hello $1"; }');
    const step = await run('greet "$pod"; pwd; echo oops >&2; (exit 4)');
    expect(step).to.include({ exitCode: 4, stdout: 'hello redis-0\n/tmp\n', stderr: 'oops\n' });
    expect(step).to.include({ result: 'failed', interactive: false, lostSession: false });
  });

  it('answers within a few milliseconds', async () => {
    const durations: number[] = [];
    for (let n = 0; n < 20; n++) durations.push((await run('true')).durationMs);
    const median = durations.sort((a, b) => a - b)[10] ?? 0;
    expect(median).to.be.below(50);
  });

  it('detects a step that reads standard input, in this container’s file systems', async () => {
    expect((await run('read answer')).interactive).to.equal(true);
    expect((await run('cat >/dev/null')).interactive).to.equal(true);
    expect((await run('redis-cli -x set key')).interactive).to.equal(true);
    expect((await run('redis-cli ping')).interactive).to.equal(false);
    expect((await run('kubectl version --client')).interactive).to.equal(false);
    expect((await run('$EDITOR /etc/hosts')).interactive).to.equal(true);
  });

  it('stops everything that a timed-out step started, and keeps the session', async () => {
    await run('word=kept');
    const text = `(setsid env -i sleep 1234 &); sh -c 'trap "" INT TERM; sleep 1234' | cat`;
    const step = await run(text, { timeoutMs: 300 });
    expect(step).to.include({ result: 'timed-out', lostSession: false });
    expect(await processes())
      .to.include('sleep infinity')
      .and.not.include('sleep 1234');
    expect((await run('echo $word')).stdout).to.equal('kept\n');
  });

  it('survives a step that forks as fast as it can', async () => {
    const step = await run('bomb() { bomb | bomb & }; bomb; sleep 100', { timeoutMs: 1_000 });
    expect(step).to.include({ result: 'timed-out' });
    expect((await run('echo well')).stdout).to.equal('well\n');
    expect((await processes()).length).to.be.below(6);
  });

  it('survives a step that kills whatever it can', async () => {
    const step = await run('kill -KILL -1');
    expect(step).to.include({ exitCode: 137, lostSession: true });
    expect((await run('echo again')).stdout).to.equal('again\n');
  });

  it('bounds a large output', async () => {
    const step = await run('head -c 50000000 /dev/zero');
    expect(step.stdout).to.include(`[firedrill: ${50_000_000 - 262_144} bytes left out]`);
  });

  it('reports that the container is gone', async () => {
    await docker(['rm', '--force', '--volumes', name], dockerTimeout);
    const failure = await session.run('true', quick).catch((error: unknown) => error);
    expect(failure).to.include({ code: 'OPERATOR_FAILED' });
  });
});
