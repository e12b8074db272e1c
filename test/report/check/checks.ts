import type { RuleText } from '../../../harness/lint/engine/rule.ts';
import type { Finding } from '../../../harness/model/finding.ts';
import type { Checked, CheckedRunbook } from '../../../harness/report/check/checked.ts';

export const rule: RuleText = {
  name: 'curl-without-fail',
  severity: 'warning',
  why: 'It reports success for a 500.',
  examples: { bad: ['«curl» http://shop/'], good: ['curl --fail http://shop/'] },
};

export function finding(
  values: Partial<Finding> & { line?: number; column?: number } = {},
): Finding {
  const { line = 4, column = 1, ...rest } = values;
  return {
    rule: rule.name,
    severity: rule.severity,
    why: rule.why,
    place: { file: 'ops/shop.md', line, column },
    length: 4,
    text: '`curl` succeeds here.',
    instead: 'curl --fail …',
    ...rest,
  };
}

export const shop = '# Shop\n\n```sh\ncurl http://shop/\n\tcurl http://cart/\n```\n';

/** A runbook in which nothing was found. */
export const plain: Omit<CheckedRunbook, 'file' | 'text'> = {
  findings: [],
  silenced: 0,
  omitted: 0,
  unselected: 0,
  known: 0,
  gone: [],
  untried: [],
  hasCommands: true,
};

export function checked(findings: readonly Finding[], more: Partial<Checked> = {}): Checked {
  return {
    runbooks: [
      { ...plain, file: 'ops/shop.md', text: shop, findings },
      { ...plain, file: 'ops/quiet.md', text: '# Quiet\n' },
    ],
    notices: [],
    unread: [],
    failed: [],
    rules: [rule],
    ...more,
  };
}
