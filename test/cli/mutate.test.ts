import { expect } from 'chai';
import { Command } from 'commander';
import { addMutate } from '../../harness/cli/mutate.ts';
import type { Terminal } from '../../harness/cli/terminal.ts';
import { noPaint } from '../../harness/report/paint.ts';

async function mutate(...args: readonly string[]) {
  const printed: string[] = [];
  const said: string[] = [];
  const terminal: Terminal = {
    out: (text) => printed.push(text),
    say: (text) => said.push(text),
    status: () => {},
    paint: noPaint,
  };
  const program = new Command().exitOverride();
  addMutate(program, terminal);
  await program.parseAsync(['mutate', 'raibid-ci/redis-hang', ...args], { from: 'user' });
  return { printed: printed.join('\n'), said: said.join('\n') };
}

const codeOf = (running: Promise<unknown>) =>
  running.then(
    () => 'ended',
    (error: { code?: string }) => error.code,
  );

describe('firedrill mutate', () => {
  it('lists mutants as diffs', async () => {
    const { printed } = await mutate('--list', '--most', '1000');
    expect(printed).to.match(/^raibid-ci\/redis-hang: Redis Pod Failure, .*:9:1\n/);
    expect(printed).to.include(
      '-kubectl delete pod -n raibid-ci -l app=redis\n+kubectl delete pod -l app=redis\n',
    );
    expect(printed).to.match(/Set apart: \d+ that change nothing in this drill/);
    expect(printed).to.match(/ \d+: steps 3-13 not taken: the pod is not crash looping/);
  });

  it('says by which rule check finds a mutant, and how many it does not find', async () => {
    const { printed } = await mutate('--check-only', '--most', '1000');
    expect(printed).to.match(/without-fail: curl has no --fail\n +found by curl-without-fail/);
    expect(printed).to.match(/wrong-namespace: .*\n +not found by check/);
    expect(printed).to.match(/check finds \d+ of \d+\.\nOnly the drill can show/);
  });

  it('chooses some by a seed, and prints it', async () => {
    const { printed, said } = await mutate('--list', '--most', '3', '--seed', '5');
    expect(printed.match(/^@@ /gm)).to.have.length(3);
    expect(said).to.include('--seed 5');
    expect((await mutate('--list', '--most', '3', '--seed', '5')).printed).to.equal(printed);
  });

  it('prints JSON', async () => {
    const { printed } = await mutate('--check-only', '--most', '4', '--seed', '5', '--json');
    const { seed, drills } = JSON.parse(printed);
    expect(seed).to.equal(5);
    expect(drills[0].chosen).to.have.length(4);
    expect(drills[0].chosen[0].mutant).to.include.keys('id', 'mutator', 'what', 'place', 'text');
  });

  it('refuses what it cannot do', async () => {
    expect(await codeOf(mutate('--list', '--most', '0'))).to.equal('BAD_USAGE');
    expect(await codeOf(mutate('--list', '--seed', 'x'))).to.equal('BAD_USAGE');
  });
});
