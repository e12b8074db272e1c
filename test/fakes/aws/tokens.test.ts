import { expect } from 'chai';
import { type TokenRules, Tokens } from '../../../fixtures/fakes/aws/ecr/tokens.ts';
import { basic } from './local-server.ts';

const hourMs = 3600 * 1000;

describe('tokens of ECR', () => {
  let nowMs = 0;
  let rules: TokenRules = { lifetimeMs: undefined, expiredBeforeMs: undefined };
  const tokensWith = (key: string) => new Tokens({ key, rules: () => rules, now: () => nowMs });
  const tokens = tokensWith('key');

  beforeEach(() => {
    nowMs = Date.parse('2026-03-01T12:00:00Z');
    rules = { lifetimeMs: undefined, expiredBeforeMs: undefined };
  });

  it('are good for twelve hours, and say so in their own text', () => {
    const { password, expiresAtMs } = tokens.issue();
    expect(expiresAtMs - nowMs).to.equal(12 * hourMs);
    const text = JSON.parse(Buffer.from(password, 'base64').toString());
    expect(text).to.include({ type: 'DATA_KEY', expiration: expiresAtMs / 1000 });
    nowMs = expiresAtMs - 1;
    expect(tokens.check(basic('AWS', password))).to.equal('good');
    nowMs = expiresAtMs;
    expect(tokens.check(basic('AWS', password))).to.equal('expired');
  });

  it('are good after a restart with the same key, and not with another', () => {
    const header = basic('AWS', tokens.issue().password);
    expect(tokensWith('key').check(header)).to.equal('good');
    expect(tokensWith('other').check(header)).to.equal('malformed');
  });

  it('last as long as a rule says, and those from before it expire', () => {
    const old = basic('AWS', tokens.issue().password);
    nowMs += 1000;
    rules = { lifetimeMs: 5000, expiredBeforeMs: nowMs };
    const { password, expiresAtMs } = tokens.issue();
    expect(expiresAtMs).to.equal(nowMs + 5000);
    expect(tokens.check(old)).to.equal('expired');
    expect(tokens.check(basic('AWS', password))).to.equal('good');
    rules = { lifetimeMs: undefined, expiredBeforeMs: undefined };
    expect(tokens.check(old)).to.equal('good');
  });

  it('refuses what it did not issue', () => {
    const { password } = tokens.issue();
    const token = JSON.parse(Buffer.from(password, 'base64').toString());
    const longer = { ...token, payload: token.payload.replace(/^\d+\.\d+/, `0.${nowMs * 2}`) };
    const forged = Buffer.from(JSON.stringify(longer)).toString('base64');
    expect(tokens.check(basic('AWS', forged))).to.equal('malformed');
    expect(tokens.check(basic('root', password))).to.equal('malformed');
    expect(tokens.check(basic('AWS', 'x'))).to.equal('malformed');
    expect(tokens.check(basic('AWS', ''))).to.equal('malformed');
    expect(tokens.check(undefined)).to.equal('absent');
    expect(tokens.check('Bearer x')).to.equal('absent');
  });
});
