import { isGone } from '../../../runbook/kubectl/lifecycles.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { agedObjectsOf } from '../../read/manifests.ts';

/** A manifest of an apiVersion that API servers still have, but warn about. */
export const deprecatedApiVersion: Rule = {
  name: 'deprecated-api-version',
  severity: 'warning',
  why: 'The API server warns about it, and a later version no longer has it.',
  examples: {
    bad: [
      '# Web\n\n```yaml\napiVersion: «v1»\nkind: Endpoints\nmetadata:\n  name: web\n```\n',
      '# Volumes\n\n```yaml\napiVersion: «storage.k8s.io/v1beta1»\nkind: VolumeAttributesClass\n```\n',
    ],
    good: [
      '# Web\n\n```yaml\napiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\n```\n',
      '# Web\n\n```yaml\napiVersion: v1\nkind: Service\n```\n',
      '# Web\n\n```yaml\napiVersion: shop.example/v1beta1\nkind: Endpoints\n```\n',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const { lifecycle, place, length } of agedObjectsOf(document)) {
      if (isGone(lifecycle)) continue;
      const { kind, apiVersion, deprecated, removed, replacement } = lifecycle;
      const until = removed ? `, and ${removed} removes it` : '';
      const text = `${kind} of \`${apiVersion}\` has been deprecated since Kubernetes ${deprecated}${until}.`;
      yield { place, length, text, ...(replacement && { instead: replacement }) };
    }
  },
};
