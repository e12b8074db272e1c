import { expect } from 'chai';
import { isChosen, unknownIn } from '../../../harness/judge/objectives/chosen.ts';
import type { Objective } from '../../../harness/model/objective.ts';

const cart = { drill: 'shop/cart-hangs', file: 'docs/ops.md', title: 'Cart hangs' };
const stock = { drill: 'shop-eu/stock', file: 'eu.md', title: 'Stock is gone' };
const objective = (of: Partial<Objective>): Objective => ({
  ...{ name: 'o', target: 0.9, window: 'month', expiresDays: 7, ...of },
  place: { file: '.firedrill.yaml', line: 1, column: 1 },
});
const chosen = (of: Partial<Objective>) =>
  [cart, stock].filter((one) => isChosen(objective(of), one)).map(({ drill }) => drill);

describe('the drills of an objective', () => {
  it('are all, or those of a drill, a system, a runbook or a procedure', () => {
    expect(chosen({})).to.deep.equal([cart.drill, stock.drill]);
    expect(chosen({ drill: 'shop/cart-hangs' })).to.deep.equal([cart.drill]);
    expect(chosen({ drill: 'shop' })).to.deep.equal([cart.drill]);
    expect(chosen({ runbook: 'ops.md' })).to.deep.equal([cart.drill]);
    expect(chosen({ runbook: './docs/ops.md' })).to.deep.equal([cart.drill]);
    expect(chosen({ runbook: 's.md' })).to.deep.equal([]);
    expect(chosen({ procedure: 'cart hangs' })).to.deep.equal([cart.drill]);
    expect(chosen({ drill: 'shop', runbook: 'eu.md' })).to.deep.equal([]);
  });

  it('are missed with the key that chooses none', () => {
    const unknown = (of: Partial<Objective>) => unknownIn(objective(of), [cart, stock]);
    expect(unknown({ drill: 'shop' })).to.equal(undefined);
    expect(unknown({ drill: 'shop/cart-hnags' })).to.deep.equal({
      ...{ key: 'drill', value: 'shop/cart-hnags' },
      known: ['shop/cart-hangs', 'shop-eu/stock', 'shop', 'shop-eu'],
    });
    expect(unknown({ drill: 'shop', runbook: 'oops.md' })?.key).to.equal('runbook');
    expect(unknown({ procedure: 'Cart hang' })?.known).to.deep.equal([
      'Cart hangs',
      'Stock is gone',
    ]);
    expect(unknown({ drill: 'shop', runbook: 'eu.md' })?.key).to.equal('');
  });
});
