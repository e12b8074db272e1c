import { expect } from 'chai';
import { unreadNotices } from '../../../harness/cli/work/unread-notices.ts';
import { readDocument } from '../../../harness/lint/read/document.ts';
import { mostCharacters } from '../../../harness/runbook/most-characters.ts';

const notices = (text: string) => unreadNotices(readDocument('x.md', text));

describe('notices of what was not checked', () => {
  it('say so of a text without a command', () => {
    expect(notices('')).to.deep.equal(['x.md is empty.']);
    expect(notices(' \n\n')).to.deep.equal(['x.md is empty.']);
    expect(notices('# Lathe\n\nCall Ann.\n')).to.deep.equal(['x.md: no command was found in it.']);
  });

  it('name what is not read, and what cannot be told', () => {
    expect(notices('# X\n\n```fish\nkubectl get pods\n```\n')).to.deep.equal([
      'x.md:4:1: 1 command was not checked, in a fence of fish.',
    ]);
    expect(notices('# X\n\n```console\nall is well\n```\n')).to.deep.equal([
      'x.md:4:1: commands and output could not be distinguished in a fence of console.',
    ]);
  });

  it('say once that a text is not in English', () => {
    const german =
      '# Ausfall\n\nWenn der Knoten nicht antwortet, wird er aus dem Cluster genommen. Die Pods werden auf die anderen verteilt, und das dauert eine Weile.\n\n```bash\nls\n```\n';
    const [notice = '', ...others] = notices(german);
    expect(notice).to.contain('x.md: The text seems to be in German');
    expect(others).to.deep.equal([]);
  });

  it('are not needed where all is checked, or a finding says that nothing is', () => {
    expect(notices('```bash\nls\n```\n')).to.deep.equal([]);
    expect(notices('a'.repeat(mostCharacters + 1))).to.deep.equal([]);
  });
});
