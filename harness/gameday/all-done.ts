/**
 * Like `Promise.all`, but settles only when every one has: what is cleaned up after a failure must not
 * still be coming into being. Rejects with the first rejection in the order given.
 */
export async function allDone<T extends readonly unknown[]>(
  work: readonly [...T],
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
