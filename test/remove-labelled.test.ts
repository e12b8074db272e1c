import { expect } from 'chai';
import { isRemovedElsewhere } from '../harness/remove-labelled.ts';

describe('removal by label', () => {
  const failed = (...lines: string[]) =>
    isRemovedElsewhere({
      exitCode: 1,
      stdout: '',
      stderr: lines.map((line) => `Error response from daemon: ${line}\n`).join(''),
      durationMs: 1,
      timedOut: false,
    });
  const going = 'removal of container 1f is already in progress';

  it('leaves to another what that one removes', () => {
    expect(failed('No such container: 2a', going)).to.equal(true);
    expect(failed('network firedrill-a not found')).to.equal(true);
  });

  it('is not taken in by trouble beside it', () => {
    expect(failed(going, 'network firedrill-a has active endpoints')).to.equal(false);
  });
});
