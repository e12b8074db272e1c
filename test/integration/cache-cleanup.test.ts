import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { z } from 'zod';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { docker } from '../../harness/io/docker.ts';
import { packageRoot } from '../../harness/io/paths.ts';

const manifest = join(
  packageRoot,
  'fixtures/systems/raibid-ci/manifests/build-node/cache-cleanup.yaml',
);
const container = `firedrill-test-cleanup-${process.pid}`;

describe('clean-up of the build cache', function () {
  this.timeout(300_000);
  let script: string;

  before(async () => {
    script = scriptOf(parse(await readFile(manifest, 'utf8')));
    const [image] = await ensureImages(['busybox']);
    await engine(
      ...['run', '--detach', '--name', container, '--label', `io.firedrill.run=${container}`],
      ...['--cap-add', 'SYS_PTRACE', '--volume', '/cache', '--volume', '/scratch'],
      ...[image?.reference ?? '', 'sh', '-c', 'exec 5>/cache/open; echo ready; exec sleep 600'],
    );
    await within('until [ -e /cache/open ]; do sleep 0.1; done; chmod 777 /cache');
  });
  after(() => engine('rm', '--force', '--volumes', container));

  it('removes what no process has open, in folders too, and no more', async () => {
    await within('mkdir /cache/deep; echo 1 >"/cache/deep/with space"; echo 2 >/scratch/left');
    const said = await within(script);
    expect(said).to.include('in use  /cache/open').and.to.include('removed /scratch/left');
    expect(await within('find /cache /scratch -type f')).to.equal('/cache/open');
  });

  it('fails where it cannot see what is open, and removes nothing', async () => {
    await within('echo 1 >/cache/unused');
    const blind = await docker(
      [...['exec', '--user', '1000', container], ...['sh', '-euc', script]],
      { timeoutMs: 20_000 },
    );
    expect(blind.exitCode).not.to.equal(0);
    expect(await within('find /cache -type f | sort')).to.equal('/cache/open\n/cache/unused');
  });
});

const cronJobSchema = z.object({
  spec: z.object({
    jobTemplate: z.object({
      spec: z.object({
        template: z.object({
          spec: z.object({
            containers: z.tuple([
              z.object({
                command: z.tuple([z.literal('sh'), z.string()]),
                args: z.tuple([z.string()]),
              }),
            ]),
          }),
        }),
      }),
    }),
  }),
});

function scriptOf(cronJob: unknown): string {
  const { containers } = cronJobSchema.parse(cronJob).spec.jobTemplate.spec.template.spec;
  return containers[0].args[0];
}

function within(command: string): Promise<string> {
  return engine('exec', container, 'sh', '-euc', command);
}

async function engine(...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await docker(args, { timeoutMs: 30_000 });
  if (exitCode !== 0) throw new Error(`docker ${args[0]}: ${stdout}${stderr}`);
  return stdout;
}
