import { readAlertRules } from '../../../runbook/alert-rules/read-alert-rules.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** A rule for Prometheus, given as YAML, that Prometheus does not load. */
export const alertRuleRefused: Rule = {
  name: 'alert-rule-refused',
  severity: 'error',
  why: 'Prometheus refuses the whole file that the rule is pasted into, so that no alert of it ever fires.',
  examples: {
    bad: [
      '# Shop\n\n## Alerts\n\n```yaml\n- «a»lert: ShopDown\n  for: 5m\n```\n',
      '# Shop\n\n## Alerts\n\n```yaml\ngroups:\n  - name: shop\n    rules:\n      - alert: ShopDown\n        expr: up == 0\n        «s»everity: page\n```\n',
      '# Shop\n\n## Alerts\n\n```yaml\n- alert: ShopDown\n  expr: up == 0\n  «f»or: 5 minutes\n```\n',
    ],
    good: [
      '# Shop\n\n## Alerts\n\n```yaml\n- alert: ShopDown\n  expr: up == 0\n  for: 5m\n  labels: { severity: page }\n```\n',
      '# Shop\n\n## Alerts\n\n```yaml\nroutes:\n  - match: { alert: ShopDown }\n    for: team\n```\n',
      '# Shop\n\n## Alerts\n\n```yaml\n- alert: ShopDown\n  expr: {{ .Values.expr }}\n```\n',
    ],
  },
  *check({ runbook }: LintDocument): Iterable<Problem> {
    for (const { problems } of readAlertRules(runbook)) yield* problems;
  },
};
