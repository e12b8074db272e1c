import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';

/** No drill lasts as long; the watch is ended with its cluster. */
const watchMs = 86_400_000;

/** Notices at once, and not at the next time-out, when the container of a node ends. */
export interface NodeWatch {
  /** Aborted with CLUSTER_FAILED when one ended, or when the engine itself is gone. */
  readonly died: AbortSignal;
  end(): void;
}

export function watchNodes(nodes: readonly string[]): NodeWatch {
  const died = new AbortController();
  const ended = new AbortController();
  const fail = (what: string) => {
    if (ended.signal.aborted) return;
    const next = 'Its container or the engine has ended meanwhile. Run this again.';
    died.abort(new HarnessError('CLUSTER_FAILED', what, { next }));
    // Nothing is left to be watched, and whoever gave the cluster up may not come to `end`.
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
