import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  const journal = 'fixtures/journals/redis-hang.jsonl';

  it('counts the longer of two where one was cut off, and refuses two that differ, in either order', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firedrill-journals-'));
    const [cut, other] = ['cut.jsonl', 'other.jsonl'].map((name) => join(folder, name)) as [
      string,
      string,
    ];
    try {
      const text = readFileSync(journal, 'utf8');
      writeFileSync(cut, text.slice(0, 200_000));
      writeFileSync(other, text.replace('"ok":true', '"ok":false'));
      for (const files of [
        [cut, journal],
        [journal, cut],
      ]) {
        const drills = await readDrills(files, () => {});
        expect(drills.map(({ journalFile }) => journalFile)).to.deep.equal([journal]);
      }
      for (const files of [
        [other, journal],
        [journal, other],
        [cut, other],
      ]) {
        const error = await readDrills(files, () => {}).catch((cause: unknown) => cause);
        expect(error).to.include({ code: 'BAD_JOURNAL', exitCode: 2 });
        for (const file of files) expect(String(error)).to.include(file);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says in a sentence that a journal is a directory', async () => {
    const error = await readDrills(['fixtures/journals'], () => {}).catch(
      (cause: unknown) => cause,
    );
    expect(error).to.include({ code: 'BAD_JOURNAL' });
    expect(String(error)).to.include('fixtures/journals is a folder.');
    expect(error).to.deep.include({ next: 'Name the file itself.' });
  });
});
