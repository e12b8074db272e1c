import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { readDelivery } from '../../../fixtures/fakes/raibid-server/webhook.ts';

const commit = 'a'.repeat(40);
const push = { ref: 'refs/heads/main', after: commit, repository: { full_name: 'acme/widgets' } };

function deliver(body: unknown, { event = 'push', secret = 'right' } = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const signature = createHmac('sha256', secret).update(text).digest('hex');
  const headers = { 'x-gitea-event': event, 'x-gitea-signature': signature };
  return readDelivery(text, headers, 'right');
}

describe('a delivery of Gitea\u2019s', () => {
  it('asks for a job where a branch was pushed, of the very commit', () => {
    expect(deliver(push)).to.deep.equal({
      kind: 'job',
      request: { repository: 'acme/widgets', ref: 'refs/heads/main', commit, queue: 'jobs' },
    });
  });

  it('asks for nothing where it is another event, a tag, the end of a branch, or unwanted', () => {
    for (const delivery of [
      deliver(push, { event: 'create' }),
      deliver({ ...push, ref: 'refs/tags/v1' }),
      deliver({ ...push, after: '0'.repeat(40) }),
      deliver({ ...push, head_commit: { message: 'Typo [skip ci]' } }),
    ]) {
      expect(delivery).to.deep.equal({ kind: 'nothing' });
    }
  });

  it('is refused where it is signed with another secret, or not at all', () => {
    const refused = { kind: 'refused', status: 401, reason: 'the signature is not of this body' };
    expect(deliver(push, { secret: 'wrong' })).to.deep.equal(refused);
    const text = JSON.stringify(push);
    expect(readDelivery(text, { 'x-gitea-event': 'push' }, 'right')).to.deep.equal(refused);
    for (const signature of ['', 'zz', 'ab']) {
      const headers = { 'x-gitea-event': 'push', 'x-gitea-signature': signature };
      expect(readDelivery(text, headers, 'right')).to.deep.equal(refused);
    }
  });

  it('is refused with the reason where it is no push that can be built', () => {
    expect(deliver('{')).to.include({ status: 400, reason: 'body is not JSON' });
    expect(deliver({ ...push, repository: null })).to.include({
      status: 400,
      reason: 'repository must be a string like "owner/name"',
    });
    expect(deliver({ ...push, after: 'x' })).to.include({
      status: 400,
      reason: 'commit must be 40 hexadecimal digits',
    });
  });
});
