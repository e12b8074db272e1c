import { expect } from 'chai';
import { Command } from 'commander';
import { addAffected } from '../../harness/cli/affected.ts';
import { addList } from '../../harness/cli/list.ts';
import type { Terminal } from '../../harness/cli/terminal.ts';
import { HarnessError } from '../../harness/errors.ts';
import { noPaint } from '../../harness/report/paint.ts';

const crash = new HarnessError('INTERNAL', 'Reading a.yaml failed: TypeError: no key.', {
  next: 'Please report it.',
});
const badFile = new HarnessError('BAD_SCENARIO', 'b.yaml has no fault.');

describe('a list of drills that Firedrill itself failed at', () => {
  const before = process.exitCode;
  afterEach(() => {
    process.exitCode = before;
  });
  const run = async (add: (program: Command, terminal: Terminal) => void, ...args: string[]) => {
    const printed: string[] = [];
    const print = (text: string) => printed.push(text);
    const program = new Command().exitOverride();
    add(program, { out: print, say: print, status: () => {}, paint: noPaint });
    await program.parseAsync(args, { from: 'user' });
    return { exitCode: process.exitCode, printed: printed.join('\n') };
  };

  it('ends list with 3, and with 2 where only the files are wrong', async () => {
    const listing = (...errors: readonly HarnessError[]) =>
      run((program, terminal) => {
        const broken = errors.map((error) => ({ file: 'x.yaml', error }));
        addList(program, terminal, async () => ({ drills: [], broken }));
      }, 'list');
    const { exitCode, printed } = await listing(crash, badFile);
    expect(exitCode).to.equal(3);
    expect(printed).to.include('INTERNAL  x.yaml: Reading a.yaml failed: TypeError: no key.');
    expect(printed).to.include('Please report it.').and.include('b.yaml has no fault.');
    expect((await listing(badFile)).exitCode).to.equal(2);
  });

  it('ends affected with 3 and names it, as text and as JSON', async () => {
    const affected = (failures: readonly HarnessError[], ...args: string[]) =>
      run(
        (program, terminal) =>
          addAffected(program, terminal, async () => ({
            base: { ref: 'main', commit: 'c0ffee', label: 'main' },
            ...{ procedures: [], drills: [], notes: [], failures },
          })),
        ...['affected', '--base', 'main', ...args],
      );
    const text = await affected([crash]);
    expect(text.exitCode).to.equal(3);
    expect(text.printed).to.include('INTERNAL  Reading a.yaml failed: TypeError: no key. Please');
    const json = await affected([crash], '--json');
    expect(json.exitCode).to.equal(3);
    expect(JSON.parse(json.printed).failures).to.deep.equal([crash.message]);
    process.exitCode = before;
    expect((await affected([])).exitCode).to.equal(before);
  });
});
