import { expect } from 'chai';
import { checkRunbook } from '../../../harness/lint/engine/check.ts';
import { endlessCommand } from '../../../harness/lint/rules/execution/endless-command.ts';

const found = (command: string, rest: string) =>
  checkRunbook(
    'x.md',
    `# Shop\n\n\`\`\`sh\n${command}\n\`\`\`\n\n${rest}\n`,
    [endlessCommand],
    () => false,
  ).length;

describe('a program that the document starts as a service', () => {
  const unit = 'Then run it for good:\n\n```sh\nsystemctl enable --now wings\n```';
  it('may stay in the foreground where it is only told to say more', () => {
    expect(found('sudo wings --debug', unit)).to.equal(1);
    expect(found('wings -vv', 'Its unit has `ExecStart=/usr/local/bin/wings`.')).to.equal(1);
  });
  it('ends with a command or another option, and where no unit is named', () => {
    for (const command of ['wings -v', 'wings --version', 'wings configure --debug', 'wings'])
      expect(found(command, unit), command).to.equal(0);
    expect(found('wings --debug', 'Nothing more.')).to.equal(0);
  });
});
