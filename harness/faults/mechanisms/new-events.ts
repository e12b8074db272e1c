import type { CoreV1Event } from '@kubernetes/client-node';
import type { Cluster } from '../../ports.ts';
import type { Reports } from './pod-trouble.ts';

/** The events of a namespace that were reported after a moment. */
export interface NewEvents {
  /** How often each reason was reported about these objects. */
  about(is: (object: CoreV1Event['involvedObject']) => boolean): Reports;
  /** What was said with this reason. */
  messages(reason: string): readonly string[];
}

/**
 * Reads the events that there are now, and resolves to a function that reads those since. An event that
 * repeats is one object with a count, and counts its repetitions since.
 */
export async function newEvents(
  namespace: string,
  cluster: Pick<Cluster, 'core'>,
): Promise<() => Promise<NewEvents>> {
  const list = async () => (await cluster.core.listNamespacedEvent({ namespace })).items;
  const earlier = new Map((await list()).map((event) => [event.metadata.uid, timesOf(event)]));
  return async () => {
    const fresh = (await list()).flatMap((event) => {
      const times = timesOf(event) - (earlier.get(event.metadata.uid) ?? 0);
      return times > 0 ? [{ event, times }] : [];
    });
    return {
      about(is) {
        const counts = new Map<string, number>();
        for (const { event, times } of fresh) {
          const { reason = '', involvedObject } = event;
          if (is(involvedObject) && !couldNotAsk.test(event.message ?? ''))
            counts.set(reason, (counts.get(reason) ?? 0) + times);
        }
        return counts;
      },
      messages: (reason) =>
        fresh.flatMap(({ event }) => (event.reason === reason ? (event.message ?? '') : [])),
    };
  };
}

/** A probe that a busy node could not run says nothing about its pod. */
const couldNotAsk = /probe errored/;

const timesOf = ({ count, series }: CoreV1Event) => series?.count ?? count ?? 1;
