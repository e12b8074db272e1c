import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import { readDurations, writeDurations } from '../../harness/catalog/durations.ts';
import { shardOf } from '../../harness/gameday/shards.ts';
import { rejected } from '../scenario/thrown.ts';
import { makeFolder } from './folders.ts';

describe('durations of drills', () => {
  const { folder, remove } = makeFolder({
    'text.json': '{ "shop/restart": "12" }',
    'negative.json': '{ "shop/restart": -1 }',
    'list.json': '[12]',
    'none.json': 'no JSON',
  });
  after(remove);

  it('are written sorted, so that a diff shows what has changed, and can be read again', async () => {
    const file = join(folder, 'new/durations.json');
    const durations = new Map([
      ['shop/restart', 12],
      ['shop/drain', 340],
    ]);
    await writeDurations(file, durations);
    expect(readFileSync(file, 'utf8')).to.equal(
      '{\n  "shop/drain": 340,\n  "shop/restart": 12\n}\n',
    );
    expect(await readDurations(file)).to.deep.equal(durations);
  });

  it('are empty if the file does not exist', async () => {
    expect(await readDurations(join(folder, 'nowhere.json'))).to.deep.equal(new Map());
  });

  it('are refused if the file holds anything else', async () => {
    for (const name of ['text.json', 'negative.json', 'list.json', 'none.json']) {
      const error = await rejected(readDurations(join(folder, name)));
      expect(error).to.include({ code: 'BAD_SETTINGS', exitCode: 2 });
      expect(error.message).to.match(/\.json does not hold durations\.$/);
    }
  });
});

describe('scenarios/durations.json', () => {
  it('names existing drills only, and gives shards of about the same length', async () => {
    const durations = await readDurations('scenarios/durations.json');
    const recorded = [...durations.keys()];
    const drills = readdirSync('scenarios', { withFileTypes: true })
      .filter((folder) => folder.isDirectory())
      .flatMap(({ name }) =>
        readdirSync(join('scenarios', name)).map((file) => `${name}/${basename(file, '.yaml')}`),
      );
    expect(drills).to.include.members(recorded);
    const sizeOf = (id: string) => ({ id, seconds: durations.get(id) });
    const loads = [1, 2, 3, 4].map((index) =>
      shardOf(recorded, { index, of: 4 }, sizeOf).reduce(
        (sum, id) => sum + (durations.get(id) ?? 0),
        0,
      ),
    );
    expect(Math.max(...loads) / Math.min(...loads)).to.be.below(1.1);
  });
});
