import {
  DatabaseError,
  type Query,
  type Store,
} from '../../../fixtures/fakes/ecommerce-backend/store/database.ts';

interface Row {
  readonly id: unknown;
  readonly cart_id: unknown;
  readonly total: unknown;
  readonly currency: unknown;
  readonly placed_at: Date;
}

/** Knows the shop's few statements; what a failed transaction stored is gone. */
export class FakeStore implements Store {
  orders: Row[] = [];
  /** What every statement fails with, where set. */
  failure: string | undefined;

  query: Query = async (text, values = []) => {
    if (this.failure !== undefined) throw new DatabaseError(this.failure);
    if (/^(SELECT 1|INSERT INTO order_items)/.test(text)) return [];
    if (/^SELECT sku/.test(text)) return [{ sku: 'mug', name: 'Mug', price_cents: 1250 }];
    if (/^SELECT id FROM orders WHERE checkout_key/.test(text)) {
      return this.orders.filter((row) => row.cart_id === values[0]).map(({ id }) => ({ id }));
    }
    if (/^SELECT id, cart_id/.test(text)) {
      const ids = values[0] as readonly unknown[];
      return this.orders.filter((row) => ids.includes(row.id)).map((row) => ({ ...row }));
    }
    if (/^INSERT INTO orders/.test(text)) return this.insert(values, text.includes('ON CONFLICT'));
    throw new Error(`the fake knows no statement ${text}`);
  };

  async transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    const before = [...this.orders];
    try {
      return await work(this.query);
    } catch (error) {
      this.orders = before;
      throw error;
    }
  }

  private insert([id, cart, total, currency]: readonly unknown[], once: boolean) {
    if (once && this.orders.some(({ cart_id }) => cart_id === cart)) return [];
    this.orders.push({ id, cart_id: cart, total, currency, placed_at: new Date() });
    return [{ id }];
  }
}
