import { resolve } from 'node:path';
import { expect } from 'chai';
import { fromTop } from '../../../harness/cli/checking/from-top.ts';
import { checked, finding } from '../../report/check/checks.ts';

describe('paths from the top of the repository', () => {
  it('name the file of a finding and of its fix alike', () => {
    const place = { file: resolve('ops/shop.md'), line: 4, column: 1 };
    const fix = { place, old: 'a', new: 'b' };
    const [runbook] = fromTop(checked([finding({ place, fix })])).runbooks;
    const [found] = runbook?.findings ?? [];
    expect([found?.place.file, found?.fix?.place.file]).to.deep.equal([
      'ops/shop.md',
      'ops/shop.md',
    ]);
  });
});
