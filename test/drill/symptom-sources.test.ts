import { ApiException, type CoreV1Api } from '@kubernetes/client-node';
import { expect } from 'chai';
import { findEvent, findInLogs } from '../../harness/drill/symptom-sources.ts';

describe('symptoms: logs', () => {
  const where = { namespace: 'ci', selector: 'app=agent', includes: 'No space left' };
  const coreOf = (logs: Record<string, string | number>) => {
    const core = {
      listNamespacedPod: async () => ({
        items: Object.keys(logs).map((name) => ({
          metadata: { name },
          spec: { containers: [{ name: 'main' }] },
        })),
      }),
      readNamespacedPodLog: async ({ name }: { name: string }) => {
        const log = logs[name];
        if (typeof log === 'number') throw new ApiException(log, 'no log', '', {});
        return log;
      },
    };
    return core as unknown as CoreV1Api;
  };

  it('is the first line with the text, and the pod that logged it', async () => {
    const core = coreOf({
      one: 'well\n',
      two: 'begun\ncp: No space left on device\nNo space left',
    });
    expect(await findInLogs(where, core, 1000)).to.equal('two: cp: No space left on device');
    expect(await findInLogs(where, coreOf({ one: 'well' }), 1000)).to.equal(undefined);
  });

  it('is searched for in every container: the API needs a name if there are several', async () => {
    const logs: Readonly<Record<string, string>> = { agent: 'well', git: 'No space left' };
    const core = {
      listNamespacedPod: async () => ({
        items: [
          {
            metadata: { name: 'one' },
            spec: {
              initContainers: [{ name: 'setup' }],
              containers: Object.keys(logs).map((name) => ({ name })),
            },
          },
        ],
      }),
      readNamespacedPodLog: async ({ container = '' }: { container?: string }) => {
        const log = logs[container];
        if (log === undefined)
          throw new ApiException(400, 'a container name must be given', '', {});
        return log;
      },
    };
    const found = await findInLogs(where, core as unknown as CoreV1Api, 1000);
    expect(found).to.equal('one: No space left');
  });

  it('skips pods that have not started or are gone, and nothing else', async () => {
    const core = coreOf({ waiting: 400, gone: 404, full: 'No space left' });
    expect(await findInLogs(where, core, 1000)).to.equal('full: No space left');
    const down = await findInLogs(where, coreOf({ one: 500 }), 1000).catch(String);
    expect(down).to.include('500');
  });
});

describe('symptoms: events', () => {
  const where = { namespace: 'ci', reason: 'Evicted' };
  const at = (iso: string) => ({
    involvedObject: { kind: 'Pod', name: `agent-${iso.slice(17, 19)}` },
    message: 'The node was low on resource',
    lastTimestamp: new Date(iso),
  });
  const coreOf = (asked: string[], ...isos: string[]) => {
    const core = {
      listNamespacedEvent: async ({ fieldSelector }: { fieldSelector: string }) => {
        asked.push(fieldSelector);
        return { items: isos.map(at) };
      },
    };
    return core as unknown as CoreV1Api;
  };
  const sinceMs = Date.parse('2020-01-01T00:00:10.700Z');

  it('is the first one since then, to the second, with its object', async () => {
    const asked: string[] = [];
    const core = coreOf(asked, '2020-01-01T00:00:09Z', '2020-01-01T00:00:10Z');
    expect(await findEvent(where, core, sinceMs)).to.equal(
      'Pod/agent-10: The node was low on resource',
    );
    expect(asked).to.deep.equal(['reason=Evicted']);
  });

  it('is not found if all events came before', async () => {
    expect(await findEvent(where, coreOf([], '2020-01-01T00:00:09Z'), sinceMs)).to.equal(undefined);
  });
});
