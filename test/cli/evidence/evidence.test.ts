import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { describe as described } from '../../../harness/cli/evidence/files.ts';
import { formatEvent } from '../../../harness/journal/journal-lines.ts';
import { late as late30, mutantRecord } from '../../judge/mutation/mutant-records.ts';
import { withoutEngine } from '../without-engine.ts';

const file = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const bin = file('harness/bin.js');
const names = ['redis-hang', 'redis-pod-killed'];

describe('firedrill evidence', function () {
  this.timeout(180_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-evidence-'));
    for (const name of names) {
      cpSync(file(`fixtures/journals/${name}.jsonl`), join(folder, `${name}.jsonl`));
    }
    for (const name of ['mine', 'other']) {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      write(`${name}.pem`, privateKey.export({ type: 'pkcs8', format: 'pem' }));
      write(`${name}.pub`, publicKey.export({ type: 'spki', format: 'pem' }));
    }
    firedrill('history', 'import', ...names.map((name) => `${name}.jsonl`));
  });
  after(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const firedrill = (...args: readonly string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [bin, ...args], {
      ...{ cwd: folder, encoding: 'utf8', timeout: 60_000, env: withoutEngine(folder) },
    });

  it('is packed, signed, and verified with the key', () => {
    const packed = firedrill('evidence', 'pack', 'raibid-ci', '--out', 'all', '--key', 'mine.pem');
    expect([packed.stderr, packed.stdout, packed.status]).to.deep.equal([
      ...['', '2 drills are in all, signed.\n', 0],
    ]);
    const { payload } = JSON.parse(read('all/statement.json'));
    const statement = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
    expect(statement._type).to.equal('https://in-toto.io/Statement/v1');
    expect(statement.predicateType).to.equal('https://in-toto.io/attestation/test-result/v0.1');
    const { configuration, result, passedTests } = statement.predicate;
    expect([result, passedTests.length]).to.deep.equal(['PASSED', 2]);
    for (const { name, digest } of [...configuration, ...statement.subject]) {
      const content = readFileSync(join(folder, 'all', name));
      expect(described(name, content)).to.deep.equal({ name, digest });
    }
    const verified = firedrill('evidence', 'verify', 'all', '--public-key', 'mine.pub');
    expect([verified.stderr, verified.stdout, verified.status]).to.deep.equal([
      '',
      '✔ Every file is as it was, and 2 drills were judged again: PASSED.\n' +
        '  It is about every drill of raibid-ci in the history.\n',
      0,
    ]);
    const unchecked = firedrill('evidence', 'verify', 'all');
    expect(unchecked.stderr).to.include('The signature was not checked');
    expect(unchecked.status).to.equal(3);
    const other = firedrill('evidence', 'verify', 'all', '--public-key', 'other.pub');
    expect([other.stdout, other.status]).to.deep.equal([
      ...['✖ The signature is not one of this key.\n', 1],
    ]);
  });

  it('is refuted by whatever was changed, also where the hashes were changed with it', () => {
    const pack = ['evidence', 'pack', 'raibid-ci/redis-hang'];
    expect(firedrill(...pack, '--out', 'one').stdout).to.equal('1 drill is in one, not signed.\n');
    const verify = (change: (base: string) => void) => {
      rmSync(join(folder, 'copy'), { recursive: true, force: true });
      cpSync(join(folder, 'one'), join(folder, 'copy'), { recursive: true });
      change(join(folder, 'copy'));
      const { stdout, status } = firedrill('evidence', 'verify', 'copy');
      expect(status).to.equal(1);
      return stdout;
    };
    const { predicate } = JSON.parse(read('one/statement.json'));
    const [{ name: journal }] = predicate.configuration;
    expect(verify((base) => unlinkSync(join(base, journal)))).to.include(`${journal} is missing.`);
    expect(verify((base) => writeFileSync(join(base, 'note.txt'), 'x'))).to.include(
      'note.txt is not part of the evidence.',
    );
    expect(verify((base) => writeFileSync(join(base, journal), 'x'))).to.include(
      'is not what it was when the evidence was packed.',
    );
    const better = verify((base) => {
      const rows = read('one/verdicts.json').replace(
        '"credit": "runbook"',
        '"credit": "heals alone"',
      );
      writeFileSync(join(base, 'verdicts.json'), rows);
      const { digest } = described('verdicts.json', read('one/verdicts.json'));
      const hash = described('verdicts.json', rows).digest.sha256;
      const text = read('one/statement.json').replaceAll(digest.sha256, hash);
      writeFileSync(join(base, 'statement.json'), text);
    });
    const chosen = verify((base) => {
      const text = read('one/statement.json').replace('"names": [', '"names": ["raibid-ci/more",');
      writeFileSync(join(base, 'statement.json'), text.replace('"PASSED"', '"WARNED"'));
    });
    expect(chosen).to.include('The statement does not follow from the verdicts.');
    expect(better).to.match(/raibid-ci\/redis-hang of run \w+ is judged otherwise now/);
    const failed = verify((base) => {
      const text = read('one/statement.json').replace('"PASSED"', '"FAILED"');
      writeFileSync(join(base, 'statement.json'), text);
    });
    expect(failed).to.include('The statement does not follow from the verdicts.');
    const unsigned = firedrill('evidence', 'verify', 'one', '--public-key', 'mine.pub');
    expect([unsigned.stdout, unsigned.status]).to.deep.equal([
      ...['✖ The evidence is not signed.\n', 1],
    ]);
  });

  it('names each file after its drill and its run, once', () => {
    const [name = ''] = names;
    const [, run = ''] = /"run":"(\w+)"/.exec(read(`${name}.jsonl`).slice(0, 100_000)) ?? [];
    cpSync(join(folder, `${name}.jsonl`), join(folder, `raibid-ci-${name}.${run}.jsonl`));
    const history = ['--history', 'named.db'];
    firedrill('history', 'import', `raibid-ci-${name}.${run}.jsonl`, ...history);
    firedrill('evidence', 'pack', 'raibid-ci', '--out', 'named', ...history);
    const { predicate } = JSON.parse(read('named/statement.json'));
    expect(predicate.configuration[0].name).to.equal(`journals/raibid-ci-${name}.${run}.jsonl`);
  });

  describe('without the journal of a drill', () => {
    const [name = ''] = names;
    let journal: string;
    before(() => {
      journal = read(`${name}.jsonl`);
    });
    afterEach(() => write(`${name}.jsonl`, journal));

    const leavesOut = (out: string) => {
      const since = ['--since', '2026-01-01'];
      const packed = firedrill('evidence', 'pack', ...since, '--out', out, '--key', 'mine.pem');
      expect(packed.stdout).to.equal(`1 drill is in ${out}, signed.\n`);
      const left =
        /Left out, without its journal: raibid-ci\/redis-hang of run \w+, verified by the history/;
      expect(packed.stderr).to.match(left);
      expect(packed.status).to.equal(3);
      const verified = firedrill('evidence', 'verify', out, '--public-key', 'mine.pub');
      expect(verified.stdout).to.match(
        /^✔ .* 1 drill was judged again: WARNED\.\n {2}It is about every drill of the history since 2026-01-01\.\n/,
      );
      expect(verified.stdout).to.match(left);
      expect(verified.status).to.equal(0);
    };

    it('packs the others, and the auditor learns of it', () => {
      unlinkSync(join(folder, `${name}.jsonl`));
      leavesOut('rest');
    });

    it('takes no other journal for it', () => {
      write(`${name}.jsonl`, readFileSync(join(folder, `${names[1]}.jsonl`)));
      leavesOut('swapped');
    });

    it('says of a refuted one that it failed', () => {
      const late = mutantRecord(late30).events;
      write('late.jsonl', `${late.map(formatEvent).join('\n')}\n`);
      const history = ['--history', 'late.db'];
      firedrill('history', 'import', 'late.jsonl', `${names[1]}.jsonl`, ...history);
      unlinkSync(join(folder, 'late.jsonl'));
      firedrill('evidence', 'pack', '--since', '2020-01-01', '--out', 'failed', ...history);
      const { stdout } = firedrill('evidence', 'verify', 'failed');
      expect(stdout).to.include('judged again: FAILED').and.include(', refuted by the history');
    });

    it('says which drills the history had forgotten', () => {
      const history = ['--history', 'pruned.db'];
      firedrill('history', 'import', ...names.map((one) => `${one}.jsonl`), ...history);
      firedrill('history', 'prune', '--before', '2020-06-01', ...history);
      const pack = (out: string, ...chosen: readonly string[]) => {
        firedrill('evidence', 'pack', ...chosen, '--out', out, ...history);
        return firedrill('evidence', 'verify', out).stdout;
      };
      const forgotten = 'the drills from before 2020-06-01 were pruned from the history';
      const before = pack('before', 'raibid-ci');
      expect(before).to.include(forgotten).and.include('judged again: WARNED.');
      const after = pack('after', '--since', '2020-06-01');
      expect(after).to.include('judged again: PASSED.').and.not.include('pruned');
    });
  });

  it('refuses what it cannot pack or verify, with a sentence and without the key', () => {
    write(
      'rsa.pem',
      generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
        type: 'pkcs8',
        format: 'pem',
      }),
    );
    const pack = (...args: readonly string[]) => {
      const { stdout, stderr, status } = firedrill('evidence', 'pack', ...args);
      expect([stdout, status]).to.deep.equal(['', 2]);
      expect(stderr).to.not.include('PRIVATE');
      return stderr;
    };
    expect(pack('--out', 'no')).to.include('Nothing chooses the drills of the evidence.');
    expect(pack('raibid-ci/redis-hnag', '--out', 'no')).to.include('Did you mean');
    expect(pack('raibid-ci', '--out', 'no', '--key', 'rsa.pem')).to.include('expected ed25519');
    expect(pack('raibid-ci', '--out', 'no', '--key', 'mine.pub')).to.include('not a private key');
    expect(pack('raibid-ci', '--out', 'no', '--key', 'gone.pem')).to.include('does not exist');
    expect(pack('raibid-ci', '--out', 'all')).to.include('evidence in this folder already');
    expect(pack('raibid-ci', '--since', '9998-01-01', '--out', 'no')).to.include(
      '.firedrill/history.db has no drill of raibid-ci since 9998-01-01.',
    );
    expect(pack('raibid-ci', '--since', 'May', '--out', 'no')).to.include('expected a date');
    const secret = firedrill('evidence', 'verify', 'all', '--public-key', 'mine.pem');
    expect(secret.stderr).to.include('--public-key mine.pem is a private key; keep it secret');
    expect(secret.status).to.equal(2);
    const unsigned = JSON.parse(read('all/statement.json'));
    cpSync(join(folder, 'all'), join(folder, 'bare'), { recursive: true });
    write('bare/statement.json', JSON.stringify({ ...unsigned, signatures: [] }));
    const bare = firedrill('evidence', 'verify', 'bare');
    expect([bare.stderr, bare.status]).to.deep.equal([
      ...['It is not signed: nothing says who packed it.\n', 0],
    ]);
    expect(firedrill('evidence', 'verify', 'bare', '--public-key', 'mine.pub').stdout).to.equal(
      '✖ The evidence is not signed.\n',
    );
    expect(firedrill('evidence', 'verify', 'nowhere').status).to.equal(2);
    write('statement.json', '{}');
    expect(firedrill('evidence', 'verify', '.').stderr).to.include('has another form');
  });
});
