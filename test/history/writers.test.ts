import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { openHistory } from '../../harness/history/open-history.ts';
import { sqliteAt } from '../../harness/history/place.ts';
import { summariesOfAll } from '../../harness/history/summaries.ts';
import { killWriters } from './kills.ts';

const program = fileURLToPath(new URL('writer.ts', import.meta.url));

describe('programs that write to one history', function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-writers-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('may create it and write at the same time', async () => {
    const file = join(folder, 'history.db');
    const names = ['a', 'b', 'c'];
    await Promise.all(
      names.map((name) => promisify(execFile)(process.execPath, [program, file, name, '40'])),
    );
    const history = await openHistory(sqliteAt(file));
    const [summary] = await summariesOfAll(history);
    await history.close();
    expect(summary?.drills).to.equal(120);
    expect(readdirSync(folder)).to.deep.equal(['history.db']);
  });

  it('may be killed: what they said they had written is there, once', async () => {
    const file = join(folder, 'history.db');
    const { said, ...found } = await killWriters(file, 5, 16);
    expect(said).to.be.above(4);
    expect(found).to.deep.equal({ lost: 0, doubled: 0, unsummed: 0, integrity: 'ok' });
  });
});
