import type { Procedure, YamlStep } from '../../../model/runbook.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** YAML that changes a part of an object which the page does not name. */
export const yamlWithoutObject: Rule = {
  name: 'yaml-without-object',
  severity: 'note',
  why: 'The reader has to know which object and which place in it are meant; a drill needs a scenario that names both.',
  examples: {
    bad: [
      '# Shop\n\n## Out of memory\n\n1. Raise the limits:\n   ```yaml\n   «resources:»\n     limits: { memory: 2Gi }\n   ```\n',
      '# Shop\n\n## Slow start\n\nAdjust the probe:\n\n```yaml\n# Slower.\n«livenessProbe:»\n  periodSeconds: 10\n```\n\n```bash\nkubectl rollout restart deployment/web\nkubectl rollout restart deployment/api\n```\n',
    ],
    good: [
      '# Shop\n\n## Out of memory\n\n1. Raise the limits of the Deployment:\n   ```yaml\n   resources:\n     limits: { memory: 2Gi }\n   ```\n',
      '# Shop\n\n## The StatefulSet is slow\n\n1. Adjust the probe:\n   ```yaml\n   livenessProbe: { periodSeconds: 10 }\n   ```\n',
      '# Shop\n\n## Slow start\n\nAdjust the probe:\n\n```yaml\nlivenessProbe:\n  periodSeconds: 10\n```\n\n```bash\n# Restart the deployment now\nkubectl rollout restart deployment/web\nkubectl rollout status deploy web\n```\n',
      '# Shop\n\n## Fix\n\nApply this:\n\n```yaml\nkind: Pod\n```\n',
      '# Shop\n\n## Fix\n\nAdd the target:\n\n```yaml\nscrape_configs: []\n```\n',
      '# Shop\n\n## Fix\n\nRaise the limits in `web.yaml`:\n\n```yaml\nresources: {}\n```\n',
    ],
  },
  *check({ runbook, commands }: LintDocument): Iterable<Problem> {
    let named: ReadonlySet<string> | undefined;
    for (const procedure of runbook.procedures) {
      for (const step of procedure.steps) {
        const at = step.kind === 'yaml' ? partOfObject.exec(step.text) : null;
        if (!at || step.kind !== 'yaml' || namesKind(step, procedure)) continue;
        named ??= workloadsIn(commands.map(({ words }) => words.join(' ')).join('\n'));
        if (named.size === 1) continue;
        const line = step.place.line + step.text.slice(0, at.index).split('\n').length - 1;
        yield {
          place: { ...step.place, line },
          length: at[0].length,
          text: 'Nothing says which object this YAML belongs to.',
        };
      }
    }
  },
};

/** The first key of a part of a workload, where there is no `kind`. */
const partOfObject =
  /^(?![\s\S]*^kind:)(?:resources|livenessProbe|readinessProbe|startupProbe|env|strategy|replicas|containers|initContainers|tolerations|affinity|nodeSelector|securityContext|volumes|volumeMounts|lifecycle|spec|template|imagePullPolicy|imagePullSecrets|terminationGracePeriodSeconds|topologySpreadConstraints):/m;

const kind =
  /\b(?:deployments?|stateful ?sets?|daemon ?sets?|replica ?sets?|(?:cron)?jobs?|pods?|services?|ingress(?:es)?|manifests?|node ?pools?|nodes?)\b|`[\w.-]+`/i;

const namesKind = ({ label }: YamlStep, { title }: Procedure) =>
  kind.test(label?.text ?? '') || kind.test(title);

/** The workloads that the commands name, by name; a reader who sees one alone takes that. */
const workloadsIn = (commands: string): ReadonlySet<string> =>
  new Set(
    [...commands.matchAll(workload)].flatMap(([, name = '']) => (name.startsWith('-') ? [] : name)),
  );

const workload =
  /\b(?:deployments?|deploy|statefulsets?|sts|daemonsets?|ds)(?:\.apps)?[/ ]["']?([\w.${}<>-]+)/g;
