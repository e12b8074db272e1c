/**
 * Like `Promise.all`, but settles only when every promise has: a clean-up after a failure must not run
 * while others still create things. Rejects with the first rejection in the order given.
 */
export async function allDone<T extends readonly unknown[]>(
  work: readonly [...T],
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
