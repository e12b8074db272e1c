import { expect } from 'chai';
import { BuildLog } from '../../../harness/cluster/images/build-log.ts';

describe('build log', () => {
  it('names the last step that began, and keeps the last 30 lines', () => {
    const log = new BuildLog();
    log.add('Step 1/2 : FROM debian:bookworm-slim');
    log.add(' ---> b43b3012eeb7');
    log.add('Step 2/2 : RUN make it');
    for (let line = 1; line <= 40; line++) log.add(`\u001b[91mline ${line}\u001b[0m`);
    const error = log.failure('firedrill/x:1', 'docker build', 'Mend it.');
    expect(error).to.include({ code: 'IMAGE_FAILED', next: 'Mend it.' });
    expect(error.message).to.contain('firedrill/x:1').and.contain('RUN make it');
    expect(error.message.split('\n').slice(1)).to.have.length(30);
    expect(error.message).to.match(/line 40$/);
    expect([...log.layers]).to.deep.equal(['b43b3012eeb7']);
  });

  it("reads BuildKit's steps as well", () => {
    const log = new BuildLog();
    log.add('#7 [system 2/5] RUN apt-get update');
    expect(log.failure('x', 'docker build', '').message).to.contain('at "RUN apt-get update"');
  });
});
