import { expect } from 'chai';
import type { BuiltEnvironment } from '../../harness/gameday/build-environment.ts';
import { LeasedEnvironments } from '../../harness/gameday/environments.ts';
import type { System } from '../../harness/model/system.ts';
import type { Lease } from '../../harness/ports.ts';

const system = (name: string) => ({ name, folder: `/${name}` }) as System;

/** Environments whose removal can fail, and a lease that keeps a history. */
function open(failing: readonly string[]) {
  const history: string[] = [];
  const said: string[] = [];
  const lease = {
    close: async () => {
      history.push('lease closed');
      return ['the rest'];
    },
  } as unknown as Lease;
  const build = async ({ name, folder }: System) =>
    ({
      system: { name, folder },
      remove: async () => {
        history.push(`remove ${name}`);
        if (failing.includes(name)) throw new Error(`${name} stays`);
      },
    }) as BuiltEnvironment;
  const options = {
    run: 'r',
    keep: false,
    signal: new AbortController().signal,
    say: (text: string) => said.push(text),
    onImageProgress: () => {},
  };
  return { history, said, environments: new LeasedEnvironments(options, lease, build) };
}

describe('environments', () => {
  it('all end, and the lease with them, even if one cannot be removed', async () => {
    const { history, said, environments } = open(['one']);
    await environments.environmentFor(system('one'), 0, () => {});
    await environments.environmentFor(system('two'), 1, () => {});
    await environments.end();
    expect(said).to.have.length(2);
    expect(said[0]).to.include('one stays');
    expect(said[1]).to.include('the rest');
    expect(history).to.deep.equal(['remove one', 'remove two', 'lease closed']);
  });

  it('cost no verdict if one cannot be discarded: the end of the lease tries again', async () => {
    const { history, said, environments } = open(['one']);
    await environments.environmentFor(system('one'), 0, () => {});
    await environments.discard(0);
    expect(said.join()).to.include('one stays');
    await environments.end();
    expect(history).to.deep.equal(['remove one', 'lease closed']);
  });

  it('are one for each lane: the same for the same system, replaced for another system', async () => {
    const { history, environments } = open([]);
    const first = await environments.environmentFor(system('one'), 0, () => {});
    expect(await environments.environmentFor(system('one'), 0, () => {})).to.equal(first);
    expect(await environments.environmentFor(system('one'), 1, () => {})).not.to.equal(first);
    expect(history).to.deep.equal([]);
    await environments.environmentFor(system('two'), 0, () => {});
    expect(history).to.deep.equal(['remove one']);
  });
});
