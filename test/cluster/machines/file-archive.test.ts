import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { archiveOf } from '../../../harness/cluster/machines/file-archive.ts';

describe('archive of a machine’s files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firedrill-archive-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is a valid tar archive with these names and contents and nothing else', async () => {
    const deep = `/${'folder/'.repeat(20)}${'n'.repeat(90)}`;
    const files = {
      '/var/lib/cloud/seed/nocloud/user-data': '#cloud-config\nruncmd: [größer]\n',
      '/empty': '',
      '/block': 'x'.repeat(512),
      [deep]: 'deep',
    };
    const input = archiveOf(files);
    const { stdout } = await execa('tar', ['--list', '--verbose', '--numeric-owner'], { input });
    expect(stdout.split('\n')).to.have.length(4);
    expect(stdout.split('\n')[0]).to.match(/^-rw------- 0\/0 +33 /);
    await execa('tar', ['--extract', '--directory', folder], { input });
    for (const [path, text] of Object.entries(files)) {
      expect(await readFile(join(folder, path), 'utf8'), path).to.equal(text);
    }
  });

  it('refuses a name of more than a hundred letters', () => {
    expect(() => archiveOf({ [`/a/${'n'.repeat(120)}`]: '' })).to.throw(RangeError, /too long/);
  });
});
