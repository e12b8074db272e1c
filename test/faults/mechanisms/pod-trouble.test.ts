import type { V1ContainerState, V1Pod } from '@kubernetes/client-node';
import { expect } from 'chai';
import { troubleOf } from '../../../harness/faults/mechanisms/pod-trouble.ts';

interface Fake {
  readonly state?: V1ContainerState;
  readonly lastState?: V1ContainerState;
  readonly init?: V1ContainerState;
  readonly conditions?: readonly (readonly [type: string, status: string, reason?: string])[];
  readonly failureThreshold?: number;
}

function pod({ state, lastState, init, conditions = [], failureThreshold }: Fake): V1Pod {
  const status = (name: string, now: V1ContainerState, last?: V1ContainerState) => ({
    ...{ name, image: '', imageID: '', ready: false, restartCount: 0, state: now },
    ...(last && { lastState: last }),
  });
  const readinessProbe =
    failureThreshold === undefined ? {} : { readinessProbe: { failureThreshold } };
  return {
    spec: { containers: [{ name: 'web', ...readinessProbe }] },
    status: {
      conditions: conditions.map(([type, now, reason]) => ({
        ...{ type, status: now },
        ...(reason !== undefined && { reason }),
      })),
      initContainerStatuses: init ? [status('migrate', init)] : [],
      containerStatuses: state ? [status('web', state, lastState)] : [],
    },
  };
}

const running = { running: {} };
const none = new Map<string, number>();

describe('what is wrong with a new pod', () => {
  const wrong: readonly (readonly [string, Fake, string | undefined])[] = [
    [
      'nothing, while its image is pulled',
      { state: { waiting: { reason: 'ContainerCreating' } } },
      undefined,
    ],
    ['nothing, while it starts', { state: running }, undefined],
    [
      'nothing, once it is ready, whatever happened before',
      {
        state: running,
        lastState: { terminated: { exitCode: 1, reason: 'Error' } },
        conditions: [['Ready', 'True']],
      },
      undefined,
    ],
    ['its image', { state: { waiting: { reason: 'ErrImagePull' } } }, 'ErrImagePull'],
    [
      'its ConfigMap',
      { state: { waiting: { reason: 'CreateContainerConfigError' } } },
      'CreateContainerConfigError',
    ],
    [
      'no node has room',
      { conditions: [['PodScheduled', 'False', 'Unschedulable']] },
      'Unschedulable',
    ],
    ['it has ended', { state: { terminated: { exitCode: 3, reason: 'Error' } } }, 'Error'],
    [
      'it was killed, and runs again',
      { state: running, lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } } },
      'OOMKilled',
    ],
    [
      'its migration fails',
      {
        init: { waiting: { reason: 'CrashLoopBackOff' } },
        state: { waiting: { reason: 'PodInitializing' } },
      },
      'CrashLoopBackOff',
    ],
    [
      'an init container that has done its work is no failure',
      { init: { terminated: { exitCode: 0 } }, state: running },
      undefined,
    ],
  ];
  for (const [what, fake, trouble] of wrong) {
    it(`is ${what}`, () => expect(troubleOf(pod(fake), none)).to.equal(trouble));
  }

  it('is its readiness, when it has failed as often as its probe allows', () => {
    const unready = (times: number, failureThreshold?: number) =>
      troubleOf(
        pod({ state: running, ...(failureThreshold !== undefined && { failureThreshold }) }),
        new Map([['Unhealthy', times]]),
      );
    expect(unready(2)).to.equal(undefined);
    expect(unready(3)).to.equal('Unhealthy');
    expect(unready(5, 6)).to.equal(undefined);
    expect(unready(6, 6)).to.equal('Unhealthy');
  });

  it('is a volume that does not come, when that was reported more than once or twice', () => {
    const waiting = pod({ state: { waiting: { reason: 'ContainerCreating' } } });
    expect(troubleOf(waiting, new Map([['FailedMount', 2]]))).to.equal(undefined);
    expect(troubleOf(waiting, new Map([['FailedMount', 3]]))).to.equal('FailedMount');
  });
});
