import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readDrills } from '../../../harness/cli/work/read-drills.ts';

describe('reading saved journals', () => {
  it('counts the same journal once, whatever its name, and says so', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firedrill-journals-'));
    const journal = 'fixtures/journals/redis-hang.jsonl';
    const copy = join(folder, 'copy.jsonl');
    try {
      cpSync(journal, copy);
      const said: string[] = [];
      const files = [journal, copy, 'fixtures/journals/redis-pod-killed.jsonl', journal];
      const drills = await readDrills(files, (text) => said.push(text));
      expect(drills.map(({ journalFile }) => journalFile)).to.deep.equal([files[0], files[2]]);
      expect(said).to.have.length(2);
      expect(said[0]).to.include(copy).and.include(journal).and.include('once');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
