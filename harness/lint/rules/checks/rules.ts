import type { Rule } from '../../engine/rule.ts';
import { countNeverCompared } from './count-never-compared.ts';
import { curlHeadOfApi } from './curl-head-of-api.ts';
import { curlWithoutFail } from './curl-without-fail.ts';
import { diskByTop } from './disk-by-top.ts';
import { getAsCheck } from './get-as-check.ts';
import { grepAgainstColumns } from './grep-against-columns.ts';
import { grepFindsItself } from './grep-finds-itself.ts';
import { grepMatchesOpposite } from './grep-matches-opposite.ts';
import { headerCounted } from './header-counted.ts';
import { invertedGrepAsCheck } from './inverted-grep-as-check.ts';
import { openPortAsHealth } from './open-port-as-health.ts';
import { phaseThatIsNone } from './phase-that-is-none.ts';
import { pipeHidesFailure } from './pipe-hides-failure.ts';
import { redisCliWithoutE } from './redis-cli-without-e.ts';
import { runHidesExitCode } from './run-hides-exit-code.ts';

/** Checks that cannot fail, and patterns that never match. */
export const checkRules: readonly Rule[] = [
  curlWithoutFail,
  curlHeadOfApi,
  runHidesExitCode,
  redisCliWithoutE,
  openPortAsHealth,
  diskByTop,
  getAsCheck,
  invertedGrepAsCheck,
  countNeverCompared,
  pipeHidesFailure,
  grepAgainstColumns,
  grepMatchesOpposite,
  grepFindsItself,
  headerCounted,
  phaseThatIsNone,
];
