import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../harness/io/paths.ts';

const image = join(packageRoot, 'fixtures/images/ecommerce-operator');

interface Result {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const execute = (file: string, args: readonly string[], env: Record<string, string>) =>
  new Promise<Result>((resolve) => {
    execFile(file, args, { env: { ...process.env, ...env } }, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });

describe("the scripts of the shop's repository", () => {
  let server: Server;
  let answers: Record<string, readonly [number, object]>;

  beforeEach(async () => {
    answers = {
      'GET /actuator/health': [200, { status: 'UP' }],
      'GET /api/products': [200, { products: [{ sku: 'mug' }] }],
      'POST /api/orders': [201, { id: 'o-1' }],
      'GET /api/orders/o-1': [200, { id: 'o-1' }],
    };
    server = createServer((request, response) => {
      request.resume();
      const [status, answer] = answers[`${request.method} ${request.url}`] ?? [404, {}];
      response.writeHead(status).end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });

  const smoke = (...args: string[]) =>
    execute(join(image, 'checkout/scripts/run-smoke-tests.sh'), args, {
      SHOP_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    });

  it('pass a shop in which one can buy', async () => {
    const { status, stdout } = await smoke('staging');
    expect(stdout).to.contain('ok    a purchase is stored');
    expect(stdout).to.contain('all smoke tests passed for staging');
    expect(status).to.equal(0);
  });

  for (const [request, answer, what] of [
    ['GET /actuator/health', [200, { status: 'DOWN' }], 'health is UP'],
    ['GET /actuator/health', [503, { status: 'UP' }], 'health is UP'],
    ['GET /api/products', [200, { products: [] }], 'products are listed'],
    ['POST /api/orders', [500, {}], 'a purchase is stored'],
    ['POST /api/orders', [201, {}], 'a purchase is stored'],
    ['GET /api/orders/o-1', [404, {}], 'a purchase is stored'],
  ] as const) {
    it(`fail where ${request} answers ${answer[0]} ${JSON.stringify(answer[1])}`, async () => {
      answers[request] = answer;
      const { status, stdout, stderr } = await smoke('staging');
      expect(status).to.equal(1);
      expect(stdout).to.contain(`FAIL  ${what}`);
      expect(stderr).to.contain('1 smoke tests failed for staging');
    });
  }

  it('need the name of an environment', async () => {
    const { status, stderr } = await smoke();
    expect(status).to.equal(2);
    expect(stderr).to.contain('usage:');
  });
});

describe('the eksctl command', () => {
  let folder: string;

  // Stands for the real `aws`: one cluster with one nodegroup; what it was asked goes to a file.
  const aws = `#!/bin/bash
echo "$*" >>"$ASKED"
refuse() { printf '\\nAn error occurred (ResourceNotFoundException) when calling the X operation: %s\\n' "$1" >&2; exit 254; }
case "$*" in
  *--name\\ shop*) echo '{"cluster":{}}' ;;
  *--name\\ *) refuse 'No cluster found for name: other.' ;;
  *--nodegroup-name\\ ng-1*) echo '{"nodegroup":{"clusterName":"shop","nodegroupName":"ng-1","status":"ACTIVE","scalingConfig":{"minSize":1,"maxSize":4,"desiredSize":1}}}' ;;
  *) refuse 'No node group found for name: ng-9.' ;;
esac
`;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eksctl-'));
    await writeFile(join(folder, 'aws'), aws);
    await chmod(join(folder, 'aws'), 0o755);
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const eksctl = (line: string) =>
    execute(join(image, 'commands/eksctl'), line.split(' '), {
      PATH: `${folder}:${process.env.PATH}`,
      ASKED: join(folder, 'asked'),
    });

  it('asks for the nodes that it is told, in both forms of a flag', async () => {
    for (const flags of [
      '--cluster=shop --name=ng-1 --nodes=3 --nodes-min=2',
      '--cluster shop -n ng-1 -N 3 -m 2',
    ]) {
      const { status, stdout, stderr } = await eksctl(`scale nodegroup ${flags}`);
      expect(stderr).to.equal('');
      expect(status).to.equal(0);
      expect(stdout).to.contain('nodegroup successfully scaled');
      const asked = (await readFile(join(folder, 'asked'), 'utf8')).trim().split('\n');
      expect(asked.at(-1)).to.contain(
        'update-nodegroup-config --cluster-name shop --nodegroup-name ng-1 --scaling-config desiredSize=3,minSize=2',
      );
    }
  });

  for (const [line, why] of [
    ['--name=ng-1 --nodes=3', '--cluster must be set'],
    ['--cluster=shop --nodes=3', 'a config file is required when --name is not set'],
    ['--cluster=shop --name=ng-1', 'number of nodes must be 0 or greater'],
    ['--cluster=shop --name=ng-1 --nodes=x', 'invalid argument "x" for "-N, --nodes" flag'],
    [
      '--cluster=shop --name=ng-1 --nodes=3 --nodes-max=2',
      'maximum number of nodes must be greater',
    ],
    [
      '--cluster=shop --name=ng-1 --nodes=6 --nodes-min=7 --nodes-max=9',
      'within range of min nodes',
    ],
    ['--cluster=shop --name=ng-1 --nodes=5', "desired capacity 5 can't be greater than max size 4"],
    [
      '--cluster=shop --name=ng-1 --nodes=0',
      "Minimum capacity 1 can't be greater than desired size 0",
    ],
    [
      '--cluster=other --name=ng-1 --nodes=3',
      'ResourceNotFoundException: No cluster found for name: other.',
    ],
    [
      '--cluster=shop --name=ng-9 --nodes=3',
      'ResourceNotFoundException: No node group found for name: ng-9.',
    ],
    ['--cluster=shop --name=ng-1 --nodes=3 --dry', 'flag needs an argument: --dry'],
    ['--cluster=shop --name=ng-1 --nodes=3 --fast=1', 'unknown flag: --fast'],
  ] as const) {
    it(`refuses ${line}`, async () => {
      const { status, stderr } = await eksctl(`scale nodegroup ${line}`);
      expect(stderr)
        .to.match(/^Error: /)
        .and.contain(why);
      expect(status).to.equal(1);
      const asked = await readFile(join(folder, 'asked'), 'utf8').catch(() => '');
      expect(asked).to.not.contain('update-nodegroup-config');
    });
  }
});
