import { expect } from 'chai';
import { placeInYaml } from '../../harness/scenario/yaml-file.ts';

describe('places in a YAML file', () => {
  it('are found with one reading of the file, however many are asked for', () => {
    let readings = 0;
    const source = {
      file: 'drill.yaml',
      get text() {
        readings += 1;
        return 'promises:\n  - { says: one }\n  - { says: two }\n';
      },
    };
    const places = [0, 1].map((index) => placeInYaml(source, ['promises', index, 'says']));
    expect(places.map(({ line, column }) => [line, column])).to.deep.equal([
      [2, 7],
      [3, 7],
    ]);
    expect(readings).to.equal(1);
  });
});
