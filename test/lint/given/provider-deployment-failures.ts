import type { Row } from './row.ts';

export const providerDeploymentFailures: readonly Row[] = [
  [1, 3, 'no-recovery-time', 'right'],
  [36, 10, 'cluster-only-name', 'right'],
  [46, 1, 'interactive-command', 'right'],
  [63, 33, 'placeholder-redirects', 'right'],
  [95, 16, 'placeholder-redirects', 'right'],
  [96, 9, 'drain-without-limits', 'right'],
  [96, 15, 'placeholder-redirects', 'right'],
  [111, 22, 'placeholder-redirects', 'right'],
  [117, 52, 'secret-printed', 'right'],
  [120, 16, 'cannot-be-undone', 'right'],
  [124, 21, 'unset-variable', 'right'],
  [134, 9, 'run-hides-exit-code', 'right'],
  [134, 27, 'terminal-without-need', 'right'],
  [140, 9, 'run-hides-exit-code', 'right'],
  [140, 27, 'terminal-without-need', 'right'],
  [143, 36, 'interrupts-service', 'right'],
  [202, 1, 'pipe-hides-failure', 'right'],
  [202, 9, 'cluster-only-name', 'right'],
  [215, 1, 'endless-command', 'right'],
];
