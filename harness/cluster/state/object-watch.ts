import type { KubeConfig } from '@kubernetes/client-node';

const pauseMs = 200;

/**
 * Calls back with the state of every matching object, at once and whenever it changes (null: it was
 * deleted), until the signal is aborted. The API server may end a watch at any time (`onEnd`); a new
 * watch follows.
 */
export function watchObjects(
  config: KubeConfig,
  path: string,
  fieldSelector: string,
  signal: AbortSignal,
  onState: (object: unknown) => void,
  onEnd: () => void = () => undefined,
): void {
  const begin = async () => {
    const { Watch } = await import('@kubernetes/client-node');
    if (signal.aborted) return;
    const watch = new Watch(config);
    const end = await watch.watch(
      path,
      fieldSelector ? { fieldSelector } : {},
      (phase, object: unknown) => {
        if (signal.aborted || phase === 'BOOKMARK') return;
        onState(phase === 'DELETED' || phase === 'ERROR' ? null : object);
      },
      () => {
        if (signal.aborted) return;
        onEnd();
        // Without a pause this would flood an API server that has just gone.
        setTimeout(() => void begin(), pauseMs);
      },
    );
    if (signal.aborted) end.abort();
    else signal.addEventListener('abort', () => end.abort(), { once: true });
  };
  void begin();
}
