import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Fixer } from '../../../harness/cli/checking/fixer.ts';
import { noSettings } from '../../../harness/lint/engine/levels.ts';
import { everything } from '../../../harness/lint/engine/narrowing.ts';

describe('the fixer', () => {
  it('writes nothing to a file that somebody changed meanwhile', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firedrill-fixer-'));
    try {
      const path = join(folder, 'a.md');
      writeFileSync(path, '# Shop\n\nNewer.\n');
      const text = '# Shop\n\n```sh\nkubectl get pods –n shop\n```\n';
      const fixer = new Fixer(false);
      const asked = [{ file: 'a.md', text, files: undefined }, noSettings, everything] as const;
      const error = await fixer.fix(path, ...asked).catch((thrown) => thrown);
      expect(error).to.include({ code: 'BAD_RUNBOOK' });
      expect(error.message).to.equal(
        'a.md changed while it was read, so nothing was written to it.',
      );
      expect(fixer.fixed).to.deep.equal([]);
      expect(readFileSync(path, 'utf8')).to.equal('# Shop\n\nNewer.\n');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
