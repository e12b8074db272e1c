import { expect } from 'chai';
import type { Standing } from '../../harness/gameday/build-stand.ts';
import { LeasedStands } from '../../harness/gameday/stands.ts';
import type { System } from '../../harness/model/system.ts';
import type { Lease } from '../../harness/ports.ts';

const system = (name: string) => ({ name, folder: `/${name}` }) as System;

/** Stands whose removal can fail, and a lease that keeps a history. */
function open(failing: readonly string[]) {
  const history: string[] = [];
  const said: string[] = [];
  const lease = {
    close: async () => {
      history.push('lease closed');
      return ['the rest'];
    },
  } as unknown as Lease;
  const build = async ({ name }: System) =>
    ({
      remove: async () => {
        history.push(`remove ${name}`);
        if (failing.includes(name)) throw new Error(`${name} stays`);
      },
    }) as Standing;
  const options = {
    run: 'r',
    keep: false,
    signal: new AbortController().signal,
    say: (text: string) => said.push(text),
    onImageProgress: () => {},
  };
  return { history, said, stands: new LeasedStands(options, lease, build) };
}

describe('stands', () => {
  it('end all, and the lease with them, also where one cannot be removed', async () => {
    const { history, stands } = open(['one']);
    for (const name of ['one', 'two']) await stands.standFor(system(name), () => {});
    const error = await stands.end().then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error?.message).to.equal('one stays');
    expect(history).to.deep.equal(['remove one', 'remove two', 'lease closed']);
  });

  it('lose no verdict to one that cannot be discarded: the end tries again', async () => {
    const { history, said, stands } = open(['one']);
    await stands.standFor(system('one'), () => {});
    await stands.discard(system('one'));
    expect(said.join()).to.include('one stays');
    await stands.end();
    expect(history).to.deep.equal(['remove one', 'lease closed']);
  });
});
