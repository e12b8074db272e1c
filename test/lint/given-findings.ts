import { failedDeployment } from './given/failed-deployment.ts';
import { providerDeploymentFailures } from './given/provider-deployment-failures.ts';
import { raibidCiOperations } from './given/raibid-ci-operations.ts';
import type { Row } from './given/row.ts';
import { vpsieProvisioningFailed } from './given/vpsie-provisioning-failed.ts';
import { vpsieScaleUpFailure } from './given/vpsie-scale-up-failure.ts';

/**
 * Every finding on the five given runbooks, in the order of their texts, with the default levels.
 * Left out: dead links, because the linked files were not given with the documents, and shellcheck,
 * whose findings change with its version.
 */
export const givenFindings: Readonly<Record<string, readonly Row[]>> = {
  'failed-deployment.md': failedDeployment,
  'provider-deployment-failures.md': providerDeploymentFailures,
  'raibid-ci-operations.md': raibidCiOperations,
  'vpsie-provisioning-failed.md': vpsieProvisioningFailed,
  'vpsie-scale-up-failure.md': vpsieScaleUpFailure,
};
