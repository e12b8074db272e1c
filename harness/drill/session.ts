import { HarnessError } from '../errors.ts';
import type { OperatorSession } from '../ports.ts';
import type { Arm } from './arm.ts';

/** Opens the operator's shell with the scenario's variables set, as an operator's profile would. */
export async function openBoundSession(arm: Arm): Promise<OperatorSession> {
  const session = await arm.tools.openSession(arm.tools.operator);
  const assignments = Object.entries(arm.plan.scenario.bindings)
    .filter(([name]) => /^[A-Za-z_]\w*$/.test(name))
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`);
  if (assignments.length === 0) return session;
  const set = await session.run(assignments.join('\n'), { timeoutMs: 5_000 });
  if (set.result === 'ok') return session;
  await session.close();
  throw new HarnessError(
    'OPERATOR_FAILED',
    `The scenario's bindings could not be set: ${set.stderr}`,
  );
}
