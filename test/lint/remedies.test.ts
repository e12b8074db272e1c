import { expect } from 'chai';
import { checkRunbook } from '../../harness/lint/check.ts';
import { readExample } from './examples.ts';

/** What a rule advises, which its own examples do not show. */
const remedies: readonly (readonly [rule: string, text: string, instead: string])[] = [
  [
    'wait-on-old-pod',
    'kubectl rollout restart statefulset/db\nkubectl wait --for=condition=ready pod -l app=db',
    'kubectl rollout status statefulset/db',
  ],
  [
    'wait-on-old-pod',
    'kubectl rollout restart sts db\nkubectl wait --for=condition=ready pod -l app=db',
    'kubectl rollout status statefulset/db',
  ],
  [
    'checked-too-early',
    'kubectl rollout restart daemonset/proxy\ncurl -f http://proxy/health',
    'kubectl rollout status daemonset/proxy --timeout=…',
  ],
];

describe('remedies of rules', () => {
  for (const [rule, text, instead] of remedies) {
    it(`${rule}: ${instead}`, () => {
      const found = checkRunbook('example.md', readExample(text).text);
      const own = found.filter((finding) => finding.rule === rule);
      expect(own.map((finding) => finding.instead)).to.deep.equal([instead]);
    });
  }
});
