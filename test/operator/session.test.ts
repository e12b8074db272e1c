import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openSession } from '../../harness/operator/session.ts';
import type { OperatorSession } from '../../harness/ports.ts';
import { LocalContainer } from './local-container.ts';

const quick = { timeoutMs: 5_000 };

/** Commands that run on this machine now, by their arguments. */
function runningCommands(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      } catch {
        return '';
      }
    });
}

/** A number of seconds that nobody else sleeps for. */
let unique = 41_000 + (process.pid % 9_000) * 3;
const seconds = () => `${unique++}`;

describe('operator session', () => {
  let container: LocalContainer;
  let session: OperatorSession;
  before(async function () {
    // The server reads /proc, which every container has; among hosts, only Linux has it.
    if (process.platform !== 'linux') this.skip();
    container = new LocalContainer();
    session = await openSession(container, { environment: { FROM_PROFILE: 'yes it is' } });
  });
  after(() => session?.close());

  const run = (text: string, options = quick) => session.run(text, options);

  describe('one shell, many steps', () => {
    it('keeps variables, functions, options, the directory and background jobs', async () => {
      await run('word=\'a b\'; say() { echo "said $1"; }; cd /tmp; shopt -s nullglob; sleep 60 &');
      const step = await run('say "$word"; pwd; shopt -q nullglob && echo kept; kill %1 && echo j');
      expect(step.stdout).to.equal('said a b\n/tmp\nkept\nj\n');
      await run('shopt -u nullglob; wait; cd');
    });

    it('keeps aliases, as the shell at a prompt does', async () => {
      await run("alias greet='echo hello'");
      expect((await run('greet you')).stdout).to.equal('hello you\n');
    });

    it('starts with the given environment and a dumb terminal', async () => {
      expect((await run('echo "$FROM_PROFILE $TERM"')).stdout).to.equal('yes it is dumb\n');
    });

    it('gives $? of the step before to the next', async () => {
      await run('(exit 42)');
      expect((await run('echo $?')).stdout).to.equal('42\n');
      expect((await run('echo $?')).stdout).to.equal('0\n');
    });

    it('does one step at a time', async () => {
      const first = run('sleep 0.2; echo first');
      const refused = await run('echo second').catch((error: unknown) => error);
      expect(refused).to.include({ code: 'INTERNAL' });
      expect((await first).stdout).to.equal('first\n');
    });
  });

  describe('the result of a step', () => {
    it('has the exact exit code, both streams and the duration', async () => {
      const startedMs = performance.now();
      const step = await run('echo out; echo err >&2; sleep 0.2; (exit 7)');
      const mostMs = performance.now() - startedMs;
      expect(step).to.include({ result: 'failed', exitCode: 7, stdout: 'out\n', stderr: 'err\n' });
      expect(step).to.include({ interactive: false, lostSession: false });
      expect(step.durationMs).to.be.within(200, mostMs);
      expect(await run('true')).to.include({ result: 'ok', exitCode: 0, stdout: '', stderr: '' });
    });

    it('has the code of a child that a signal ended, and no message of our own', async () => {
      const step = await run("sh -c 'kill -KILL $$'");
      expect(step.exitCode).to.equal(137);
      expect(step.stderr).not.to.include('tcsetattr');
    });

    it('runs several lines and a here-document unchanged', async () => {
      const step = await run("for n in 1 2\ndo echo $n\ndone\ncat <<'END'\nit's $n\nEND\n");
      expect(step.stdout).to.equal("1\n2\nit's $n\n");
    });

    it('accepts a text longer than a pipe', async () => {
      const word = 'x'.repeat(200_000);
      expect((await run(`word='${word}'; echo \${#word}`)).stdout).to.equal('200000\n');
      await run('unset word');
    });

    it('accepts a text that begins with a dash', async () => {
      expect(await run('-n')).to.include({
        exitCode: 127,
        stderr: 'bash: -n: command not found\n',
      });
    });

    it('reports a syntax error with the shell’s own message, and goes on', async () => {
      const quote = await run("echo 'unbalanced");
      expect(quote).to.include({ result: 'failed', exitCode: 2, lostSession: false });
      expect(quote.stderr).to.include('unexpected EOF while looking for matching');
      const hole = await run('kubectl logs <pod-name>');
      expect(hole.exitCode).to.equal(2);
      expect(hole.stderr).to.include('syntax error near unexpected token');
      expect((await run('echo on')).stdout).to.equal('on\n');
    });

    it('carries binary output, very long lines and no newline at the end', async () => {
      const binary = await run("printf 'a\\xff\\x00b\\ndone 1 0 0 0 0 0 0'");
      expect(binary.stdout).to.equal('a\uFFFD\0b\ndone 1 0 0 0 0 0 0');
      const long = await run("head -c 200000 /dev/zero | tr '\\0' x");
      expect(long.stdout).to.have.lengthOf(200_000);
    });

    it('keeps the start and the end of long output, and says how much it left out', async () => {
      const step = await run('echo first; head -c 3000000 /dev/zero; echo; echo last');
      expect(step.stdout)
        .to.match(/^first\n/)
        .and.match(/\nlast\n$/);
      expect(step.stdout).to.include(`[firedrill: ${3_000_012 - 2 * 131_072} bytes left out]`);
      expect(step.stdout.length).to.be.below(263_000);
    });
  });

  describe('a step that expects a person', () => {
    for (const text of ['read answer', 'cat', 'bash', 'cat | wc -l', 'f() { read x; }; f']) {
      it(`detects that \`${text}\` reads, and gives it end-of-file`, async () => {
        const step = await run(text);
        expect(step).to.include({ interactive: true, lostSession: false });
      });
    }

    for (const text of ['echo hi | cat', 'cat </dev/null', 'cat <<<x', 'true', 'sleep 0 &']) {
      it(`detects that \`${text}\` does not read`, async () => {
        expect((await run(text)).interactive).to.equal(false);
      });
    }

    it('gives end-of-file again after a step has written to its standard input', async () => {
      await run('echo planted >/dev/stdin');
      expect((await run('cat')).stdout).to.equal('');
    });

    it('detects that an editor is opened', async () => {
      const step = await run('$EDITOR /etc/hostname');
      expect(step).to.include({ interactive: true, exitCode: 1 });
      expect(step.stderr).to.include('no terminal');
    });

    it('fails, but does not detect, a step that asks the terminal itself', async () => {
      const step = await run('read answer </dev/tty');
      expect(step).to.include({ result: 'failed', interactive: false });
    });
  });

  describe('a step that times out', () => {
    const n = seconds();
    const endless: [string, string][] = [
      ['a pipeline', `sleep ${n} | cat; echo AFTER`],
      ['a loop of the session’s own shell', `while true; do sleep ${n}; done; echo AFTER`],
      ['a loop without a child', 'while :; do :; done; echo AFTER'],
      ['a function that calls itself', 'again() { sleep 0.05; again; }; again; echo AFTER'],
      ['subshells', `( ( sleep ${n}; echo AFTER ) ); echo AFTER`],
      [
        'children that ignore SIGINT and SIGTERM',
        `sh -c 'trap "" INT TERM; sleep ${n}'; echo AFTER`,
      ],
      [
        'a loop of children that ignore SIGINT',
        `while true; do sh -c 'trap "" INT; sleep ${n}'; done`,
      ],
      ['its own traps', `trap 'echo trapped' INT TERM; sleep ${n}; echo AFTER; trap - INT TERM`],
      ['ignored signals', `trap '' INT TERM; sleep ${n}; echo AFTER`],
      ['a process of another session', `setsid sleep ${n} & sleep ${n}; echo AFTER`],
      [
        'a double fork with a clean environment',
        `(setsid env -i sh -c 'sleep ${n} & wait' &); sleep ${n}`,
      ],
      ['wait', `sleep ${n} & wait; echo AFTER`],
    ];
    for (const [name, text] of endless) {
      it(`is stopped with everything that it started, and the session stays: ${name}`, async () => {
        await run('trap - INT TERM; set +e; mark=kept; shell=$$');
        const step = await run(text, { timeoutMs: 100 });
        expect(step).to.include({ result: 'timed-out', exitCode: 124 });
        expect(step.lostSession, 'lost').to.equal(false);
        expect(step.stdout).not.to.include('AFTER');
        expect(step.durationMs).to.be.within(100, 10_000);
        expect(runningCommands().filter((line) => line.includes(n))).to.deep.equal([]);
        expect((await run('[ $shell = $$ ] && echo $mark; trap -p DEBUG')).stdout).to.equal(
          'kept\n',
        );
      });
    }

    it('keeps what it printed before', async () => {
      const step = await run('echo before; sleep 1000', { timeoutMs: 100 });
      expect(step.stdout).to.equal('before\n');
    });

    it('leaves the background jobs of earlier steps alone', async () => {
      const n = seconds();
      await run(`sleep ${n} &`);
      await run('sleep 1000', { timeoutMs: 100 });
      expect(runningCommands().filter((line) => line === `sleep ${n}`)).to.have.lengthOf(1);
      await run('kill %%; wait');
    });

    it('costs the session under set -e, as Ctrl-C would', async () => {
      const step = await run('set -e; sleep 1000; echo AFTER', { timeoutMs: 100 });
      expect(step).to.include({ result: 'timed-out', lostSession: true, stdout: '' });
    });

    it('costs the session if the shell itself was replaced', async () => {
      const step = await run('exec sleep 1000', { timeoutMs: 100 });
      expect(step).to.include({ result: 'timed-out', lostSession: true });
      expect((await run('echo new')).stdout).to.equal('new\n');
    });
  });

  describe('a step that ends or hurts the shell', () => {
    const ends: [string, number][] = [
      ['exit 3', 3],
      ['exit 0', 0],
      ['set -e; false; echo AFTER', 1],
      ['exec true', 0],
      ['kill -KILL $$', 137],
      ['exec false', 1],
    ];
    for (const [text, exitCode] of ends) {
      it(`\`${text}\`: its code, and a new shell`, async () => {
        await run('mark=old');
        const step = await run(text);
        expect(step).to.include({ exitCode, lostSession: true, stdout: '' });
        expect(step.result).to.equal(exitCode === 0 ? 'ok' : 'failed');
        expect((await run('echo "[$mark] $FROM_PROFILE"')).stdout).to.equal('[] yes it is\n');
      });
    }

    const hurts = [
      'set -u; echo "$never_set"; set +u',
      'exec 1>&- 2>&-',
      'exec 3>/tmp/x-$$ 7<&3; rm /tmp/x-$$',
      "trap 'echo bye' EXIT; trap 'echo failed' ERR; trap 'true' DEBUG",
      'set -o noclobber -o noglob -o pipefail; IFS=,',
      'set -xv',
      'PS1="prompt> " PROMPT_COMMAND="echo prompted"',
      'unset HOME PATH; PATH=/nowhere',
    ];
    for (const text of hurts) {
      it(`survives \`${text}\``, async () => {
        expect((await run(text)).lostSession).to.equal(false);
        expect(await run('(builtin exit 9)')).to.include({ exitCode: 9, lostSession: false });
        await run('exit');
      });
    }

    it('survives printing into every pipe that it can find', async () => {
      await run("for f in /proc/$PPID/fd/*; do echo 'done 1 0 0 0 0 0 0' >$f; done 2>/dev/null");
      expect((await run('echo well')).stdout).to.include('well');
    });

    it('opens a new session if the step ended the server itself', async () => {
      const opened = container.opened.length;
      const step = await run('kill -KILL $PPID; sleep 5');
      expect(step).to.include({ result: 'failed', exitCode: 137, lostSession: true });
      expect(container.opened).to.have.lengthOf(opened + 1);
      expect((await run('echo "$FROM_PROFILE"')).stdout).to.equal('yes it is\n');
    });
  });

  it('has its own home: with the original files, without what another shell left in its own', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firedrill-home-'));
    const home = join(folder, 'root');
    mkdirSync(join(home, '.kube'), { recursive: true });
    writeFileSync(join(home, '.kube/config'), 'ours');
    const open = () => openSession(new LocalContainer(), { home });
    const one = await open();
    await one.run('echo backup >saved.txt; echo theirs >~/.kube/config', quick);
    await one.run('kill -KILL $PPID; sleep 5', quick);
    const after = await one.run('cat saved.txt ~/.kube/config', quick);
    await one.close();
    const other = await open();
    const seen = await other.run('ls; cat ~/.kube/config; ls ..', quick);
    await other.close();
    rmSync(folder, { recursive: true });
    expect(after.stdout, 'the same shell, reopened').to.equal('backup\ntheirs\n');
    expect(seen.stdout).to.match(/^oursroot\nroot\.[-\w]+\n$/);
  });

  it('ends everything that it started when it is closed', async () => {
    const n = seconds();
    const other = await openSession(new LocalContainer());
    await other.run(`nohup sleep ${n} >/dev/null 2>&1 & setsid sleep ${n} &`, quick);
    await other.close();
    expect(runningCommands().filter((line) => line.includes(n))).to.deep.equal([]);
  });

  it('reports an error if the container has no shell', async () => {
    const empty = { open: () => new LocalContainer().open(['false']) };
    const failure = await openSession(empty).catch((error: unknown) => error);
    expect(failure).to.include({ code: 'OPERATOR_FAILED' });
  });

  it('does not wait for ever for a server that does not answer', async () => {
    const deaf = await openSession(new LocalContainer(), { patienceMs: 2_000 });
    const step = await deaf.run('kill -STOP $PPID; sleep 1', { timeoutMs: 100 });
    expect(step).to.include({ result: 'timed-out', lostSession: true });
    expect((await deaf.run('echo again', quick)).stdout).to.equal('again\n');
    await deaf.close();
  });
});
