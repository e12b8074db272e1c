import type { YamlStep } from '../../../model/runbook.ts';
import { yaml } from '../../../runbook/lazy-yaml.ts';
import { withoutHoles } from '../../../runbook/placeholders/holes.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** YAML that the page says to apply, and that no parser can read. */
export const yamlCannotBeRead: Rule = {
  name: 'yaml-cannot-be-read',
  severity: 'error',
  why: 'Kubernetes refuses it, and whoever pastes it at night has to find out why.',
  examples: {
    bad: [
      '# Shop\n\n## Fix\n\n1. Raise the limits:\n   ```yaml\n   resources:\n     limits: { memory: 2Gi «»\n   ```\n',
      '# Shop\n\n## Fix\n\nAdjust the probe:\n\n```yaml\nlivenessProbe:\n  periodSeconds: 5\n  «periodSeconds: 10»\n```\n',
      '# Shop\n\n## Fix\n\nSet the variable:\n\n```yaml\nenv:\n  - name: A\n   «value: b»\n```\n',
    ],
    good: [
      '# Shop\n\n## Fix\n\n1. Raise the limits:\n   ```yaml\n   resources:\n     limits: { memory: <memory> }\n   ```\n',
      '# Shop\n\n## Fix\n\nAdjust the probe:\n\n```yaml\nlivenessProbe:\n  ...\n  periodSeconds: 10\n```\n',
      '# Shop\n\n## Fix\n\nSet the image:\n\n```yaml\nimage: {{ .Values.image }}:2\n```\n',
      '# Shop\n\n## Fix\n\nThe chart has:\n\n```yaml\na: {\n```\n',
    ],
  },
  *check({ runbook }: LintDocument): Iterable<Problem> {
    for (const { steps } of runbook.procedures)
      for (const step of steps) if (step.kind === 'yaml') yield* problemsIn(step);
  },
};

/** A template of a chart or a site, and what the author left out. */
const unfinished = /\{\{|\{%|^\s*(?:- )?(?:\.\.\.|…)/m;

function* problemsIn({ text, place }: YamlStep): Generator<Problem> {
  const given = withoutHoles(text);
  if (unfinished.test(given)) return;
  const parsed = yaml().parseAllDocuments(given, { logLevel: 'silent', prettyErrors: false });
  const fault = Array.isArray(parsed) ? parsed.flatMap(({ errors }) => errors)[0] : undefined;
  if (!fault) return;
  // Where indentation is wrong, the parser means the blanks.
  const at = fault.pos[0] + (/^[ \t]*(?=\S)/.exec(given.slice(fault.pos[0]))?.[0].length ?? 0);
  const before = given.slice(0, at).split('\n');
  const [line = ''] = given.slice(at).split('\n', 1);
  const column = place.column + (before.at(-1) ?? '').length;
  yield {
    place: { ...place, line: place.line + before.length - 1, column },
    length: line.length,
    text: `This is not valid YAML: ${fault.message}.`,
  };
}
