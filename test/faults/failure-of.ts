/** What the promise was rejected with; what it resolved to where it was not. */
export function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.catch((error: unknown) => error);
}
