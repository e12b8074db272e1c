import { z } from 'zod';
import type { Cluster } from '../../ports.ts';
import { findNode } from './target-nodes.ts';

/** Where a fault of a node's own files and services is: fields of its schema. */
export const placeShape = {
  /** The one node that these labels match. */
  node: z.strictObject({ selector: z.string().min(1) }).optional(),
  /** Or the host name of a machine, which need not be a node. */
  machine: z.string().min(1).optional(),
};

type Place = z.output<z.ZodObject<typeof placeShape>>;

export const isOnePlace = ({ node, machine }: Place) =>
  (node === undefined) !== (machine === undefined);

export const onePlaceIssue = { error: 'needs node or machine, not both' };

/** The name by which the cluster finds it; FAULT_FAILED if no node matches, or several do. */
export async function findPlace({ node, machine }: Place, cluster: Cluster): Promise<string> {
  return node ? findNode(node.selector, cluster) : (machine ?? '');
}

/** A service as systemd calls it. */
export const unitName = z
  .string()
  .regex(/^[\w@.-]+\.service$/, { error: 'must be a service: NAME.service' });
