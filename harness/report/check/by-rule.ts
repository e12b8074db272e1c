import { type Finding, type Severity, severities } from '../../model/finding.ts';
import { columnsOf } from '../cells.ts';
import { plainOutput } from '../plain-output.ts';
import { type Checked, plural } from './checked.ts';

/** So few findings are read at a glance. */
const few = 5;

interface RuleCount {
  readonly rule: string;
  readonly severity: Severity;
  readonly count: number;
  readonly runbooks: number;
}

/** How often each rule found something, the gravest and most frequent first. */
function countByRule({ runbooks }: Checked): readonly RuleCount[] {
  const counts = new Map<string, RuleCount>();
  for (const { findings } of runbooks) {
    const seen = new Set<string>();
    for (const { rule, severity } of findings) {
      const key = `${severity} ${rule}`;
      const before = counts.get(key) ?? { rule, severity, count: 0, runbooks: 0 };
      const more = seen.has(key) ? 0 : 1;
      seen.add(key);
      counts.set(key, {
        ...before,
        count: before.count + 1,
        runbooks: before.runbooks + more,
      });
    }
  }
  return [...counts.values()].sort(
    (one, other) =>
      severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
      other.count - one.count,
  );
}

/** A table of the rules, one a line; none where the findings themselves are as short. */
export function byRule(
  checked: Checked,
  inColour: (severity: Finding['severity']) => (text: string) => string,
): readonly string[] {
  const rows = countByRule(checked);
  if (rows.reduce((sum, { count }) => sum + count, 0) <= few) return [];
  const widest = (texts: readonly string[]) => Math.max(...texts.map(columnsOf));
  const counts = widest(rows.map(({ count }) => String(count)));
  const names = widest(rows.map(({ rule }) => rule));
  const isOne = checked.runbooks.length === 1;
  return rows.map(({ rule, severity, count, runbooks }) => {
    const where = isOne ? '' : `  in ${plural(runbooks, 'runbook')}`;
    const name = isOne ? plainOutput(rule) : plainOutput(rule).padEnd(names);
    return `  ${String(count).padStart(counts)}  ${inColour(severity)(severity.padEnd(7))}  ${name}${where}`;
  });
}
