import { expect } from 'chai';
import type { WantedImage } from '../../harness/cluster/images/image-orders.ts';
import type { BuiltEnvironment } from '../../harness/gameday/build-environment.ts';
import { nameOf } from '../../harness/gameday/drill-images.ts';
import { LeasedEnvironments } from '../../harness/gameday/environments.ts';
import type { System } from '../../harness/model/system.ts';
import type { Lease } from '../../harness/ports.ts';

const system = (name: string) =>
  ({
    ...{ name, folder: `/${name}`, images: [{ name: `${name}-image` }], mirrored: [] },
    operatorImage: { name: `${name}-desk` },
  }) as unknown as System;

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
  const stopped = Promise.withResolvers<never>();
  stopped.promise.catch(() => {});
  const supply = {
    ensure: (wanted: readonly WantedImage[]) => {
      history.push(`make ${wanted.map(nameOf).join(' ')}`);
      return stopped.promise;
    },
    stop: () => {
      history.push('stop making');
      stopped.reject(new Error('stopped'));
    },
  };
  const kind = async () => {
    history.push('make kind');
  };
  const environments = new LeasedEnvironments(options, lease, { build, supply, kind });
  return { history, said, environments };
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
    expect(history).to.deep.equal(['remove one', 'remove two', 'stop making', 'lease closed']);
  });

  it('cost no verdict if one cannot be discarded: the end of the lease tries again', async () => {
    const { history, said, environments } = open(['one']);
    await environments.environmentFor(system('one'), 0, () => {});
    await environments.discard(0);
    expect(said.join()).to.include('one stays');
    await environments.end();
    expect(history).to.deep.equal(['remove one', 'stop making', 'lease closed']);
  });

  it('are prepared in the background, and what nobody waits for is given up at the end', async () => {
    const { history, said, environments } = open([]);
    environments.prepare([system('one'), system('two')]);
    await environments.environmentFor(system('two'), 0, () => {});
    expect(history).to.deep.equal([
      'make node k6 one-desk one-image',
      'make node k6 two-desk two-image',
      'make kind',
    ]);
    await environments.end();
    expect(history.slice(3)).to.deep.equal(['remove two', 'stop making', 'lease closed']);
    expect(said).to.deep.equal(['undone only at the end of the run: the rest']);
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
