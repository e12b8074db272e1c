import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fence = (...lines: string[]) => ['```yaml', ...lines, '```', ''].join('\n');

/** Both procedures restore a Service that has lost its pods; the second with YAML that the API server refuses. */
const runbook = `# Nobody is greeted

## The Service has lost its pods

1. Set the limits as they were:

${fence('resources:', '  limits:', '    memory: 128Mi')}
2. Set the selector of the Service:

${fence('selector:', '  app: <label>')}
## The Service is of the wrong type

1. Change the type:

${fence('# All of them.', 'type: NoSuchType')}`;

const scenario = (procedure: string, bindings: string, automations: string) => `title: ${procedure}
system: ..
runbook: ../merge.md
procedure: ${procedure}
fault:
  kind: object-patch
  object: { apiVersion: v1, kind: Service, namespace: corner-shop, name: greeter }
  patch: { spec: { selector: { app: nobody } } }
bindings: ${bindings}
deadline: 30s
reaction: 0s
arms: [runbook]
automations:
${automations}`;

const because = 'because: a person pastes it';
const service = 'merge: { kind: Service, namespace: corner-shop, name: greeter, at: spec }';
const deployment =
  'merge: { kind: Deployment, namespace: corner-shop, name: greeter, at: "spec.template.spec.containers[greeter]" }';

/** Adds drills whose steps are YAML to a folder that `firedrill init corner-shop` made. */
export async function addMergeDrills(folder: string): Promise<void> {
  const files = {
    'merge.md': runbook,
    'scenarios/merged.yaml': scenario(
      'The Service has lost its pods',
      '{ label: greeter }',
      `  - { name: limits, where: Set the limits, ${because}, ${deployment} }
  - { name: selector, item: 2, command: 1, ${because}, ${service} }
`,
    ),
    'scenarios/refused.yaml': scenario(
      'The Service is of the wrong type',
      '{}',
      `  - { name: type, item: 1, command: 1, ${because}, ${service} }
`,
    ),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}
