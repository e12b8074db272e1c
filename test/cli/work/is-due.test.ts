import { expect } from 'chai';
import { isDue } from '../../../harness/cli/work/is-due.ts';
import type { DrillOutcome } from '../../../harness/gameday/gameday.ts';
import { late, mutantRecord, mutation, soon } from '../../judge/mutation/mutant-records.ts';
import { redisPlan } from '../../judge/redis-plan.ts';

describe('the drill of a mutant', () => {
  const page = { ...redisPlan, mutation };
  const mutant = { ...redisPlan, mutation: { ...mutation, mutant: 'M2' } };
  const outcome = (story: typeof soon): DrillOutcome => ({
    ...{ plan: page, journalFile: 'a.jsonl' },
    ...mutantRecord(story),
  });

  it('is due if the page holds, and none if it does not', () => {
    expect(isDue(page, [])).to.equal(true);
    expect(isDue(mutant, [outcome(soon)])).to.equal(true);
    expect(isDue(mutant, [outcome(late)])).to.equal(false);
  });
});
