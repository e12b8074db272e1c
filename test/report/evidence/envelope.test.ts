import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { expect } from 'chai';
import { openedWith, signed } from '../../../harness/report/evidence/envelope.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');

describe('a signed statement', () => {
  it('is signed as DSSE says: its type and its text, each with its length in bytes', () => {
    const text = '{"name":"Störung"}';
    const envelope = signed(text, privateKey);
    expect(envelope.payloadType).to.equal('application/vnd.in-toto+json');
    expect(Buffer.from(envelope.payload, 'base64').toString('utf8')).to.equal(text);
    const authenticated = Buffer.from(`DSSEv1 28 application/vnd.in-toto+json 19 ${text}`);
    const [signature] = envelope.signatures;
    const sig = Buffer.from(signature?.sig ?? '', 'base64');
    expect(verify(null, authenticated, createPublicKey(privateKey), sig)).to.equal(true);
    expect(signature?.keyid).to.match(/^[0-9a-f]{64}$/);
  });

  it('opens with its key alone, and only as it was signed', () => {
    const envelope = signed('as it was', privateKey);
    expect(openedWith(envelope, publicKey)).to.equal('as it was');
    expect(openedWith(envelope, other.publicKey)).to.equal(undefined);
    const payload = Buffer.from('as it was not').toString('base64');
    expect(openedWith({ ...envelope, payload }, publicKey)).to.equal(undefined);
    expect(openedWith({ ...envelope, payloadType: 'text/plain' }, publicKey)).to.equal(undefined);
    expect(openedWith({ ...envelope, signatures: [] }, publicKey)).to.equal(undefined);
    const both = {
      ...envelope,
      signatures: [...signed('else', other.privateKey).signatures, ...envelope.signatures],
    };
    expect(openedWith(both, publicKey)).to.equal('as it was');
  });
});
