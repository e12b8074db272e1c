import { expect } from 'chai';
import type {
  ContainerStatus,
  KubeDeployment,
  KubePod,
} from '../../../fixtures/fakes/provider-daemon/adapters/kubernetes/kube-objects.ts';
import { symptomOf } from '../../../fixtures/fakes/provider-daemon/adapters/kubernetes/symptoms.ts';

const deployment: KubeDeployment = { metadata: { name: 've-1-web' } };
const pod = (status: KubePod['status'], more: object = {}): KubePod => ({
  metadata: { name: 'pod-1', ...more },
  ...(status && { status }),
});
const waiting = (reason: string, message = 'why', more: Partial<ContainerStatus> = {}) =>
  pod({
    phase: 'Pending',
    containerStatuses: [
      { name: 'workload', image: 'web:1', state: { waiting: { reason, message } }, ...more },
    ],
  });
const warning = (reason: string, message: string, name = 'pod-1') => ({
  ...{ type: 'Warning', reason, message, involvedObject: { kind: 'Pod', name } },
});

describe('provider-daemon: symptoms of pods', () => {
  for (const reason of ['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName']) {
    it(`${reason} is image_pull`, () => {
      expect(symptomOf([deployment], [waiting(reason)], [])).to.deep.equal({
        ...{ reason: 'image_pull', isCertain: true },
        message: `${reason}: image web:1 cannot be pulled: why`,
      });
    });
  }

  it('a quota that refuses the pods is insufficient_resources, another refusal is adapter', () => {
    const refused = (message: string): KubeDeployment => ({
      ...deployment,
      status: { conditions: [{ type: 'ReplicaFailure', status: 'True', message }] },
    });
    const quota = symptomOf([refused('pods "x" is forbidden: exceeded quota: team')], [], []);
    expect(quota).to.include({ reason: 'insufficient_resources', isCertain: true });
    const policy = symptomOf([refused('violates PodSecurity "baseline": privileged')], [], []);
    expect(policy).to.include({ reason: 'adapter', isCertain: true });
  });

  it('a sandbox without network is network for certain, a refused port only when time is up', () => {
    const starting = pod({ phase: 'Pending' });
    const sandbox = warning('FailedCreatePodSandBox', 'plugin type="ptp" failed (add): cni config');
    expect(symptomOf([deployment], [starting], [sandbox])).to.include({
      ...{ reason: 'network', isCertain: true },
    });
    const probe = warning('Unhealthy', 'Readiness probe failed: dial tcp: connection refused');
    expect(symptomOf([deployment], [starting], [probe])).to.include({
      ...{ reason: 'network', isCertain: false },
    });
    const other = warning('FailedCreatePodSandBox', 'cni config', 'pod-2');
    expect(symptomOf([deployment], [starting], [other])).to.equal(undefined);
  });

  it('a sandbox that was made in the end says nothing of the network any more', () => {
    const made = pod({
      phase: 'Pending',
      conditions: [{ type: 'PodReadyToStartContainers', status: 'True' }],
    });
    const before = warning('FailedCreatePodSandBox', 'cni config uninitialized');
    expect(symptomOf([deployment], [made], [before])).to.equal(undefined);
    const probe = warning('Unhealthy', 'Readiness probe failed: dial tcp: i/o timeout');
    expect(symptomOf([deployment], [made], [before, probe])).to.include({ isCertain: false });
  });

  it('a container that ends by itself is a timeout with its exit code', () => {
    const ended = { restartCount: 4, lastState: { terminated: { exitCode: 3 } } };
    const symptom = symptomOf([deployment], [waiting('CrashLoopBackOff', '', ended)], []);
    expect(symptom).to.include({ reason: 'timeout', isCertain: false });
    expect(symptom?.message).to.include('exit code 3, 4 restarts').and.include('CrashLoopBackOff');
  });

  it('a container that cannot be made is adapter', () => {
    const symptom = symptomOf([deployment], [waiting('CreateContainerConfigError')], []);
    expect(symptom).to.include({ reason: 'adapter', isCertain: true });
  });

  it('pods of an earlier attempt, which are going, say nothing', () => {
    const going = {
      ...waiting('ErrImagePull'),
      metadata: { name: 'old', deletionTimestamp: 'now' },
    };
    expect(symptomOf([deployment], [going, waiting('ContainerCreating')], [])).to.equal(undefined);
  });
});
