import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { readTextFile, shownPath } from '../../harness/catalog/text-file.ts';
import { rejected } from '../scenario/thrown.ts';
import { makeFolder } from './folders.ts';

describe('text file', () => {
  const { folder, remove } = makeFolder({
    'good.md': '\uFEFFÜber\r\n',
    'binary.md': Buffer.from([35, 32, 0, 1]),
    'latin.md': Buffer.from('# Runbook\n\nÜber', 'latin1'),
    'sub/x.md': '',
  });
  after(remove);
  const refuse = (name: string) => rejected(readTextFile(join(folder, name), 'BAD_RUNBOOK'));

  it('reads UTF-8 unchanged, with byte order mark and line endings', async () => {
    expect(await readTextFile(join(folder, 'good.md'), 'BAD_RUNBOOK')).to.equal('\uFEFFÜber\r\n');
    expect(await readTextFile(join(folder, 'sub/x.md'), 'BAD_RUNBOOK')).to.equal('');
  });

  for (const [name, what] of [
    ['missing.md', 'does not exist'],
    ['good.md/x', 'cannot be read'],
    ['sub', 'is a folder'],
    ['binary.md', 'is not a UTF-8 text file'],
    ['nul\0.md', 'cannot be read'],
  ] as const) {
    it(`refuses ${JSON.stringify(name)}`, async () => {
      const { code, message, exitCode } = await refuse(name);
      expect(code).to.equal('BAD_RUNBOOK');
      expect(exitCode).to.equal(2);
      expect(message).to.include(what).and.include(name);
    });
  }

  it('names the line that is not valid UTF-8', async () => {
    const { at, message } = await refuse('latin.md');
    expect(at).to.match(/latin\.md:3:1$/);
    expect(message).to.include('is not valid UTF-8');
  });

  it('refuses more than 10 MB without reading it', async () => {
    const huge = openSync(join(folder, 'huge.md'), 'w');
    ftruncateSync(huge, 4 * 1024 ** 3);
    closeSync(huge);
    expect((await refuse('huge.md')).message).to.include(
      'has 4096 MB, more than the limit of 10 MB',
    );
  });

  it('does not wait for a named pipe', async () => {
    execFileSync('sh', ['-c', `mkfifo '${join(folder, 'pipe.md')}'`]);
    expect((await refuse('pipe.md')).message).to.include('is not a regular file');
  });

  it('has the place that names the file', async () => {
    const from = () => ({ file: 'x.yaml', line: 3, column: 1 });
    const { at } = await rejected(readTextFile(join(folder, 'none'), 'BAD_RUNBOOK', from));
    expect(at).to.equal('x.yaml:3:1');
  });

  it('shows a path below the working directory as relative', () => {
    expect(shownPath(join(process.cwd(), 'a/b.md'))).to.equal(join('a', 'b.md'));
    expect(shownPath('/elsewhere/b.md')).to.equal('/elsewhere/b.md');
  });
});
