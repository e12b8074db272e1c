import { expect } from 'chai';
import { isRemovedElsewhere } from '../../harness/io/remove-labelled.ts';

describe('removal by label', () => {
  const ended = (stderr: string) =>
    isRemovedElsewhere({ exitCode: 1, stdout: '', stderr, durationMs: 1, timedOut: false });
  const failed = (...lines: string[]) =>
    ended(lines.map((line) => `Error response from daemon: ${line}\n`).join(''));
  const going = 'removal of container 1f is already in progress';

  it('leaves to another what that one removes', () => {
    expect(failed('No such container: 2a', going)).to.equal(true);
    expect(failed('network firedrill-a not found')).to.equal(true);
    expect(
      ended('Error response from daemon: network firedrill-a not found\nexit status 1\n'),
    ).to.equal(true);
  });

  it('is not taken in by trouble beside it', () => {
    expect(failed(going, 'network firedrill-a has active endpoints')).to.equal(false);
    expect(ended('exit status 1\n')).to.equal(false);
  });
});
