import { isGone } from '../../../runbook/kubectl/lifecycles.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { agedObjectsOf } from '../../read/manifests.ts';

/** A manifest of an apiVersion that current API servers no longer have. */
export const removedApiVersion: Rule = {
  name: 'removed-api-version',
  severity: 'error',
  why: 'The command ends with "no matches for kind", and this object is not applied.',
  examples: {
    bad: [
      '# Web\n\n```yaml\napiVersion: «extensions/v1beta1»\nkind: Deployment\nmetadata:\n  name: web\n```\n',
      'cat <<EOF | kubectl apply -f -\napiVersion: «policy/v1beta1»\nkind: PodDisruptionBudget\nEOF',
      '# Jobs\n\n1. Apply:\n\n   ```yaml\n   kind: CronJob\n   apiVersion: «batch/v1beta1» # nightly\n   ---\n   kind: List\n   apiVersion: v1\n   items:\n     - apiVersion: «networking.k8s.io/v1beta1»\n       kind: Ingress\n   ```\n',
    ],
    good: [
      '# Web\n\n```yaml\napiVersion: apps/v1\nkind: Deployment\n```\n',
      '# Scaling\n\n```yaml\napiVersion: keda.sh/v1alpha1\nkind: ScaledJob\n```\n',
      '# Text\n\nUp to 1.15 it was `apiVersion: extensions/v1beta1`.\n\n```text\napiVersion: extensions/v1beta1\nkind: Deployment\n```\n',
      '# Chart\n\n```yaml\napiVersion: {{ .Values.api }}/v1beta1\nkind: Deployment\n```\n',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const { lifecycle, place, length } of agedObjectsOf(document)) {
      if (!isGone(lifecycle)) continue;
      const { kind, apiVersion, removed, replacement } = lifecycle;
      const text = `Kubernetes ${removed} removed ${kind} of \`${apiVersion}\`.`;
      yield { place, length, text, ...(replacement && { instead: replacement }) };
    }
  },
};
