import { entries } from './policies/entries.ts';
import { objects } from './policies/objects.ts';
import { pods } from './policies/pods.ts';
import { settings } from './policies/settings.ts';

/** All policies that keep the operator in the cluster, and their bindings. */
export const policies: readonly object[] = [...pods, ...entries, ...settings, ...objects];
