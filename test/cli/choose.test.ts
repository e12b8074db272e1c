import { expect } from 'chai';
import { choosePlans } from '../../harness/cli/choose.ts';
import { rejected } from '../scenario/thrown.ts';

describe('choice of drills', () => {
  const choose = (arms: string) => choosePlans(['raibid-ci/redis-hang'], { arms });

  it('takes only the arms that are named', async () => {
    const [plan] = await choose('runbook, without-2');
    expect(plan?.scenario.arms).to.deep.equal(['runbook', 'without-2']);
  });

  it('refuses an arm that there is not, which would else be run with every step', async () => {
    const error = await rejected(choose('runbook,controll'));
    expect(error).to.include({ code: 'BAD_USAGE', exitCode: 2 });
    expect(error.message).to.include('"controll"');
  });
});
