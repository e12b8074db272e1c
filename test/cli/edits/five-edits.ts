import { readFileSync } from 'node:fs';
import { scratchRepository } from '../../git/scratch-repository.ts';

export const runbookFile = 'runbooks/redis.md';
export const scenarioFile = 'scenarios/redis-hang.yaml';

const restart = 'kubectl delete pod -n raibid-ci -l app=redis\n';
/** As people write who hope that it comes back by itself. */
const pause = 'sleep 5\n';

/** Held to less than the edition states, and waiting for less, so that a broken text is soon seen to be. */
export const runbookText = readFileSync('runbooks/raibid-ci-operations.md', 'utf8')
  .replace('**Expected Recovery Time:** < 60 seconds', '**Expected Recovery Time:** < 25 seconds')
  .replace('-l app=redis -n raibid-ci --timeout=60s', '-l app=redis -n raibid-ci --timeout=15s')
  .replace(restart, `${pause}${restart}`);

export const scenarioText = readFileSync('scenarios/raibid-ci/redis-hang.yaml', 'utf8').replace(
  /^runbook: .*$/m,
  `runbook: ../${runbookFile}`,
);

/** What people do to a runbook, each to the text above: a text, and another in its place. */
export const fiveEdits = {
  'typo in prose': [
    'the time within which service is expected back',
    'the time in which it is expected back',
  ],
  'wrong selector': [restart, restart.replace('app=redis', 'app=redis-server')],
  'removed step': [restart, ''],
  'slower step': [restart, `sleep 6\n${restart}`],
  'better step': [pause, ''],
} as const satisfies Record<string, readonly [string, string]>;

export type EditName = keyof typeof fiveEdits;

/** The runbook with one of the edits made. */
export function edited(name: EditName): string {
  const [from, to] = fiveEdits[name];
  const parts = runbookText.split(from);
  if (parts.length !== 2) throw new Error(`"${from}" is in the runbook ${parts.length - 1} times`);
  return parts.join(to);
}

/** A repository with this runbook, and the one drill of it. */
export const editedRepository = () =>
  scratchRepository({ [runbookFile]: runbookText, [scenarioFile]: scenarioText });
