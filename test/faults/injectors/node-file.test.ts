import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { nodeFile } from '../../../harness/faults/injectors/node-file.ts';
import { failureOf } from '../failure-of.ts';
import { FakeCluster } from '../fake-cluster.ts';

const never = new AbortController().signal;

describe('node-file', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-node-file-'));
    file = join(folder, 'app.conf');
    writeFileSync(file, 'as it was\n', { mode: 0o640 });
    writeFileSync(join(folder, 'systemctl'), `#!/bin/sh\necho "$@" >>${folder}/restarts\n`);
    chmodSync(join(folder, 'systemctl'), 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs here what the fault runs in its node; the files that it keeps there are in the folder. */
  const run = (argv: readonly string[]) => {
    const [program = '', ...rest] = argv.map((word) =>
      word.replaceAll(/\/(?:var\/lib|run)\/firedrill/g, (path) => `${folder}${path}`),
    );
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    const { status, stdout, stderr } = spawnSync(program, rest, { encoding: 'utf8', env });
    return { exitCode: status ?? 1, stdout, stderr };
  };

  const aimed = async (more: object) => {
    const cluster = new FakeCluster([], {
      nodes: { node: { pool: 'a' } },
      script: (_words, _node, argv) => run(argv),
    });
    const fields = nodeFile.schema.parse({ machine: 'box', path: file, ...more });
    const fault = await nodeFile.aim(fields, cluster.asCluster(), never);
    const undo = () => {
      const [action] = fault.undo;
      if (action?.kind !== 'node-exec') throw new Error('no undo');
      const { exitCode, stderr } = run(action.argv);
      expect(exitCode, stderr).to.equal(0);
    };
    return { ...fault, undo };
  };
  const text = () => readFileSync(file, 'utf8');
  const restarts = () =>
    existsSync(`${folder}/restarts`) ? readFileSync(`${folder}/restarts`, 'utf8') : '';

  it('takes a file away, and brings it back as it was', async () => {
    const fault = await aimed({ restart: 'app.service' });
    expect(fault.targets).to.deep.equal([`file/box:${file}`]);
    expect(await fault.isGone()).to.equal(true);
    await fault.inject(() => undefined);
    expect(existsSync(file)).to.equal(false);
    expect(await fault.isGone()).to.equal(false);
    fault.undo();
    expect(text()).to.equal('as it was\n');
    expect(statSync(file).mode & 0o777).to.equal(0o640);
    expect(await fault.isGone()).to.equal(true);
    fault.undo();
    expect(restarts()).to.equal('restart app.service\nrestart app.service\n');
  });

  it('writes something else into it, with the same rights', async () => {
    const fault = await aimed({ content: 'broken\n' });
    await fault.inject(() => undefined);
    expect(text()).to.equal('broken');
    expect(statSync(file).mode & 0o777).to.equal(0o640);
    expect(await fault.isGone()).to.equal(false);
    fault.undo();
    expect(text()).to.equal('as it was\n');
  });

  it('leaves alone what somebody has written since, and restarts nothing then', async () => {
    const lost = await aimed({ restart: 'app.service' });
    await lost.inject(() => undefined);
    writeFileSync(file, 'mended\n');
    expect(await lost.isGone()).to.equal(true);
    lost.undo();
    expect(text()).to.equal('mended\n');
    const broken = await aimed({ content: 'broken' });
    await broken.inject(() => undefined);
    writeFileSync(file, 'mended again\n');
    broken.undo();
    expect(text()).to.equal('mended again\n');
    expect(restarts()).to.equal('restart app.service\n');
  });

  it('takes every file away that matches', async () => {
    const other = join(folder, 'other.conf');
    writeFileSync(other, 'too');
    const fault = await aimed({ path: `${folder}/*.conf` });
    await fault.inject(() => undefined);
    expect([file, other].filter(existsSync)).to.deep.equal([]);
    fault.undo();
    expect([file, other].filter(existsSync)).to.have.length(2);
  });

  it('fails where there is no such file', async () => {
    expect(await failureOf(aimed({ path: `${folder}/none` }))).to.deep.include({
      code: 'FAULT_FAILED',
      message: `box:${folder}/none cannot be read: there is no such file`,
    });
  });

  it('needs one place, and one file to write to', () => {
    const parse = (fields: object) => () => nodeFile.schema.parse({ path: '/etc/x', ...fields });
    expect(parse({})).to.throw(/node or machine/);
    expect(parse({ machine: 'box', path: '/etc/*.conf', content: '' })).to.throw(/one file/);
    expect(parse({ machine: 'box', path: 'etc/x' })).to.throw(/absolute path/);
  });
});
