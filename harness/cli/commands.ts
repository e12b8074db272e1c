import { addAffected } from './affected.ts';
import { addDoctor } from './doctor.ts';
import { addDurations } from './durations.ts';
import { addInit } from './init.ts';
import { addJudge } from './judge.ts';
import { addList } from './list.ts';
import { addPlan } from './plan.ts';
import { addRevert } from './revert.ts';
import { addRun } from './run.ts';
import { addSetup } from './setup.ts';
import { addUpAndDown } from './up-and-down.ts';

/** The commands that are about drills, in the order in which the help lists them. */
export const drillCommands = [
  addRun,
  addList,
  addPlan,
  addAffected,
  addJudge,
  addDurations,
  addInit,
  addRevert,
  addUpAndDown,
  addSetup,
  addDoctor,
] as const;
