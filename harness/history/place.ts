/** Where a history is. `shown` names it in messages: no part of a connection string is ever printed. */
export type HistoryPlace =
  | { readonly kind: 'sqlite'; readonly file: string; readonly shown: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly shown: string };

export const sqliteAt = (file: string): HistoryPlace => ({
  ...{ kind: 'sqlite', file },
  shown: `The history ${file}`,
});

export const postgresAt = (url: string): HistoryPlace => ({
  ...{ kind: 'postgres', url },
  shown: 'The history in PostgreSQL (FIREDRILL_HISTORY)',
});
