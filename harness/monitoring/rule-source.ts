import type { AlertSource } from '../model/system.ts';
import type { Cluster } from '../ports.ts';

/** A Prometheus that loads rules from a ConfigMap. */
export type RuleSource = AlertSource & { readonly rules: string };

export type RuleCluster = Pick<Cluster, 'core' | 'nodes' | 'execInNode'>;
