import { HarnessError } from '../errors.ts';
import { stated } from '../model/figures.ts';
import type { Opening } from '../model/opening.ts';
import type { Cluster, Sidecar } from '../ports.ts';
import { confinementScript } from './confinement-script.ts';

const scriptTimeoutMs = 60_000;
const confinedWithinMs = 60_000;

const whenItRuns = {
  setup: 'it runs once, when all of `ready` is ready',
  exhaust: 'it runs when a fault is in place',
  reset: 'it runs when a fault is gone and the system had not recovered, or has a lasting change',
} as const;

/** Every shell gets a copy of this folder, so that one arm does not find what another left. */
export const operatorHome = '/root';
const kubeconfigFile = `${operatorHome}/.kube/config`;

/** Starts the operator's container and checks that it has the commands that the system names. */
export async function startOperator(
  cluster: Cluster,
  image: string,
  tools: readonly string[],
): Promise<Sidecar> {
  const operator = await cluster.startSidecar({
    role: 'operator',
    image,
    files: { [kubeconfigFile]: await cluster.operatorKubeconfig([]) },
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

/** Resolves when every policy refuses what it is there for; OPERATOR_FAILED if one does not. */
export async function awaitConfinement(operator: Sidecar): Promise<void> {
  const argv = ['env', `HOME=${operatorHome}`, 'bash', '-c', confinementScript];
  const { exitCode, stdout, stderr } = await operator.exec(argv, { timeoutMs: confinedWithinMs });
  if (exitCode === 0) return;
  const last = `${stdout}${stderr}`.trim().split('\n').at(-1);
  throw new HarnessError('OPERATOR_FAILED', `The cluster does not confine the operator, ${last}.`, {
    next: 'Run this again. No step has run.',
  });
}

/** Puts another certificate into the operator, which every later shell has. */
export async function openWays(
  operator: Sidecar,
  cluster: Cluster,
  openings: readonly Opening[],
): Promise<void> {
  const input = await cluster.operatorKubeconfig(openings.map(({ what }) => what));
  const argv = ['sh', '-c', `cat > ${kubeconfigFile}`];
  const { exitCode, stderr } = await operator.exec(argv, { timeoutMs: 10_000, input });
  if (exitCode === 0) return;
  throw new HarnessError('OPERATOR_FAILED', `The operator got no certificate: ${stderr.trim()}`, {
    next: 'Run this again.',
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
