import { relative } from 'node:path';
import { expect } from 'chai';
import { inputFolders } from '../../../harness/cluster/images/image-inputs.ts';
import { imagesFolder, readPins } from '../../../harness/cluster/images/image-pins.ts';
import { packageRoot } from '../../../harness/io/paths.ts';

describe('folders that an image is built from', () => {
  const inputs = async (...names: readonly string[]) =>
    inputFolders(await readPins(), names, { folder: imagesFolder, root: packageRoot }).map((path) =>
      relative(packageRoot, path),
    );

  it('include its own folder, its sources and the folders of the images below it', async () => {
    expect(await inputs('raibid-agent')).to.have.members([
      'fixtures/images/raibid-agent',
      'fixtures/fakes/raibid-agent',
      'fixtures/images/raibid-server',
      'fixtures/images/nodejs',
      'fixtures/fakes/raibid-server',
      'fixtures/fakes/http',
      'fixtures/fakes/redis',
    ]);
  });

  it('include the pins of its programs', async () => {
    expect(await inputs('k6')).to.have.members(['fixtures/images/k6', 'fixtures/images/go/k6']);
    expect(await inputs('operator')).to.include('fixtures/images/go/kubernetes');
  });

  it('do not exist for an image that is never built here', async () => {
    expect(await inputs('shop/web:1')).to.deep.equal([]);
  });
});
