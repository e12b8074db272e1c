import { expect } from 'chai';
import { freeGb, requireDisk } from '../../../harness/cluster/images/disk-space.ts';

describe('disk space', () => {
  const free = async (folder: string) => ({ '/small': 3.2, '/big': 90 })[folder];

  it('names the folder with too little space', async () => {
    const error = await requireDisk(['/big', '/small'], 20, free).catch((error) => error);
    expect(error).to.include({ code: 'NO_DISK', exitCode: 2 });
    expect(error.message).to.contain('/small has 3.2 GB');
  });

  it('accepts enough space, and a disk that cannot be inspected', async () => {
    expect(await requireDisk(['/big', '/elsewhere'], 20, free)).to.equal(undefined);
  });

  it('reads the real disk', async () => {
    expect(await freeGb('/')).to.be.greaterThan(0);
    expect(await freeGb('/no/such/folder')).to.equal(undefined);
  });
});
