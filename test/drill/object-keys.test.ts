import { expect } from 'chai';
import { readInventory } from '../../harness/drill/take-inventories.ts';
import type { Cluster } from '../../harness/ports.ts';

const inventory = { name: 'settings', namespace: 'ci', objects: ['ConfigMap', 'Secret'] } as const;

function cluster(maps: readonly object[], secrets: readonly object[]): Cluster {
  const core = {
    listNamespacedConfigMap: async () => ({ items: maps }),
    listNamespacedSecret: async () => ({ items: secrets }),
  };
  return { core } as unknown as Cluster;
}

describe('inventory of objects', () => {
  const map = { metadata: { name: 'app' }, data: { 'app.ini': 'x' }, binaryData: { logo: 'AA==' } };
  const token = (value: string) => ({
    metadata: { name: 'token' },
    type: 'Opaque',
    data: { key: value },
  });

  it('has every object and every key of it', async () => {
    const empty = { metadata: { name: 'empty' } };
    const entries = await readInventory(inventory, cluster([map, empty], [token('c2VjcmV0')]));
    expect(Object.keys(entries)).to.deep.equal([
      ...['ConfigMap/app', 'ConfigMap/app app.ini', 'ConfigMap/app logo', 'ConfigMap/empty'],
      ...['Secret/token', 'Secret/token key'],
    ]);
    expect(entries['Secret/token']).to.equal('Opaque');
  });

  it('distinguishes values without showing them', async () => {
    const read = (value: string) => readInventory(inventory, cluster([], [token(value)]));
    const [first, again, other] = [await read('b25l'), await read('b25l'), await read('dHdv')];
    expect(first).to.deep.equal(again);
    expect(first).not.to.deep.equal(other);
    expect(first['Secret/token key']).to.match(/^[0-9a-f]{16}$/);
  });
});
