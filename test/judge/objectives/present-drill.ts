import type { PresentDrill } from '../../../harness/judge/objectives/judge-procedure.ts';

/** The drill of test/history/rows.ts as its repository has it: unchanged, unless said otherwise. */
export const presentDrill = (changes: Partial<PresentDrill> = {}): PresentDrill => ({
  ...{ drill: 'shop/cart-hangs', title: 'Cart hangs', file: 'ops.md', line: 12, rtoMs: 60_000 },
  ...{ rehearses: [12], unplanned: null },
  ...{ contentSha256: 'bb'.repeat(32), textSha256: 'ff'.repeat(32) },
  ...{ systemSha256s: ['dd'.repeat(32), 'ee'.repeat(32)] },
  ...changes,
});
