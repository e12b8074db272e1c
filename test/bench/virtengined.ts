import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { packageRoot } from '../../harness/io/paths.ts';
import { LocalChain } from '../fakes/virtengined/local-chain.ts';

const run = promisify(execFile);

/** In ms, the median of listing so many open orders by a client, as a whole process. */
export async function benchOrders(orders: number, commands: number): Promise<number> {
  const local = await new LocalChain().start();
  try {
    for (let number = 0; number < orders; number += 1) local.createOrder();
    const timesMs: number[] = [];
    for (let number = 0; number < commands; number += 1) {
      const startedMs = performance.now();
      const args = ['main.ts', 'q', 'market', 'orders', '--state', 'open', '--limit', `${orders}`];
      const cwd = `${packageRoot}/fixtures/fakes/virtengined`;
      const env = { ...process.env, VIRTENGINED_NODE: local.url.href };
      const { stdout } = await run(process.execPath, args, { cwd, env, maxBuffer: 2 ** 26 });
      const listed = stdout.trim().split('\n').length - 1;
      if (listed !== orders) throw new Error(`${listed} of ${orders} orders were listed`);
      timesMs.push(performance.now() - startedMs);
    }
    return timesMs.sort((one, other) => one - other)[Math.floor(commands / 2)] ?? 0;
  } finally {
    await local.end();
  }
}
