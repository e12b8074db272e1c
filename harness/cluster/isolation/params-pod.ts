import { podChecks, podVariables } from './pod-checks.ts';
import { accountVariables } from './strong-accounts.ts';

const workload = (kind: string) => ({
  params: { apiVersion: 'apps/v1', kind },
  spec: 'params.spec.template.spec',
});

/** Objects that are pods, or make pods: where each has the pod's spec, as CEL over `params`. */
export const podsOfParams = {
  Pod: { params: { apiVersion: 'v1', kind: 'Pod' }, spec: 'params.spec' },
  Deployment: workload('Deployment'),
  StatefulSet: workload('StatefulSet'),
  DaemonSet: workload('DaemonSet'),
  CronJob: {
    params: { apiVersion: 'batch/v1', kind: 'CronJob' },
    spec: 'params.spec.jobTemplate.spec.template.spec',
  },
} as const;

/** Variables of a policy to which each such object of the namespace is given as `params`. */
export const variablesOfPod = (spec: string) => [
  ...podVariables(spec),
  ...accountVariables('params.metadata.namespace'),
];

/** CEL: that pod reaches its node. */
export const reachesHost = podChecks.map(({ isMet }) => `(${isMet})`).join(' || ');
