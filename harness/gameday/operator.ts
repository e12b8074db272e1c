import { HarnessError } from '../errors.ts';
import { stated } from '../model/figures.ts';
import type { Cluster, Sidecar } from '../ports.ts';

const scriptTimeoutMs = 60_000;

const whenItRuns = {
  setup: 'it runs once, when all of `ready` is ready',
  exhaust: 'it runs when a fault is in place',
  reset: 'it runs when a fault is gone and the system had not recovered',
} as const;

/** Every shell gets a copy of this folder, so that one arm does not find what another left. */
export const operatorHome = '/root';

/** Starts the operator's container and checks that it has the commands that the system names. */
export async function startOperator(
  cluster: Cluster,
  image: string,
  tools: readonly string[],
): Promise<Sidecar> {
  const operator = await cluster.startSidecar({
    role: 'operator',
    image,
    files: { [`${operatorHome}/.kube/config`]: cluster.innerKubeconfig },
    memoryMb: 512,
    pids: 512,
  });
  const script = 'for tool in "$@"; do command -v "$tool" > /dev/null || echo "$tool"; done';
  const argv = ['sh', '-c', script, 'sh', ...tools];
  const { exitCode, stdout, stderr } = await operator.exec(argv, { timeoutMs: 10_000 });
  if (exitCode !== 0) {
    throw new HarnessError('OPERATOR_FAILED', `The operator does not answer: ${stderr.trim()}`, {
      next: 'Run this again; `firedrill doctor` checks the engine.',
    });
  }
  const missing = stdout.split('\n').filter(Boolean);
  if (missing.length === 0) return operator;
  throw new HarnessError('OPERATOR_FAILED', `The operator does not have ${missing.join(', ')}.`, {
    next: "Remove it from the system's operator.tools, or from the steps that call it.",
  });
}

/**
 * Runs one of the system's own scripts, such as `operator.setup`, in the operator; OPERATOR_FAILED with
 * its output if it fails.
 */
export async function runOnOperator(
  operator: Sidecar,
  key: keyof typeof whenItRuns,
  script: string,
): Promise<void> {
  const argv = ['env', `HOME=${operatorHome}`, 'sh', '-euc', script];
  const { exitCode, timedOut, stdout, stderr } = await operator.exec(argv, {
    timeoutMs: scriptTimeoutMs,
  });
  if (exitCode === 0) return;
  const why = timedOut ? `not finished within ${stated(scriptTimeoutMs)}` : `status ${exitCode}`;
  const output = `${stdout}${stderr}`.trim();
  throw new HarnessError('OPERATOR_FAILED', `operator.${key} failed (${why}): ${output}`, {
    next: `Fix operator.${key} in the system's system.yaml; ${whenItRuns[key]}.`,
  });
}
