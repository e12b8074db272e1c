import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { compileProgram } from '../../harness/cluster/images/go-program.ts';
import { HarnessError } from '../../harness/errors.ts';
import { run } from '../../harness/io/command.ts';
import { runLines, workflowFolder, workflows } from '../workflows/workflow-files.ts';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

describe('workflows and actionlint', function () {
  this.timeout(600_000);
  let folder: string;
  before(async function () {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-actionlint-'));
    const pin = {
      module: 'actionlint',
      package: 'github.com/rhysd/actionlint',
      version: 'v1.7.12',
      outputs: ['actionlint'],
      variables: {},
    };
    try {
      await compileProgram('actionlint', pin, { folder: path('test/workflows'), into: folder });
    } catch (error) {
      if (!(error instanceof HarnessError) || error.code !== 'NO_TOOLCHAIN') throw error;
      console.log(`      skipped: ${error.message}`);
      this.skip();
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const lint = (...files: string[]) =>
    run(join(folder, 'actionlint'), ['-no-color', ...files], { timeoutMs: 60_000 });

  it('finds nothing to object to', async () => {
    const { exitCode, stdout } = await lint(...workflows.map(({ file }) => workflowFolder + file));
    expect({ exitCode, stdout }).to.deep.equal({ exitCode: 0, stdout: '' });
  });

  it('would find a context that there is not', async () => {
    const { text = '' } = workflows.find(({ file }) => file === 'nightly-gameday.yml') ?? {};
    const wrong = join(folder, 'wrong.yml');
    writeFileSync(wrong, text.replaceAll('matrix.shard', 'matrix.part'));
    const { exitCode, stdout } = await lint(wrong);
    expect(exitCode).to.equal(1);
    expect(stdout).to.include('"part"');
  });
});

/** The lines are given to a shell as they are; only `npx` finds Firedrill elsewhere. */
describe('workflow lines that need no cluster', function () {
  this.timeout(300_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-workflow-'));
    mkdirSync(join(folder, '.git'));
    cpSync(path('runbooks'), join(folder, 'runbooks'), { recursive: true });
    writeFileSync(
      join(folder, '.firedrill.yaml'),
      'objectives: [{ name: raibid-ci, drill: raibid-ci, target: 90 %, expires: 1d }]\n',
    );
    for (const [at, name] of ['redis-hang', 'redis-pod-killed'].entries()) {
      const to = join(folder, `shards/journals-${at + 1}/${name}.jsonl`);
      cpSync(path(`fixtures/journals/${name}.jsonl`), to);
    }
    writeFileSync(
      join(folder, 'npx'),
      `#!/bin/sh\nshift\nexec node '${path('harness/bin.js')}' "$@"\n`,
    );
    chmodSync(join(folder, 'npx'), 0o755);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const perform = (line: string) =>
    spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', line], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        NO_COLOR: '1',
        HOME: folder,
        GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
        PATH: [folder, dirname(process.execPath), process.env.PATH].join(delimiter),
      },
    });
  const made = (name: string) => readFileSync(join(folder, name), 'utf8');

  const lines = runLines().filter(({ line }) =>
    /^npx firedrill (check|judge|durations|history|slo|status) /.test(line),
  );
  for (const { line } of lines) {
    // Two journals of all that there should be: judged, and not taken for a whole game day; and of long ago.
    const expected = /--expect-all| slo /.test(line) ? 3 : 0;
    it(`ends with ${expected} on this repository: ${line}`, () => {
      const { status, stdout, stderr } = perform(line);
      expect(status, stdout + stderr).to.equal(expected);
    });
  }

  it('write what the next steps upload', () => {
    expect(lines).to.have.length(11);
    expect(JSON.parse(made('check.sarif')).version).to.equal('2.1.0');
    expect(made('summary.md')).to.match(/^#/);
    expect(JSON.parse(made('gameday/report.json')).counts).to.include({ total: 2 });
    expect(Object.keys(JSON.parse(made('gameday/durations.json')))).to.have.length(2);
    expect(JSON.parse(made('slo.json')).objectives[0].status).to.equal('expired');
    expect(made('slo.prom')).to.match(/# EOF\n$/);
    expect(made('status.txt')).to.include('raibid-ci/redis-hang');
    expect(made('gameday/report.html')).to.include('<html');
    expect(made('gameday/junit.xml')).to.include('<testsuite');
  });
});
