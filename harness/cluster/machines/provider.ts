import type { CoreV1Api } from '@kubernetes/client-node';
import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { askThroughProxy, type ProxyRequest, refusedWith } from '../../io/service-proxy.ts';
import type { ServicePort } from '../../model/system.ts';
import { type MachineList, type MachineReport, machineListSchema } from './provider-protocol.ts';

/** A provider answers within 20 s even if nothing has changed. */
const longPollMs = 30_000;

/** Decides which machines should exist, and receives reports about them. */
export interface Provider {
  /** Resolves when the list differs from the one of the given revision; at once without a revision. */
  list(after: number | undefined, signal: AbortSignal): Promise<MachineList>;
  report(id: string, report: MachineReport): Promise<void>;
  /** Reports that a machine's container no longer exists. */
  gone(id: string): Promise<void>;
}

/**
 * A provider in the cluster. CLUSTER_FAILED if it does not answer; SYSTEM_NOT_READY, which no retry
 * fixes, if its answer is not a list of machines.
 */
export function providerAt(core: CoreV1Api, at: ServicePort): Provider {
  const send = async (request: ProxyRequest) => {
    await askThroughProxy(core, at, request).catch((error: unknown) => {
      // The provider has forgotten the machine meanwhile; its next list shows that.
      if (refusedWith(error) !== 404) throw error;
    });
  };
  return {
    list: async (after, signal) => {
      const answer = await askThroughProxy(core, at, {
        path: 'machines',
        ...(after !== undefined && { query: { after: String(after) } }),
        timeoutMs: longPollMs,
        signal,
      });
      const parsed = machineListSchema.safeParse(answer);
      if (parsed.success) return parsed.data;
      const what = `${at.service}:${at.port} in ${at.namespace} does not answer GET /machines with a list of machines`;
      throw new HarnessError('SYSTEM_NOT_READY', `${what}:\n${z.prettifyError(parsed.error)}`, {
        next: 'Fix the provider; docs/machines.md says what it must answer.',
      });
    },
    report: (id, body) => send({ method: 'PUT', path: `machines/${id}`, body }),
    gone: (id) => send({ method: 'DELETE', path: `machines/${id}` }),
  };
}
