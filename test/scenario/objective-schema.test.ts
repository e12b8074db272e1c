import { expect } from 'chai';
import { parseSettings } from '../../harness/lint/engine/settings.ts';
import { thrown } from './thrown.ts';

const parse = (text: string) => parseSettings('.firedrill.yaml', text).objectives;
const one = (rest: string) => parse(`objectives:\n  - { name: cart, ${rest} }\n`);

describe('objectives', () => {
  it('say what share of which drills shall be in time, and over how long', () => {
    expect(one('drill: shop/cart, target: 95 %')).to.deep.equal([
      {
        ...{ name: 'cart', drill: 'shop/cart', target: 0.95, window: { days: 28 }, expiresDays: 7 },
        place: { file: '.firedrill.yaml', line: 2, column: 5 },
      },
    ]);
    const whole = 'runbook: ops.md, procedure: Cart, target: 99.9%, window: month, expires: 2d';
    expect(one(whole)[0]).to.deep.include({
      ...{ runbook: 'ops.md', procedure: 'Cart', target: 0.999, window: 'month', expiresDays: 2 },
    });
    expect(one('target: 90%, window: 90d')[0]?.window).to.deep.equal({ days: 90 });
  });

  it('are refused with the place of each mistake, and what to write', () => {
    const refused = (rest: string) => thrown(() => one(rest)).message;
    for (const target of ['0.95', '95', '100 %', '0 %', '-5 %', 'ninety']) {
      expect(refused(`target: ${target}`), target).to.include('such as 95 %');
    }
    expect(refused('drill: shop/cart')).to.include('target');
    expect(refused('target: 95 %, window: fortnight')).to.include('such as 28d, or month');
    expect(refused('target: 95 %, window: 0d')).to.include('such as 28d, or month');
    expect(refused('target: 95 %, expires: 7')).to.include(
      '"7" is not a number of days from 1 to 9999; write 28d',
    );
    for (const window of ['99999999d', '0d']) {
      expect(refused(`target: 95 %, window: ${window}`)).to.include('from 1 to 9999 days');
    }
    expect(refused('target: 99.9999999 %')).to.include('with at most 6 decimals, such as 95 %');
    expect(refused('target: 95 %, dril: shop')).to.include('Did you mean "drill"?');
    const { code, at } = thrown(() => parse('objectives:\n  - { name: Cart, target: 95 % }\n'));
    expect([code, at]).to.deep.equal(['BAD_SETTINGS', '.firedrill.yaml:2:7']);
    const twice = 'objectives:\n  - { name: a, target: 95 % }\n  - { name: a, target: 90 % }\n';
    expect(thrown(() => parse(twice))).to.include({ at: '.firedrill.yaml:3:7' });
    expect(thrown(() => parse(twice)).message).to.include('another objective is named a already');
    expect(thrown(() => parse('objectives: { name: a }\n')).message).to.include('must be a list');
  });
});
