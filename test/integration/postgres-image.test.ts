import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { docker } from '../../harness/io/docker.ts';
import { removeLabelled } from '../../harness/io/remove-labelled.ts';

const name = `firedrill-test-postgres-${process.pid}`;
const label = `io.firedrill.run=${name}`;
const folder = '/var/lib/postgresql/data';
const timeoutMs = 30_000;

describe('the PostgreSQL image', function () {
  this.timeout(300_000);
  let image = '';

  before(async () => {
    image = (await ensureImages(['postgres']))[0]?.reference ?? '';
  });
  beforeEach(() => docker(['volume', 'create', '--label', label, name], { timeoutMs }));
  afterEach(async () => {
    expect(await removeLabelled([label])).to.equal(undefined);
    expect((await engine('volume', 'rm', name)).stderr).to.equal('');
  });

  const engine = (...args: string[]) => docker(args, { timeoutMs });
  const mount = ['--label', label, '--user', '999:999', '--volume', `${name}:${folder}`];

  async function start(): Promise<void> {
    const variables = { PGDATA: `${folder}/pgdata`, POSTGRES_USER: 'gitea', POSTGRES_DB: 'a "b"' };
    const set = Object.entries({ ...variables, POSTGRES_PASSWORD: 'it’s "quoted"' });
    const environment = set.flatMap(([key, value]) => ['--env', `${key}=${value}`]);
    const { exitCode, stderr } = await engine(
      ...['run', '--detach', '--name', name, ...mount, ...environment, image],
    );
    expect(exitCode, stderr).to.equal(0);
    await untilItAnswers();
  }

  async function untilItAnswers(): Promise<void> {
    const startedMs = performance.now();
    while ((await sql('select 1')).exitCode !== 0) {
      if (performance.now() - startedMs > timeoutMs) throw new Error('it never answered');
      await pause(50);
    }
  }

  const sql = (query: string, password = 'it’s "quoted"') =>
    engine(
      ...['exec', '--env', `PGPASSWORD=${password}`, name, 'psql', '--host', '127.0.0.1'],
      ...['--username', 'gitea', '--tuples-only', '--no-align', '--command', query, 'a "b"'],
    );

  it('makes the database and its owner, and lets nobody else in', async () => {
    await start();
    expect((await sql('select current_user')).stdout).to.equal('gitea');
    const { exitCode, stderr } = await sql('select 1', 'a guess');
    expect(stderr).to.include('password authentication failed');
    expect(exitCode).to.equal(2);
  });

  it('keeps what was committed when it is killed', async () => {
    await start();
    expect((await sql('create table kept as select 42 as it')).exitCode).to.equal(0);
    await engine('kill', name);
    await engine('start', name);
    await untilItAnswers();
    expect((await sql('select it from kept')).stdout).to.equal('42');
  });

  it('begins again where its first start was killed half-way', async () => {
    const half = `mkdir -p ${folder}/pgdata.new/base && echo 15 > ${folder}/pgdata.new/PG_VERSION`;
    const made = await engine('run', '--rm', ...mount, '--entrypoint', 'sh', image, '-c', half);
    expect(made.exitCode, made.stderr).to.equal(0);
    await start();
  });

  it('says what it lacks without a password', async () => {
    const { exitCode, stderr } = await engine('run', '--rm', ...mount, image);
    expect(stderr).to.include('POSTGRES_PASSWORD');
    expect(exitCode).to.not.equal(0);
  });
});
