import { expect } from 'chai';
import { Command } from 'commander';
import { commandsFor } from '../../harness/cli/commands.ts';
import type { Terminal } from '../../harness/cli/terminal.ts';

describe('commandsFor', () => {
  const namesFor = async (...args: string[]) => {
    const program = new Command();
    for (const add of await commandsFor(args)) add(program, {} as Terminal);
    return program.commands.map((command) => command.name());
  };

  it('gives the named command alone, or the two of one subject', async () => {
    expect(await namesFor('list', '--json')).to.deep.equal(['list']);
    expect(await namesFor('down')).to.deep.equal(['up', 'down']);
  });

  it('gives none for the version', async () => {
    for (const flag of ['--version', '-V']) expect(await namesFor(flag)).to.deep.equal([]);
  });

  it('gives all where none is named, also for what every object knows', async () => {
    const all = await namesFor();
    expect(all.length).to.be.above(10);
    for (const name of ['--help', 'nosuch', 'toString', 'constructor']) {
      expect(await namesFor(name), name).to.deep.equal(all);
    }
  });
});
