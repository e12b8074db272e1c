import { HarnessError } from '../../errors.ts';
import { printAffected } from '../affected.ts';
import type { Terminal } from '../terminal.ts';
import { type Choice, choosePlans } from './choose.ts';
import { chooseAffected, type Work } from './choose-affected.ts';

export interface WorkOptions extends Choice {
  readonly affected?: boolean;
  readonly base?: string;
  readonly ab?: boolean;
}

/** The drills that a run's options mean; BAD_USAGE where these contradict each other. */
export async function chooseWork(
  names: readonly string[],
  options: WorkOptions,
  terminal: Terminal,
): Promise<Work> {
  const { all, smoke, affected, base, ab = false } = options;
  if (!affected) {
    if (base === undefined && !ab) {
      return { plans: await choosePlans(names, options), edits: [] };
    }
    throw new HarnessError('BAD_USAGE', '--base and --ab are about what an edit affects.', {
      next: 'Say --affected --base REF, or leave them out.',
    });
  }
  if (base === undefined || all || smoke) {
    throw new HarnessError('BAD_USAGE', '--affected needs --base, and chooses the drills itself.', {
      next: 'Say --affected --base REF, and name drills to look among, or none.',
    });
  }
  const work = await chooseAffected(names, { ...options, base, ab });
  printAffected(work.affected, terminal.say, terminal);
  return work;
}
