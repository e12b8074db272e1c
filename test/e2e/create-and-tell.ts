import { createCluster } from '../../harness/cluster/lifecycle/create-cluster.ts';

// A harness of its own, to be killed: `create-and-tell.ts RUN IMAGE` prints kind's lines.
const [, , run = '', nodeImage = ''] = process.argv;
await createCluster({ run, nodeImage, onProgress: (step) => console.log(step) });
