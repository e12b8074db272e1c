import { expect } from 'chai';
import {
  encodeCommand,
  ReplyDecoder,
  ReplyError,
} from '../../../fixtures/fakes/redis/redis-reply.ts';

const everyKind =
  '+OK\r\n:42\r\n$5\r\nh\u00e9ll\r\n$-1\r\n*2\r\n$1\r\na\r\n*1\r\n:1\r\n*-1\r\n-ERR no\r\n';

describe('Redis replies', () => {
  it('reads every kind, however the bytes are cut', () => {
    const bytes = Buffer.from(everyKind);
    for (let size = 1; size <= bytes.length; size += 1) {
      const decoder = new ReplyDecoder();
      const replies = [];
      for (let at = 0; at < bytes.length; at += size) {
        replies.push(...decoder.push(bytes.subarray(at, at + size)));
      }
      expect(replies.slice(0, -1)).to.deep.equal(['OK', 42, 'h\u00e9ll', null, ['a', [1]], null]);
      expect(replies.at(-1)).to.be.instanceOf(ReplyError).with.property('message', 'ERR no');
    }
  });

  it('refuses what is no reply', () => {
    for (const bytes of ['HTTP/1.1 400 Bad Request\r\n', ':\r\n', '$x\r\n', '?1\r\n']) {
      expect(() => new ReplyDecoder().push(Buffer.from(bytes))).to.throw('not a Redis reply');
    }
  });

  it('counts a command\u2019s words in bytes', () => {
    expect(encodeCommand(['SET', '\u00e9'])).to.equal('*2\r\n$3\r\nSET\r\n$2\r\n\u00e9\r\n');
  });
});
