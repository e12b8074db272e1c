import { expect } from 'chai';
import { Command } from 'commander';
import { addSmokeOption, isSmoke } from '../../../harness/cli/work/smoke-option.ts';

describe('--smoke', () => {
  const read = (...args: string[]) => {
    const said: string[] = [];
    const command = addSmokeOption(new Command(), 'the smoke drills').parse(args, { from: 'user' });
    return { smoke: isSmoke(command.opts(), { say: (text) => said.push(text) }), said };
  };

  it('asks for the smoke drills', () => {
    expect(read('--smoke')).to.deep.equal({ smoke: true, said: [] });
    expect(read()).to.deep.equal({ smoke: false, said: [] });
  });

  it('still takes --telling, its old name, and says what replaced it', () => {
    const { smoke, said } = read('--telling');
    expect(smoke).to.equal(true);
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/^--telling is now called --smoke/);
  });

  it('does not list the old name in the help', () => {
    const help = addSmokeOption(new Command(), 'the smoke drills').helpInformation();
    expect(help).to.include('--smoke').and.not.include('--telling');
  });
});
