import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadDrill } from '../../harness/catalog/drills.ts';
import { rejected } from '../scenario/thrown.ts';
import { makeFolder, userFolder } from './folders.ts';

const system = userFolder['system.yaml'] ?? '';

describe('the image of a workstation', () => {
  for (const [what, build, missing] of [
    ['is missing', 'nosuch', 'nosuch/Dockerfile'],
    ['has no Dockerfile', 'manifests', 'manifests/Dockerfile'],
  ] as const) {
    it(`is refused with its place if its folder ${what}`, async () => {
      const { folder, remove } = makeFolder(userFolder);
      try {
        const image = `image: { name: shop/desk:1, build: ${build} }`;
        const text = system.replace('operator:\n', `operator:\n  ${image}\n`);
        writeFileSync(join(folder, 'system.yaml'), text);
        const error = await rejected(loadDrill(join(folder, 'scenarios/hang.yaml')));
        expect(error).to.include({ code: 'BAD_SYSTEM', exitCode: 2 });
        expect(error.at).to.match(/system\.yaml:\d+:\d+$/);
        expect(error.message).to.include(`${missing} does not exist`);
      } finally {
        remove();
      }
    });
  }
});
