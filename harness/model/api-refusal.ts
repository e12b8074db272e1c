/** What the Kubernetes client throws where the API server refuses a request. */
interface ApiRefusal extends Error {
  /** The HTTP status. */
  readonly code: number;
  readonly body: unknown;
}

/** Not by its class: to load the client for it takes longer than most commands run. */
export const isApiRefusal = (error: unknown): error is ApiRefusal =>
  error instanceof Error && 'code' in error && typeof error.code === 'number' && 'body' in error;
