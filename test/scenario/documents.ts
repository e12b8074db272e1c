import type {
  Claim,
  CommandStep,
  InstructionStep,
  MaterialStep,
  Procedure,
  Runbook,
  Step,
} from '../../harness/model/runbook.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import type { System } from '../../harness/model/system.ts';
import { parseScenario } from '../../harness/scenario/scenario-file.ts';
import { parseSystem } from '../../harness/scenario/system-file.ts';

/** Documents made by hand, so that planning is tested apart from parsing Markdown. */
const at = (line: number) => ({ file: 'ops.md', line, column: 1 });

interface CommandOptions {
  readonly item?: number;
  readonly conditional?: boolean;
  /** Where the label stands; on the line above unless said. */
  readonly labelLine?: number;
  readonly holes?: readonly string[];
}

/** A command, labelled if it has an item; its holes stand in the text as `<hole>` or `${hole}`. */
export function command(line: number, text: string, options: CommandOptions = {}): CommandStep {
  const { item, conditional = false, labelLine = line - 1, holes = [] } = options;
  const label = { text: `${item}. A label`, conditional, place: at(labelLine) };
  return {
    kind: 'command',
    language: 'bash',
    text,
    place: at(line),
    endLine: line + text.split('\n').length - 1,
    ...(item !== undefined && { label: { ...label, item } }),
    placeholders: holes.map((name) => ({
      syntax: text.includes(`<${name}>`) ? 'angle' : 'variable',
      name,
      place: { ...at(line), column: text.indexOf(name) },
    })),
  };
}

export const instruction = (line: number, text: string): InstructionStep => ({
  kind: 'instruction',
  text,
  place: at(line),
  endLine: line,
});

export const material = (line: number, language: string | null): MaterialStep => ({
  kind: 'material',
  language,
  text: 'kind: Pod',
  place: at(line),
  endLine: line,
});

export const claim = (line: number, rest: Omit<Claim, 'place'>): Claim => ({
  ...rest,
  place: at(line),
});
export const underSixty = claim(40, {
  kind: 'under',
  maxMs: 60_000,
  recovery: true,
  text: '< 60 seconds',
});

export function procedure(
  title: string,
  steps: readonly Step[],
  rest: Partial<Procedure> = {},
): Procedure {
  return {
    title,
    level: 2,
    path: ['Operations'],
    place: at(5),
    steps,
    claims: [underSixty],
    dataRisks: [],
    symptoms: [{ text: 'Requests time out', place: at(7) }],
    ...rest,
  };
}

export function runbook(...procedures: readonly Procedure[]): Runbook {
  const claims = procedures.flatMap((one) => one.claims);
  const text = '# Operations\n';
  return {
    file: 'ops.md',
    title: 'Operations',
    text,
    sha256: 'not looked at',
    procedures,
    claims,
    placeholders: [],
  };
}

/** The text of a scenario that fits `runbook(procedure('Restart', …))`; the rest goes below it. */
export const scenarioText = (rest = '', procedureTitle = 'Restart') =>
  [
    'title: The service hangs',
    'system: shop',
    'runbook: ops.md',
    `procedure: ${procedureTitle}`,
    'fault: { kind: process-hang, process: server }',
    rest,
  ].join('\n');

export const scenario = (rest = '', procedureTitle = 'Restart'): Scenario => ({
  id: 'shop/hang',
  ...parseScenario('hang.yaml', scenarioText(rest, procedureTitle)),
});

export const systemText = `name: shop
images: [shop/web:1, { name: shop/db:2, build: images/db }]
namespaces: [shop]
ready:
  - { kind: Deployment, namespace: shop, name: web }
probes:
  - name: front-page
    request: { url: 'http://web.shop.svc:8080/' }
    expect: { status: 200, bodyIncludes: Welcome }
operator:
  tools: [kubectl, a]
`;
export const system: System = parseSystem('/systems/shop', 'system.yaml', systemText);
