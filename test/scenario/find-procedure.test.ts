import { expect } from 'chai';
import { findProcedure } from '../../harness/scenario/find-procedure.ts';
import { command, instruction, material, procedure, runbook, scenario } from './documents.ts';
import { thrown } from './thrown.ts';

const at = (line: number) => ({ place: { file: 'ops.md', line, column: 1 } });
const step = [command(10, 'a')];
const find = (title: string, book = shop) => findProcedure(scenario('', title), book);
const shop = runbook(
  procedure('Redis Pod Failure', step, at(5)),
  procedure('Verify', step, { ...at(20), path: ['Operations', 'Web'] }),
  procedure('Verify', step, { ...at(30), path: ['Operations', 'Database'] }),
  procedure('Again', step, { ...at(40), path: ['Operations', 'Web'] }),
  procedure('Again', step, { ...at(50), path: ['Operations', 'Web'] }),
  procedure('Only YAML', [material(61, 'yaml')], at(60)),
  procedure('By hand', [instruction(71, 'Call')], at(70)),
);

describe('find procedure', () => {
  it('finds by the exact title', () => {
    expect(find('Redis Pod Failure').place.line).to.equal(5);
    expect(find('By hand').place.line).to.equal(70);
  });

  it('suggests the nearest title, at the line of the scenario', () => {
    expect(thrown(() => find('Redis pod failiure'))).to.deep.include({
      code: 'UNKNOWN_PROCEDURE',
      exitCode: 2,
      at: 'hang.yaml:4:1',
      message: 'ops.md has no procedure "Redis pod failiure". Did you mean "Redis Pod Failure"?',
    });
  });

  it('lists the titles if none is close', () => {
    const { message, next } = thrown(() => find('Something else entirely'));
    expect(message).to.equal('ops.md has no procedure "Something else entirely".');
    expect(next).to.match(/^Its procedures: "Redis Pod Failure", "Verify"/);
  });

  it('does not blame the scenario for a text that it was not written for', () => {
    const given = () => findProcedure(scenario('', 'Gone'), shop, { otherText: true });
    expect(thrown(given)).to.deep.include({
      at: undefined,
      message: 'ops.md has no procedure "Gone".',
      next: 'Give the heading that name in ops.md, or change `procedure` in the scenario. ops.md has: "Redis Pod Failure", "Verify", "Verify", "Again", "Again", "Only YAML", "By hand".',
    });
  });

  it('asks for a choice if a title occurs twice', () => {
    expect(thrown(() => find('Verify'))).to.deep.include({
      code: 'UNKNOWN_PROCEDURE',
      message: '2 procedures are called "Verify": ops.md:20:1, ops.md:30:1.',
      next: 'Write "Operations > Web > Verify" or "Operations > Database > Verify".',
    });
    expect(find('Operations > Database > Verify').place.line).to.equal(30);
    expect(find('Database > Verify').place.line).to.equal(30);
  });

  it('uses the line if even the paths are the same', () => {
    const { next } = thrown(() => find('Again'));
    expect(next).to.equal('Write "line 40" or "line 50".');
    expect(find('line 50').place.line).to.equal(50);
    expect(thrown(() => find('line 51')).code).to.equal('UNKNOWN_PROCEDURE');
  });

  it('refuses a procedure with nothing to do', () => {
    expect(thrown(() => find('Only YAML'))).to.deep.include({
      code: 'NO_STEPS',
      exitCode: 2,
      at: 'ops.md:60:1',
    });
  });

  it('refuses a runbook without steps', () => {
    for (const book of [runbook(), runbook(procedure('Restart', []))]) {
      expect(thrown(() => find('Restart', book))).to.deep.include({
        code: 'NO_STEPS',
        at: 'ops.md:1:1',
        message: 'ops.md has no procedure with a step in it.',
      });
    }
  });
});
