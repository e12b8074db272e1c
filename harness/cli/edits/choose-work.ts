import { HarnessError } from '../../errors.ts';
import type { Plan } from '../../model/scenario.ts';
import { tellAffected } from '../affected.ts';
import { type Choice, choosePlans } from '../choose.ts';
import type { Terminal } from '../terminal.ts';
import { chooseAffected } from './choose-affected.ts';
import type { PlannedEdit } from './plan-edits.ts';

export interface WorkOptions extends Choice {
  readonly affected?: boolean;
  readonly base?: string;
  readonly ab?: boolean;
}

/** What a run is to do. */
export interface Work {
  readonly plans: readonly Plan[];
  readonly edits: readonly PlannedEdit[];
}

/** The drills that a run's options mean; BAD_USAGE where these contradict each other. */
export async function chooseWork(
  names: readonly string[],
  options: WorkOptions,
  terminal: Terminal,
): Promise<Work> {
  const { all, telling, runbook, arms, shard, affected, base, ab = false } = options;
  if (!affected) {
    if (base === undefined && !ab) {
      return { plans: await choosePlans(names, { all, telling, runbook, arms, shard }), edits: [] };
    }
    throw new HarnessError('BAD_USAGE', '--base and --ab are about what an edit affects.', {
      next: 'Say --affected --base REF, or leave them out.',
    });
  }
  if (base === undefined || all || telling) {
    throw new HarnessError('BAD_USAGE', '--affected needs --base, and chooses the drills itself.', {
      next: 'Say --affected --base REF, and name drills to look among, or none.',
    });
  }
  const work = await chooseAffected(names, { base, ab, runbook, arms, shard });
  tellAffected(work.affected, terminal.say, terminal);
  return work;
}
