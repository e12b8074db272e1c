import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';

/** Longer than any drill; the watch ends with its cluster. */
const watchMs = 86_400_000;

/** Reports at once, and not at the next timeout, that the container of a node has ended. */
export interface NodeWatch {
  /** Aborted with CLUSTER_FAILED when a node has ended, or when the engine itself is gone. */
  readonly died: AbortSignal;
  end(): void;
}

export function watchNodes(nodes: readonly string[]): NodeWatch {
  const died = new AbortController();
  const ended = new AbortController();
  const fail = (what: string) => {
    if (ended.signal.aborted) return;
    const next = 'Its container or the engine has ended. Run this again.';
    died.abort(new HarnessError('CLUSTER_FAILED', what, { next }));
    // Nothing is left to watch, and a caller that gives up the cluster may never call `end`.
    ended.abort();
  };
  const filters = [
    ...['type=container', 'event=die'],
    ...nodes.map((node) => `container=${node}`),
  ].flatMap((filter) => ['--filter', filter]);
  docker(['events', ...filters, '--format', '{{.Actor.Attributes.name}}'], {
    timeoutMs: watchMs,
    signal: ended.signal,
    onLine: (node) => fail(`node ${node} has ended`),
  }).then(({ stderr }) => fail(`the engine is gone: ${stderr}`));
  return { died: died.signal, end: () => ended.abort() };
}
