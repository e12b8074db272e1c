import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

/** The checklist of each procedure by its title, as the texts of its items. */
const checklistsIn = (...lines: readonly string[]) =>
  Object.fromEntries(
    parseRunbook('x.md', lines.join('\n')).procedures.map(({ title, checklist }) => [
      title,
      (checklist ?? []).map(({ text }) => text).join(', '),
    ]),
  );
const run = (title: string) => [title, '', '```bash', 'kubectl get pods', '```', ''];

describe('the checklist of a procedure', () => {
  it('is the verification below it, beside it or beside a heading around it', () => {
    expect(
      checklistsIn(
        ...['# Shop', ...run('## Fix'), ...run('### The disk'), ...run('#### Empty it')],
        ...['## Verification', '- [ ] Pods **run**', '- [ ] It sells', '- Nothing else'],
        ...run('### Commands'),
        ...run('## Prevention'),
      ),
    ).to.deep.equal({
      Fix: 'Pods **run**, It sells',
      'The disk': 'Pods **run**, It sells',
      'Empty it': 'Pods **run**, It sells',
      Verification: 'Pods **run**, It sells',
      Commands: 'Pods **run**, It sells',
      Prevention: '',
    });
  });

  it('is its own before any other, and the nearest', () => {
    expect(
      checklistsIn(
        ...['# Shop', ...run('## Restart'), '**Verify:**', '- [ ] It runs'],
        ...[...run('## Restore'), '### Verify', '- [ ] It is whole', ...run('### Load')],
        ...[...run('## Move'), '## Post-move checks', '- [ ] It moved'],
        ...[...run('## Sell'), '## Verification', '- [ ] It sells'],
      ),
    ).to.include({
      Restart: 'It runs',
      Restore: 'It is whole',
      Load: 'It moved',
      Move: 'It moved',
      Sell: 'It sells',
    });
  });

  it('is no list of what is to be done, and no check of what is wrong or comes before', () => {
    for (const title of [
      ...['Prevention', 'Handover', 'Pre-deployment validation', 'Verify the alert', 'Steps'],
      ...['Validate the symptoms', 'Deployment checklist', 'Confirm the outage'],
    ]) {
      expect(
        checklistsIn('# Shop', ...run('## Restart'), `## ${title}`, '- [ ] It is so').Restart,
        title,
      ).to.equal('');
    }
    for (const title of [
      ...['Verification', 'Verify the service', 'Validation', 'Post-restart checks'],
      ...['Success criteria', 'Smoke tests', 'Confirm the recovery', '5. Validate the restore'],
    ]) {
      expect(
        checklistsIn('# Shop', ...run('## Restart'), `## ${title}`, '- [ ] It is so').Restart,
        title,
      ).to.equal('It is so');
    }
    const ticked = checklistsIn('# Shop', ...run('## Restart'), '## Verification', '- [x] Done');
    expect(ticked.Restart).to.equal('');
  });

  it('has the places of its items, and the document all its lists', () => {
    const { procedures, checklists } = parseRunbook(
      'x.md',
      ['# Shop', '## Before', '- [ ] Ask', ...run('## Fix'), '## Verify', '  - [ ] It runs'].join(
        '\n',
      ),
    );
    expect(procedures.find(({ title }) => title === 'Fix')?.checklist).to.deep.equal([
      { text: 'It runs', place: { file: 'x.md', line: 11, column: 3 } },
    ]);
    expect(
      checklists?.map(({ title, path, items }) => [...path, title, items.length]),
    ).to.deep.equal([
      ['Shop', 'Before', 1],
      ['Shop', 'Verify', 1],
    ]);
  });
});
