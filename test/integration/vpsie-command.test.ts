import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../harness/io/paths.ts';

const command = join(packageRoot, 'fixtures/images/vpsie-operator/vpsie');

describe('the vpsie command', () => {
  let folder: string;
  let server: Server;
  let asked: string[];
  let answers: Record<string, readonly [number, object]>;

  beforeEach(async () => {
    asked = [];
    answers = {};
    folder = await mkdtemp(join(tmpdir(), 'vpsie-'));
    await writeFile(join(folder, '.netrc'), 'default login someone password secret\n');
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const line = `${request.method} ${request.url}`;
      const user = Buffer.from(`${request.headers.authorization?.split(' ')[1]}`, 'base64');
      asked.push([line, user, body].filter((part) => part.length > 0).join(' '));
      const [status, answer] = answers[line] ?? [404, { error: { code: 'x', message: 'none' } }];
      response.writeHead(status).end(status === 204 ? undefined : JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    await rm(folder, { recursive: true, force: true });
  });

  const vpsie = (...args: string[]) => {
    const { port } = server.address() as AddressInfo;
    const env = { ...process.env, HOME: folder, VPSIE_CONSOLE: `http://127.0.0.1:${port}` };
    return new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
      execFile(command, args, { env }, (error, stdout, stderr) =>
        resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });
  };

  it('lists VMs, one a line, as the user of ~/.netrc', async () => {
    const vms = [
      { id: 1001, hostname: 'burst-a', status: 'running', ipAddress: '172.18.0.9' },
      { id: 1002, hostname: 'burst-b', status: 'creating', ipAddress: null },
    ];
    answers['GET /console/api/vms'] = [200, { vms }];
    const { status, stdout } = await vpsie('vm', 'list');
    expect(status).to.equal(0);
    expect(stdout.trimEnd().split('\n')).to.deep.equal([
      'ID\tHOSTNAME\tSTATUS\tADDRESS',
      '1001\tburst-a\trunning\t172.18.0.9',
      '1002\tburst-b\tcreating\t-',
    ]);
    expect(asked).to.deep.equal(['GET /console/api/vms someone:secret']);
  });

  it('terminates a VM, sets the quotas and adds a key', async () => {
    answers['DELETE /console/api/vms/1001'] = [204, {}];
    const calls = { perMinute: 600, burst: 100 };
    answers['PUT /console/api/quota'] = [200, { vms: { limit: 5, used: 1 }, calls }];
    answers['PUT /console/api/rate'] = [200, { vms: { limit: 5, used: 1 }, calls }];
    answers['POST /console/api/sshkeys'] = [201, { id: 'mine', publicKey: 'k' }];
    await writeFile(join(folder, 'key.pub'), 'ssh-ed25519 AAAA me\n');
    expect((await vpsie('vm', 'delete', '1001')).stdout).to.equal('VM 1001 is terminated\n');
    expect((await vpsie('quota', 'set', '5')).stdout).to.equal('5 VMs may be used\n');
    expect((await vpsie('rate', 'set', '600', '100')).stdout).to.equal(
      '600 calls a minute may be made, 100 at once\n',
    );
    const added = await vpsie('sshkey', 'add', 'mine', join(folder, 'key.pub'));
    expect(added.stdout).to.equal('mine is added\n');
    expect(asked.slice(1).map((line) => line.split(' someone:secret ')[1])).to.deep.equal([
      '{"limit": 5}',
      '{"perMinute": 600, "burst": 100}',
      `${JSON.stringify({ id: 'mine', publicKey: 'ssh-ed25519 AAAA me' }, null, 2)}\n`,
    ]);
  });

  it('fails with the console’s own words where it refuses, in every shape of command', async () => {
    for (const args of [
      ['vm', 'list'],
      ['vm', 'show', '7'],
      ['vm', 'delete', '7'],
      ['quota', 'show'],
      ['credentials', 'rotate'],
      ['image', 'list'],
    ]) {
      const { status, stdout, stderr } = await vpsie(...args);
      expect([status, stdout], args.join(' ')).to.deep.equal([22, '']);
      expect(stderr).to.include('x: none');
    }
  });

  it('says how it is used where that is no command of it, and asks nothing', async () => {
    for (const args of [
      [],
      ['vm'],
      ['vm', 'delete'],
      ['vm', 'delete', 'all'],
      ['rate', 'set'],
      ['rate', 'set', '600'],
      ['vm', 'stop', '7'],
    ]) {
      const { status, stderr } = await vpsie(...args);
      expect(status, args.join(' ')).to.equal(2);
      expect(stderr).to.match(/^usage: vpsie/);
    }
    expect(asked).to.deep.equal([]);
  });
});
