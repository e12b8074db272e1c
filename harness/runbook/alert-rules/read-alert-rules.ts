import type { AlertRule, RuleFence } from '../../model/alert-rules.ts';
import type { Place, Runbook, Step } from '../../model/runbook.ts';
import { yaml } from '../lazy-yaml.ts';
import { linesOf } from './fence-lines-on-page.ts';
import { groupsOfAll } from './groups-of-all.ts';
import { readGroup, sameNames } from './read-group.ts';

/** Fences without these words are not parsed. */
const mayHaveRules = /(?:^[ \t]*(?:- +)*|[{,] *)["']?(?:alert|record)["']?[ \t]*:/m;
const hasExpression = /(?:^[ \t]*(?:- +)*|[{,] *)["']?expr["']?[ \t]*:/m;
/** A chart template, not yet YAML. Templates of Prometheus begin with a variable or a function. */
const chart = /\{\{-?\s*(?:\.|(?:if|else|end|range|with|include|template|toYaml|tpl)\b)|\{%/;

/**
 * The rules for Prometheus in the page's YAML fences: a list of rules, a document with `groups`, or a
 * PrometheusRule. `fill` puts values into the placeholders of a fence, and keeps its lines.
 */
export function readAlertRules(
  { text, procedures }: Pick<Runbook, 'text' | 'procedures'>,
  fill: (text: string) => string = (given) => given,
): readonly RuleFence[] {
  const page = text.split(/\r\n|\n|\r/);
  return procedures.flatMap(({ steps }) =>
    steps.flatMap((step) => {
      if (!isYaml(step) || !mayHaveRules.test(step.text) || chart.test(step.text)) return [];
      return readFence(step, linesOf(step, page), fill(step.text)) ?? [];
    }),
  );
}

const isYaml = (step: Step): boolean =>
  step.kind === 'yaml' || (step.kind === 'material' && /^(?:ya?ml)?$/.test(step.language ?? ''));

function readFence(
  step: Step,
  placeOf: (line: number, column: number) => Place,
  text: string,
): RuleFence | undefined {
  const { LineCounter, parseAllDocuments } = yaml();
  const lineCounter = new LineCounter();
  // Its scalars are texts, as Prometheus reads all fields of a rule.
  const options = { lineCounter, schema: 'failsafe', merge: true, prettyErrors: false } as const;
  const read = parseAllDocuments(text, { ...options, logLevel: 'silent' });
  const documents = Array.isArray(read) ? read : [];
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return placeOf(Math.max(line, 1), Math.max(col, 1));
  };
  const base = { place: placeOf(1, 1), endLine: step.endLine, rules: [], document: '' };
  const groups = groupsOfAll(documents);
  if ('why' in groups) {
    const isLabelled = step.kind !== 'material' || step.language !== null;
    if (!isLabelled || !hasExpression.test(text)) return undefined;
    const problem = `This is not valid YAML: ${groups.why.replace(/\.$/, '')}.`;
    return { ...base, problems: [{ text: problem, place: placeAt(groups.at) }] };
  }
  if (groups.length === 0) return undefined;
  const found = groups.map((group, index) => {
    const { file, line } = base.place;
    return readGroup(group, `${file}:${line}${index > 0 ? `.${index}` : ''}`, placeAt);
  });
  const rules: readonly AlertRule[] = found.flatMap((one) => one.rules);
  const problems = [...found.flatMap((one) => one.problems), ...sameNames(groups, placeAt)].sort(
    (one, other) => one.place.line - other.place.line,
  );
  const document = JSON.stringify({ groups: found.map(({ group }) => group) });
  return { ...base, rules, problems, document: problems.length > 0 ? '' : document };
}
