import type { CoreV1Api } from '@kubernetes/client-node';
import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { askThroughProxy, type ProxyRequest, refusedWith } from '../../io/service-proxy.ts';
import type { ServicePort } from '../../model/system.ts';
import { type MachineList, type MachineReport, machineListSchema } from './provider-protocol.ts';

/** It answers within 20 s though nothing has changed. */
const longPollMs = 30_000;

/** Who says which machines there should be, and is told what became of them. */
export interface Provider {
  /** The list, once it is another than that of the revision; whatever it is where none is given. */
  list(after: number | undefined, signal: AbortSignal): Promise<MachineList>;
  report(id: string, report: MachineReport): Promise<void>;
  /** Its container is no more. */
  gone(id: string): Promise<void>;
}

/**
 * A provider in the cluster. CLUSTER_FAILED where it does not answer; SYSTEM_NOT_READY where what
 * it answers is no list of machines, which no patience mends.
 */
export function providerAt(core: CoreV1Api, at: ServicePort): Provider {
  const tell = async (request: ProxyRequest) => {
    await askThroughProxy(core, at, request).catch((error: unknown) => {
      // It has forgotten the machine meanwhile; its next list says so.
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
      const what = `${at.service}:${at.port} in ${at.namespace} answers GET /machines with something else`;
      throw new HarnessError('SYSTEM_NOT_READY', `${what}:\n${z.prettifyError(parsed.error)}`, {
        next: 'docs/machines.md says what it should answer.',
      });
    },
    report: (id, body) => tell({ method: 'PUT', path: `machines/${id}`, body }),
    gone: (id) => tell({ method: 'DELETE', path: `machines/${id}` }),
  };
}
