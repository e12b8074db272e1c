/** The reason that the promise was rejected with, or the value that it resolved to. */
export function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.catch((error: unknown) => error);
}
