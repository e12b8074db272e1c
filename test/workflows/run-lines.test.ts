import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { Command, CommanderError } from 'commander';
import { commandsFor } from '../../harness/cli/commands.ts';
import type { Terminal } from '../../harness/cli/terminal.ts';
import { runLines } from './workflow-files.ts';

const makefile = readFileSync(new URL('../../Makefile', import.meta.url), 'utf8');
/** What is neither of make nor of Firedrill. */
const others = ['.ci/run'];
/** What the workflows’ variables may hold. */
const values: Readonly<Record<string, string>> = {
  SHARD: '1',
  SHARDS: '4',
  GITHUB_STEP_SUMMARY: 'summary.md',
};

const isTarget = (name: string) => new RegExp(`^${name}:`, 'm').test(makefile);

/** The words that a shell makes of a line that has no more than quotes and variables. */
function wordsOf(line: string): string[] {
  const words = line.match(/"[^"]*"|[^\s"]+/g) ?? [];
  return words.map((word) =>
    word.replaceAll('"', '').replaceAll(/\$(\w+)/g, (_, name) => {
      const value = values[name];
      if (value === undefined) throw new Error(`nobody says what $${name} is`);
      return value;
    }),
  );
}

/** Reads a command line as Firedrill does, and does nothing of it. */
async function parseOnly(words: readonly string[]): Promise<string | undefined> {
  let parsed: string | undefined;
  const program = new Command('firedrill').exitOverride();
  program.configureOutput({ writeErr: () => {}, writeOut: () => {} });
  for (const add of await commandsFor(['--help'])) add(program, {} as Terminal);
  // What has commands of its own does nothing by itself.
  for (const command of program.commands)
    for (const one of [command, ...command.commands])
      if (one.commands.length === 0)
        one.action(() => {
          parsed = command.name();
        });
  await program.parseAsync([...words], { from: 'user' });
  return parsed;
}
const refused = (line: string) =>
  parseOnly(wordsOf(line)).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('what the workflows run', () => {
  const lines = runLines();
  const firedrill = lines.filter(({ line }) => line.startsWith('npx firedrill '));

  it('is make, Firedrill or named here, on one line and without tricks of a shell', () => {
    expect(lines).to.have.length.above(8);
    for (const { where, line } of lines) {
      expect(line, where).to.not.match(/[|&;<>`(){}\\]/);
      const known = others.includes(line) || /^(make|npx firedrill) /.test(line);
      expect(known, `${where}: ${line}`).to.equal(true);
    }
  });

  it('names targets that the Makefile has', () => {
    const targets = lines.flatMap(({ line }) => /^make (.*)$/.exec(line)?.[1]?.split(' ') ?? []);
    expect(targets).to.include('node_modules');
    for (const target of targets) expect(isTarget(target), target).to.equal(true);
    expect(isTarget('node_module')).to.equal(false);
  });

  for (const { where, line } of firedrill) {
    it(`is understood: ${line} (${where})`, async () => {
      const words = wordsOf(line).slice(2);
      expect(await parseOnly(words)).to.equal(words[0]);
    });
  }

  it('would be refused with a flag or a command that there is not', async () => {
    expect(firedrill).to.have.length.above(5);
    for (const wrong of ['run --all --shards 1/4', 'rum --all', 'check --format html'])
      expect(await refused(wrong), wrong).to.be.instanceOf(CommanderError);
    expect(await refused('run --all --shard "$SHARDS/$SHARD"')).to.include({ code: 'BAD_USAGE' });
  });
});
