import { expect } from 'chai';
import type { CheckFormat } from '../../../harness/report/check/format.ts';
import * as listed from '../../../harness/report/check/formats.ts';
import { noPaint } from '../../../harness/report/paint.ts';
import { checked, finding, rule } from './checks.ts';

const formats: readonly CheckFormat[] = Object.values(listed);

describe('the list of formats of check', () => {
  it('has every format by name, and each prints the rule of a finding', () => {
    const names = ['github', 'json', 'markdown', 'sarif', 'text'];
    expect(formats.map(({ name }) => name)).to.include.members(names);
    const context = {
      paint: noPaint,
      columns: undefined,
      isBesideErrors: false,
      version: '1.2.3',
      exitCode: 1,
      most: undefined,
    };
    for (const { name, format } of formats) {
      expect(format(checked([finding()]), context), name).to.include(rule.name);
    }
  });
});
