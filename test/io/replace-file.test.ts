import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { replaceFile } from '../../harness/io/replace-file.ts';

describe('replacing a file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-replace-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes the new text', async () => {
    writeFileSync(join(folder, 'a.md'), 'old');
    await replaceFile(join(folder, 'a.md'), '\uFEFFnew\r\n');
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).to.equal('\uFEFFnew\r\n');
    expect(readdirSync(folder)).to.deep.equal(['a.md']);
  });

  it('creates no file, and leaves nothing behind where it fails', async () => {
    mkdirSync(join(folder, 'sub'));
    for (const name of ['none.md', 'sub']) {
      const error = await replaceFile(join(folder, name), 'new').catch((thrown) => thrown);
      expect(error, name).to.have.property('code');
    }
    expect(readdirSync(folder)).to.deep.equal(['sub']);
  });
});
