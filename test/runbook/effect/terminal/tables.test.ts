import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { whyEndless } from '../../../../harness/runbook/effect/endless.ts';
import { whyInteractive } from '../../../../harness/runbook/effect/interactive.ts';
import { simpleCommands } from '../../../../harness/runbook/shell/simple-commands.ts';

/** Commands, one a line: labelled from what each program does, before its row was written. */
const linesOf = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n');

const holdsUp = (text: string) =>
  whyEndless(text) !== undefined ||
  simpleCommands(text).some(({ words, fed }) => whyInteractive(words, fed) !== undefined);

describe('tables of the terminal', () => {
  it('find what waits for a keyboard, and what never ends', () => {
    expect(linesOf('waits.txt').filter((line) => !holdsUp(line))).to.deep.equal([]);
  });

  it('leave what ends alone', () => {
    expect(linesOf('ends.txt').filter(holdsUp)).to.deep.equal([]);
  });
});
