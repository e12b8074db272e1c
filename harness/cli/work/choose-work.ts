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

/** The work that a run's options ask for; BAD_USAGE if they contradict each other. */
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
    throw new HarnessError('BAD_USAGE', '--base and --ab work only with --affected.', {
      next: 'Add --affected --base REF, or leave --base and --ab out.',
    });
  }
  if (base === undefined || all || smoke) {
    const why =
      base === undefined
        ? '--affected needs --base.'
        : '--affected chooses the drills itself, so --all and --smoke do not go with it.';
    throw new HarnessError('BAD_USAGE', why, {
      next: 'Write `firedrill run --affected --base REF`; add names to look among these drills only.',
    });
  }
  const work = await chooseAffected(names, { ...options, base, ab });
  printAffected(work.affected, terminal.say, terminal);
  return work;
}
