import { ensureImages } from '../../harness/cluster/images/images.ts';
import { createCluster } from '../../harness/cluster/lifecycle/create-cluster.ts';
import { clusterUndo } from '../../harness/cluster/lifecycle/removal.ts';
import { openLease } from '../../harness/faults/undo/lease.ts';
import { docker } from '../../harness/io/docker.ts';
import { joiningMachine, providerAt, startProvider, want } from './machine-cluster.ts';

// A harness of its own, to be killed: `machines-and-tell.ts RUN` prints a line for each machine that the
// engine makes.
const [, , run = ''] = process.argv;
const made = await ensureImages(['node', 'raibid-server', 'machine']);
const [nodeImage = '', server = '', image = ''] = made.map(({ reference }) => reference);
const lease = await openLease(run);
await lease.hold(clusterUndo(run));
const cluster = await createCluster({ run, nodeImage, images: [server] });
await cluster.waitReady([], 180_000);
await startProvider(cluster, server);
const spec = { ...providerAt, image: { name: image }, images: [], limit: 4 };
const machines = await cluster.startMachines({ spec, image });
await machines.answered(60_000);
const filters = ['type=container', 'event=create', `label=io.firedrill.run=${run}`];
const watching = filters.flatMap((filter) => ['--filter', filter]);
void docker(['events', ...watching, '--format', 'machine'], {
  timeoutMs: 120_000,
  onLine: (line) => console.log(line),
});
const burst = [1, 2, 3, 4].map((number) =>
  joiningMachine(cluster, {
    ...{ id: `vm-${number}`, hostname: `burst-${number}`, publicKey: 'ssh-ed25519 none' },
  }),
);
await want(cluster, await Promise.all(burst));
