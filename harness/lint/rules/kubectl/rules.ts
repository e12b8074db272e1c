import type { Rule } from '../../engine/rule.ts';
import { deprecatedApiVersion } from './deprecated-api-version.ts';
import { deprecatedKubectlFlag } from './deprecated-kubectl-flag.ts';
import { deprecatedResourceType } from './deprecated-resource-type.ts';
import { execWithoutDashes } from './exec-without-dashes.ts';
import { globInCp } from './glob-in-cp.ts';
import { kubectlFlagWithoutValue } from './kubectl-flag-without-value.ts';
import { madeUpPodName } from './made-up-pod-name.ts';
import { malformedPatch } from './malformed-patch.ts';
import { missingNamespace } from './missing-namespace.ts';
import { newerKubectlFlag } from './newer-kubectl-flag.ts';
import { patchWithoutType } from './patch-without-type.ts';
import { removedApiVersion } from './removed-api-version.ts';
import { unknownKubectlCommand } from './unknown-kubectl-command.ts';
import { unknownKubectlFlag } from './unknown-kubectl-flag.ts';
import { unknownResourceType } from './unknown-resource-type.ts';
import { unsupportedFieldSelector } from './unsupported-field-selector.ts';

/** What kubectl or the API server would refuse, or will one day. */
export const kubectlRules: readonly Rule[] = [
  unknownKubectlCommand,
  unknownKubectlFlag,
  kubectlFlagWithoutValue,
  newerKubectlFlag,
  deprecatedKubectlFlag,
  execWithoutDashes,
  unknownResourceType,
  deprecatedResourceType,
  patchWithoutType,
  malformedPatch,
  unsupportedFieldSelector,
  madeUpPodName,
  globInCp,
  missingNamespace,
  removedApiVersion,
  deprecatedApiVersion,
];
