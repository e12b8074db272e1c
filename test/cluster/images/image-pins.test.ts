import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { imagesFolder, readPins } from '../../../harness/cluster/images/image-pins.ts';

describe('image pins', () => {
  it('agree with the go.mod of every program', async () => {
    const { programs } = await readPins();
    const modules = Object.values(programs).flatMap((pin) => ('module' in pin ? [pin] : []));
    expect(modules.length).to.be.greaterThan(5);
    for (const pin of modules) {
      const goMod = await readFile(join(imagesFolder, 'go', pin.module, 'go.mod'), 'utf8');
      const goSum = await readFile(join(imagesFolder, 'go', pin.module, 'go.sum'), 'utf8');
      expect(goMod).to.match(
        new RegExp(`^(require)?\\s*${pin.package} ${pin.version}( // indirect)?$`, 'm'),
      );
      expect(goSum).to.contain(`${pin.package} ${pin.version} h1:`);
    }
  });

  it('build the node image with the version of Kubernetes that its programs have', async () => {
    const { images, programs } = await readPins();
    const { build } = images.node ?? {};
    const { kubernetes } = programs;
    if (!build || !('arguments' in build) || !kubernetes || !('module' in kubernetes)) {
      throw new Error('the node image or its programs are not in the pins');
    }
    expect(build.arguments.KUBERNETES_VERSION).to.equal(kubernetes.version);
    expect(kubernetes.variables['k8s.io/component-base/version.gitVersion']).to.equal(
      kubernetes.version,
    );
  });

  it('name every image to pull with at least a tag', async () => {
    const { images } = await readPins();
    for (const { pull, reference } of Object.values(images)) {
      expect(pull ?? reference).to.match(/:[\w.-]+(@sha256:[0-9a-f]{64})?$/);
    }
  });
});
