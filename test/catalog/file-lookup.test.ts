import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { lookBeside } from '../../harness/catalog/file-lookup.ts';

describe('looking up a linked file', () => {
  let top = '';
  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), 'file-lookup-'));
    mkdirSync(join(top, '.git'));
    mkdirSync(join(top, 'docs'));
    writeFileSync(join(top, 'docs/restore.md'), '# Restore\n');
  });
  afterEach(() => rmSync(top, { recursive: true }));

  it('starts from the document, or from the top of its repository', () => {
    const exists = lookBeside(join(top, 'docs/ops.md'));
    expect(exists('restore.md')).to.equal(true);
    expect(exists('/docs/restore.md')).to.equal(true);
    expect(exists('../charts/mill.yaml')).to.equal(false);
  });

  it('takes a file of a submodule for there, which may not be checked out', () => {
    writeFileSync(join(top, '.gitmodules'), '[submodule "charts"]\n\tpath = charts\n\turl = x\n');
    const exists = lookBeside(join(top, 'docs/ops.md'));
    expect(exists('../charts/mill.yaml')).to.equal(true);
    expect(exists('../charts-old/mill.yaml')).to.equal(false);
    expect(exists('gone.md')).to.equal(false);
  });
});
