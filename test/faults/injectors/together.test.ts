import { expect } from 'chai';
import { z } from 'zod';
import { HarnessError } from '../../../harness/errors.ts';
import { aim } from '../../../harness/faults/aim.ts';
import { injectors } from '../../../harness/faults/all-injectors.ts';
import { together } from '../../../harness/faults/injectors/together.ts';
import type { Injector } from '../../../harness/ports.ts';
import { failureOf } from '../failure-of.ts';
import { FakeCluster } from '../fake-cluster.ts';

const cluster = new FakeCluster([]).asCluster();
const { signal } = new AbortController();

/** Faults with one target each, which keep a history. */
function recorded(history: string[], failing?: string) {
  const kind: Injector<{ name: string }> = {
    kind: 'note',
    schema: z.strictObject({ name: z.string().min(1) }),
    aim: async ({ name }) => ({
      targets: [name],
      undo: [{ kind: 'node-exec', node: 'n', argv: [name], describes: `repair ${name}` }],
      inject: async () => {
        if (name === failing) throw new HarnessError('INAPPLICABLE', `${name} means nothing`);
        history.push(name);
      },
      ...(name === 'b' && {
        bite: async () => {
          history.push(`${name} has bitten`);
        },
      }),
      isGone: async () => !history.includes(name),
    }),
  };
  return together([kind as Injector]);
}
const noted = (...names: string[]) => ({ faults: names.map((name) => ({ kind: 'note', name })) });

describe('together', () => {
  it('aims all, injects in order, waits until they bite, and has the undo of all', async () => {
    const history: string[] = [];
    const injector = recorded(history);
    const aimed = await injector.aim(injector.schema.parse(noted('a', 'b')), cluster, signal);
    expect(aimed.targets).to.deep.equal(['a', 'b']);
    expect(aimed.undo.map(({ describes }) => describes)).to.deep.equal(['repair a', 'repair b']);
    expect(history).to.deep.equal([]);
    await aimed.inject();
    expect(history).to.deep.equal(['a', 'b']);
    await aimed.bite?.();
    expect(history).to.deep.equal(['a', 'b', 'b has bitten']);
    expect(await aimed.isInPlace?.()).to.equal(true);
    history.shift();
    expect(await aimed.isInPlace?.(), 'where one is not').to.equal(false);
  });

  it('destroys data where one of them does', () => {
    const together = injectors.find(({ kind }) => kind === 'together');
    const claims = [{ namespace: 'ci', name: 'redis-data' }];
    const target = { namespace: 'ci', selector: 'app=redis' };
    const kill = { kind: 'pod-kill', target };
    const destroys = (...faults: object[]) =>
      together?.destroysData?.(together.schema.parse({ faults }));
    expect(destroys(kill, { kind: 'data-loss', claims })).to.equal(true);
    expect(destroys(kill, kill)).to.equal(false);
  });

  it('is in place when all are, and settled when all are, even if one fails', async () => {
    const history: string[] = [];
    const ends = new Map(['a', 'b'].map((name) => [name, Promise.withResolvers<void>()]));
    const kind: Injector<{ name: string }> = {
      kind: 'note',
      schema: z.strictObject({ name: z.string().min(1) }),
      aim: async ({ name }) => ({
        targets: [name],
        undo: [],
        inject: async (inPlace) => {
          history.push(`${name} begins`);
          inPlace?.();
          await ends.get(name)?.promise;
          history.push(`${name} has ended`);
        },
        isGone: async () => true,
      }),
    };
    const injector = together([kind as Injector]);
    const aimed = await injector.aim(injector.schema.parse(noted('a', 'b')), cluster, signal);
    const injecting = aimed.inject(() => history.push('all in place'));
    const ended = failureOf(injecting).then(() => history.push('settled'));
    ends.get('a')?.reject(new Error('a fails'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(history).to.deep.equal(['a begins', 'b begins', 'all in place']);
    ends.get('b')?.resolve();
    await ended;
    expect(history.slice(3)).to.deep.equal(['b has ended', 'settled']);
  });

  it('is gone when all are', async () => {
    const history: string[] = [];
    const injector = recorded(history);
    const aimed = await injector.aim(injector.schema.parse(noted('a', 'b')), cluster, signal);
    await aimed.inject();
    expect(await aimed.isGone()).to.equal(false);
    history.splice(0, 1);
    expect(await aimed.isGone()).to.equal(false);
    history.splice(0, 1);
    expect(await aimed.isGone()).to.equal(true);
  });

  it('stops at the first that cannot be injected, with its reason', async () => {
    const history: string[] = [];
    const injector = recorded(history, 'b');
    const aimed = await injector.aim(injector.schema.parse(noted('a', 'b', 'c')), cluster, signal);
    expect(await failureOf(aimed.inject())).to.include({ code: 'INAPPLICABLE' });
    expect(history).to.deep.equal(['a']);
  });

  it('reports where a field of one of them is wrong', () => {
    const schema = recorded([]).schema;
    const issuesOf = (faults: unknown) =>
      schema
        .safeParse({ faults })
        .error?.issues.map(({ path, message }) => [path.join('.'), message]);
    const [first] = noted('a').faults;
    expect(issuesOf([first, { kind: 'note', name: '' }])?.[0]?.[0]).to.equal('faults.1.name');
    expect(issuesOf([{ kind: 'nte' }, first])).to.deep.equal([
      ['faults.0.kind', 'must be one of: note'],
    ]);
    expect(issuesOf([first])?.[0]?.[0]).to.equal('faults');
  });

  it('accepts every other kind, but not itself', async () => {
    const kinds = injectors.map(({ kind }) => kind);
    expect(kinds)
      .to.deep.equal([...new Set(kinds)])
      .and.to.include('together');
    const nested = { kind: 'together', faults: [{ kind: 'together' }, { kind: 'pod-kill' }] };
    const failure = await failureOf(aim(nested, cluster));
    expect(failure).to.include({ code: 'BAD_SCENARIO' });
    expect(String(failure)).to.include('must be one of: connection-drop, cpu-load');
  });
});
