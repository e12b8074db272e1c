// A harness that holds one fault and then does nothing: `node harness-process.ts RUNS-FOLDER RUN NODE`.
import { openLease } from '../../harness/faults/undo/lease.ts';

const [, , runsFolder = '', run = '', node = ''] = process.argv;
const lease = await openLease(run, { runsFolder });
const held = await lease.hold([
  { kind: 'node-exec', node, argv: ['touch', `/mended-${run}`], describes: `repair ${run}` },
]);
lease.lost.addEventListener('abort', () => {
  process.stdout.write(`lost ${lease.lost.reason.code}\n`);
});
process.stdin.on('data', async () => {
  const failure = await held.revert().then(
    () => 'reverted',
    (error: { code: string }) => error.code,
  );
  await lease.close();
  process.stdout.write(`${failure}\n`);
  process.exit();
});
process.stdout.write('held\n');
