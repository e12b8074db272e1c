import { podChecks, podVariables } from './pod-checks.ts';
import { accountVariables } from './strong-accounts.ts';

/** Variables of a policy to which each pod of the namespace is given as `params`. */
export const podOfParams = [
  ...podVariables('params.spec'),
  ...accountVariables('params.metadata.namespace'),
];

/** CEL: that pod reaches its node. */
export const reachesHost = podChecks.map(({ isMet }) => `(${isMet})`).join(' || ');
