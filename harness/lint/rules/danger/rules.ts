import type { Rule } from '../../engine/rule.ts';
import { applyOfDump } from './apply-of-dump.ts';
import { curlInsecure } from './curl-insecure.ts';
import { deleteEverything } from './delete-everything.ts';
import { drainWithoutLimits } from './drain-without-limits.ts';
import { environmentPrinted } from './environment-printed.ts';
import { forceDelete } from './force-delete.ts';
import { pruneEverything } from './prune-everything.ts';
import { rmOfEmptyVariable } from './rm-of-empty-variable.ts';
import { secretPrinted } from './secret-printed.ts';

/** What can do more harm than the fault. */
export const dangerRules: readonly Rule[] = [
  deleteEverything,
  forceDelete,
  pruneEverything,
  drainWithoutLimits,
  applyOfDump,
  rmOfEmptyVariable,
  secretPrinted,
  environmentPrinted,
  curlInsecure,
];
