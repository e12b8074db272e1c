import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { Cluster } from '../../ports.ts';

export const claimShape = z.strictObject({
  namespace: z.string().min(1),
  /** The PersistentVolumeClaim's name. */
  name: z.string().min(1),
});

export type Claim = z.output<typeof claimShape>;

/** A claim's directory, as the node sees it. */
export interface Volume {
  readonly label: string;
  readonly node: string;
  readonly path: string;
}

/** FAULT_FAILED if the claim does not exist, or its volume is not a directory of one node. */
export async function findVolume(claim: Claim, cluster: Cluster): Promise<Volume> {
  const { namespace, name } = claim;
  const { items } = await cluster.core.listNamespacedPersistentVolumeClaim({ namespace });
  const found = items.find(({ metadata }) => metadata?.name === name);
  const label = `volume/${namespace}/${name}`;
  if (!found) {
    const there = items.map(({ metadata }) => metadata?.name).join(', ') || 'none';
    throw failed(`There is no claim "${name}" in namespace "${namespace}". There are: ${there}.`);
  }
  const volumeName = found.spec?.volumeName;
  if (!volumeName) throw failed(`${label} is ${found.status?.phase}: it has no volume yet.`);
  const { spec } = await cluster.core.readPersistentVolume({ name: volumeName });
  const path = spec?.local?.path ?? spec?.hostPath?.path;
  if (!path) {
    const source = Object.keys(spec ?? {}).find((key) => sources.has(key)) ?? 'unknown';
    throw failed(`${label} is not a directory of a node: its volume's source is "${source}".`);
  }
  const hosts = (spec?.nodeAffinity?.required?.nodeSelectorTerms ?? [])
    .flatMap(({ matchExpressions = [] }) => matchExpressions)
    .flatMap(({ key, values = [] }) => (key === 'kubernetes.io/hostname' ? values : []));
  const nodes = cluster.nodes.filter((node) => hosts.length === 0 || hosts.includes(node));
  const [node] = nodes;
  if (node && nodes.length === 1) return { label, node, path };
  throw failed(
    `${label} is not on exactly one node of the cluster: ${nodes.join(', ') || 'none of them'}.`,
  );
}

const sources = new Set(['csi', 'nfs', 'iscsi', 'fc', 'cephfs', 'rbd']);

function failed(message: string): HarnessError {
  return new HarnessError('FAULT_FAILED', message, {
    next: 'Correct the fault’s claim in the scenario, or use a storage class of local directories.',
  });
}

/** A path inside a volume; it must not lead out of it. */
export const innerPath = z
  .string()
  .min(1)
  .refine((path) => !path.startsWith('/') && !path.split('/').includes('..'), {
    error: 'must be inside the volume: relative, and without ".."',
  });

/** Shell: ends the script if a link leads the path `$2` out of the volume `$1`. */
export const stayInside = `stay_inside() {
  root=$(realpath "$1"); real=$(realpath -m "$2")
  case $real/ in "$root"/*) ;; *) echo "$2 leads out of the volume, to $real" >&2; exit 1 ;; esac
}
`;
