import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { runClient } from '../../../fixtures/fakes/virtengined/client/run-client.ts';
import { parseRunbook } from '../../../harness/runbook/parse.ts';
import { LocalChain } from '../virtengined/local-chain.ts';
import { LocalClient } from './local-client.ts';
import { LocalProvider, manifest } from './local-provider.ts';
import { filled, typedLines } from './typed-lines.ts';

const name = 'runbooks/provider-deployment-failures.md';
const resources = { cpuMillis: 100, memoryBytes: 64 * 2 ** 20, storageBytes: 2 ** 30 };
/** What these check is not as it should be, where nothing is. */
const checks =
  /^provider-daemon (?:bid-engine status|adapter (?:restart|test-)|health-check|resources check|deploy test|manifest validate)/;

for (const path of [name, `../shared/${name}`]) {
  describe(`the commands for daemon and chain in ${path}`, () => {
    let local: LocalProvider;
    let client: LocalClient;
    let chain: LocalChain;
    let lines: readonly string[];

    before(function () {
      const file = new URL(`../../../${path}`, import.meta.url);
      // The owners' text is not part of this repository.
      if (!existsSync(file)) this.skip();
      lines = typedLines(parseRunbook(name, readFileSync(file, 'utf8')));
      expect(lines.length).to.be.at.least(16);
    });

    beforeEach(async () => {
      local = new LocalProvider();
      client = new LocalClient(local);
      chain = new LocalChain();
      await local.start();
      chain.nowMs = local.nowMs;
      await chain.start();
      await local.restart({ CHAIN_URL: chain.url.href });
      await client.start();
      await writeFile(join(local.folder, 'manifest.yaml'), manifest());
      chain.createOrder({ manifest: manifest(), resources });
      await run(15);
    });
    afterEach(async () => {
      await client.stop();
      await local.stop();
      await chain.end();
    });

    const run = async (seconds: number) => {
      for (let second = 0; second < seconds; second += 1) {
        await local.run(1);
        chain.pass(1);
      }
    };

    const type = async (line: string) => {
      const [program = '', ...words] = line.split(' ');
      if (program === 'provider-daemon') return client.type(words.join(' '));
      const { code, output, error } = await runClient(words, { VIRTENGINED_NODE: chain.url.href });
      return { exitCode: code, out: output, err: error };
    };

    /** The world goes on while a command waits for it. */
    const typed = async (line: string) => {
      let ended = false;
      const typing = type(line).finally(() => {
        ended = true;
      });
      while (!ended) {
        await run(1);
        await pause(20);
      }
      return typing;
    };

    /** Every line with its exit code, in the order of the page. */
    const typeAll = async () => {
      const [deployment] = local.daemon.parts.store.table('deployments').values();
      const file = join(local.folder, 'manifest.yaml');
      const holes = {
        ...{ '"$DEPLOYMENT"': deployment?.id ?? '', '<deployment-id>': deployment?.id ?? '' },
        ...{ '"$ORDER"': deployment?.orderId ?? '', '/dev/stdin': file },
        '/tmp/failed-manifest.yaml': file,
        '/etc/provider-daemon/test-manifest.yaml': file,
      };
      const found: [string, number][] = [];
      for (const line of lines) {
        const { exitCode, err } = await typed(filled(line, holes));
        expect(err, line).not.to.match(/--help/);
        found.push([line, exitCode]);
      }
      return found;
    };

    it('end with 0 where all is well, and with 5 where validation was left lenient', async () => {
      const last = lines.findLast((line) => line.includes('set manifest.strict_validation'));
      const health = last?.endsWith('true') ? 0 : 5;
      expect(health).to.equal(path === name ? 0 : 5);
      expect(await typeAll()).to.deep.equal(
        lines.map((line) => [line, line.includes('health-check') ? health : 0]),
      );
    });

    it('end with 5 where what they check is not as it should be, and else with 0', async () => {
      await writeFile(join(local.folder, 'manifest.yaml'), 'services: {}\n');
      await writeFile(local.kubeconfig, '{}');
      await client.type('adapter restart kubernetes');
      local.waldur.credentials = { state: 'expired', username: 'provider' };
      local.waldur.isDown = true;
      chain.chain.faults.set('slow', { lag: true });
      // What is known of the cluster's capacity is good for five minutes.
      await run(400);
      expect(await typeAll()).to.deep.equal(lines.map((line) => [line, checks.test(line) ? 5 : 0]));
    });

    it('end with 4 where no daemon runs, but for those that need none', async () => {
      await client.stop();
      const found = await typeAll();
      await client.start();
      const needsNone = /^virtengined|manifest validate/;
      expect(found).to.deep.equal(lines.map((line) => [line, needsNone.test(line) ? 0 : 4]));
    });
  });
}
