import { expect } from 'chai';
import { valuesOfSecret } from '../../harness/journal/values-of-secret.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const valuesOf = (data: Readonly<Record<string, string>>) =>
  valuesOfSecret({
    data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, base64(value)])),
  });

describe('the values of a Secret', () => {
  it('are those of secret keys, without users, certificates and words', () => {
    const data = { DB_USER: 'ecommerce', DB_PASSWORD: 'correct horse\n', 'tls.crt': 'certificate' };
    expect(valuesOf(data)).to.deep.equal(['correct horse']);
    expect(valuesOf({ password: 'postgres'.slice(0, 7) })).to.deep.equal([]);
    expect(valuesOf({ 'tls.key': 'a private key' })).to.deep.equal(['a private key']);
    expect(valuesOfSecret({})).to.deep.equal([]);
  });

  it('are the passwords in addresses', () => {
    const url = 'postgres://shop:correct-horse@db:5432/shop';
    expect(valuesOf({ url })).to.deep.equal(['correct-horse']);
  });

  it('are the credentials of a registry, in each form', () => {
    const auth = base64('AWS:a-long-token');
    const config = { auths: { 'registry.test': { username: 'AWS-of-mine', auth } } };
    expect(valuesOf({ '.dockerconfigjson': JSON.stringify(config) })).to.deep.equal([
      auth,
      'a-long-token',
    ]);
    expect(valuesOf({ '.dockercfg': 'broken: json' })).to.deep.equal(['broken: json']);
  });

  it('are no bytes', () => {
    const data = { token: Buffer.from([255, 254, 1, 2, 3, 4, 5, 6, 7, 8]).toString('base64') };
    expect(valuesOfSecret({ data })).to.deep.equal([]);
  });
});
