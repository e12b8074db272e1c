import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { run } from '../../harness/io/command.ts';
import { packageRoot } from '../../harness/io/paths.ts';
import { parseSystem } from '../../harness/scenario/system-file.ts';

const first = '{"minSize":1,"maxSize":10,"desiredSize":1}';
const scaled = '{"minSize":0,"maxSize":2,"desiredSize":2}';

// Both write down what they were asked, but for what only looks.
const kubectl = `#!/bin/sh
case "$*" in
  'get namespace'*) echo "$THERE"; exit ;;
  'get nodes'*) printf '%s' "$NODES"; exit ;;
esac
echo "kubectl $*" >>"$ASKED"
case "$1" in drain) exit "$DRAINED" ;; esac
`;
const aws = `#!/bin/sh
case "$*" in *describe-nodegroup*) echo "$SIZE"; exit ;; esac
echo "aws $*" >>"$ASKED"
`;

describe('the reset of the shop', () => {
  let folder: string;
  let script: string;

  before(async () => {
    const file = join(packageRoot, 'fixtures/systems/ecommerce/system.yaml');
    const { operatorReset = '' } = parseSystem('/ecommerce', file, await readFile(file, 'utf8'));
    script = operatorReset;
  });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reset-'));
    for (const [name, text] of Object.entries({ kubectl, aws })) {
      await writeFile(join(folder, name), text);
      await chmod(join(folder, name), 0o755);
    }
    await writeFile(join(folder, 'nodegroup.json'), `${first}\n`);
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** What it asked for, in order. */
  const reset = async (cluster: Readonly<Record<string, string>>) => {
    const { exitCode, stderr } = await run(
      'sh',
      ['-euc', script.replaceAll('/var/lib/', `${folder}/`)],
      {
        timeoutMs: 10_000,
        env: {
          PATH: `${folder}:${process.env.PATH}`,
          ASKED: join(folder, 'asked'),
          ...{ THERE: 'namespace/aws', NODES: '', DRAINED: '0', SIZE: scaled, ...cluster },
        },
      },
    );
    expect({ exitCode, stderr }).to.deep.equal({ exitCode: 0, stderr: '' });
    const asked = await readFile(join(folder, 'asked'), 'utf8').catch(() => '');
    return asked.split('\n').flatMap((line) => (line === '' ? [] : line.split(' --')[0]));
  };

  it('does nothing where no cloud is, or where the nodegroup has its first size', async () => {
    expect(await reset({ THERE: '' })).to.deep.equal([]);
    expect(await reset({ SIZE: first })).to.deep.equal([]);
  });

  it('drains the nodes, takes them away, and waits until they are gone', async () => {
    const asked = [
      'kubectl drain ng-1-a ng-1-b',
      'aws eks update-nodegroup-config',
      'kubectl wait nodes',
    ];
    expect(await reset({ NODES: 'ng-1-a ng-1-b' })).to.deep.equal(asked);
    await rm(join(folder, 'asked'));
    expect(await reset({ NODES: 'ng-1-a ng-1-b', DRAINED: '1' })).to.deep.equal(asked);
  });

  it('takes back a size whose node has not come yet', async () => {
    expect(await reset({})).to.deep.equal([
      'aws eks update-nodegroup-config',
      'kubectl wait nodes',
    ]);
  });
});
