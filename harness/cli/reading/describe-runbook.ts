import type { Claim, Placeholder, Procedure, Runbook } from '../../model/runbook.ts';
import type { PlannedStep } from '../../model/scenario.ts';
import { plural } from '../../report/check/checked.ts';
import type { Paint } from '../../report/paint.ts';
import { plainOutput } from '../../report/plain-output.ts';
import { writtenHole } from '../../runbook/placeholders/holes.ts';
import { describeStated } from '../work/describe-stated.ts';
import { countSteps, describeSteps } from '../work/describe-steps.ts';
import { planBare } from './plan-bare.ts';

/** How a runbook is read, for its author: every procedure with its times, holes, branches and steps. */
export function describeRunbook(
  runbook: Runbook,
  notices: readonly string[],
  paint: Paint,
): string {
  const read = safe(runbook);
  const { procedures, file, title } = read;
  const steps = procedures.flatMap(planBare);
  const advice = [
    ...(procedures.some(({ claims }) => claims.some(({ recovery }) => !recovery))
      ? [possibleClaims]
      : []),
    ...(steps.some(({ step }) => 'placeholders' in step && step.placeholders.length > 0)
      ? [whoBinds]
      : []),
    ...(steps.some(({ action }) => action.kind === 'manual') ? [howToMarkFacts] : []),
  ];
  const blocks = procedures.map((procedure, index) =>
    describeProcedure(shortened(procedure, procedures.slice(0, index)), paint),
  );
  const outside = claimsOutside(read);
  return [
    paint.bold(`${file}: ${title}`),
    ...describeRows([
      [
        'read',
        [
          `${plural(procedures.length, 'procedure')}${steps.length > 0 ? `, with ${stepCount(steps)}` : ''}`,
        ],
      ],
      ['elsewhere', outside],
    ]),
    ...(procedures.length === 0 ? [noProcedure] : []),
    ...blocks.flatMap((block) => ['', block]),
    ...(advice.length + notices.length > 0 ? [''] : []),
    ...advice.map(paint.dim),
    ...notices.map((notice) => paint.dim(plainOutput(notice))),
    '',
  ].join('\n');
}

const noProcedure =
  '  A procedure is a heading with commands in ```bash fences, or with a list of things to do, under it.';
const possibleClaims = 'A possible claim decides nothing unless a scenario names it with "claims".';
const whoBinds = 'A scenario gives values to what is listed at "bind", with "bindings".';
const howToMarkFacts =
  'A line that is a fact and no work belongs in a list under a label such as "Symptoms:"; docs/runbooks.md has all of them.';

const stepCount = (steps: readonly PlannedStep[]) =>
  `${plural(steps.length, 'step')}: ${countSteps(steps)}`;

/** A runbook must not control the terminal of its reader. */
const safe = (runbook: Runbook): Runbook =>
  JSON.parse(JSON.stringify(runbook), (_, value: unknown) =>
    typeof value === 'string' ? plainOutput(value) : value,
  );

/** Where no time is the recovery time, or where several are. */
function describeChoice({ claims, disputed }: Procedure): readonly string[] {
  if (disputed)
    return [
      `none taken: the document states several for all its procedures, ${listTimes(disputed)}: keep one, or give one in a scenario with "rto"`,
    ];
  const recovery = claims.filter((claim) => claim.recovery && claim.kind !== 'over');
  if (recovery.length === 0) return ['none stated: a drill measures, and compares with nothing'];
  const times = [...Map.groupBy(recovery, ({ maxMs }) => maxMs).values()].flatMap(
    ([first]) => first ?? [],
  );
  if (times.length === 1) return [];
  return [
    `several times are stated, ${listTimes(times)}: keep one, or choose in a scenario with "claims"`,
  ];
}

/** `"2 minutes" (line 3) and "9 hours" (line 5)`. */
const listTimes = (claims: readonly Claim[]) =>
  new Intl.ListFormat('en-GB').format(
    claims.map(({ text, place }) => `"${text}" (line ${place.line})`),
  );

/** Symptoms of the whole document are shown once, at its first procedure. */
function shortened(procedure: Procedure, above: readonly Procedure[]): Shortened {
  const shown = new Set(above.flatMap(({ symptoms }) => symptoms.map(placeKey)));
  const symptoms = procedure.symptoms.filter((symptom) => !shown.has(placeKey(symptom)));
  const repeated = procedure.symptoms.length - symptoms.length;
  return { ...procedure, symptoms, repeated };
}

/** A procedure without the symptoms that stand above, and how many these are. */
type Shortened = Procedure & { readonly repeated: number };

function describeProcedure(procedure: Shortened, paint: Paint): string {
  const steps = planBare(procedure);
  const { title, path, place } = procedure;
  const above = path.length > 0 ? paint.dim(` under ${path.join(' > ')}`) : '';
  return [
    `${paint.bold(title)} (line ${place.line})${above}`,
    ...describeStated(procedure, paint),
    ...describeRows([
      [
        'symptom',
        procedure.repeated > 0
          ? [`${plural(procedure.repeated, 'symptom')} of the document, as above`]
          : [],
      ],
      ['RTO', describeChoice(procedure)],
      ['bind', describeHoles(steps)],
      ['branches', describeBranches(steps)],
      ['not run', describeMaterial(procedure)],
      ['checklist', describeChecklist(procedure)],
      ['steps', steps.length > 0 ? [`${steps.length}: ${countSteps(steps)}`] : []],
    ]),
    ...describeSteps(steps, paint, true),
  ].join('\n');
}

/** What a scenario may have checked once the system has recovered. */
function describeChecklist({ checklist = [] }: Procedure): readonly string[] {
  const lines = checklist.map(({ place }) => place.line).join(', ');
  return checklist.length > 0 ? [`${plural(checklist.length, 'item')} (line ${lines})`] : [];
}

/** A name at the left and its lines. */
type Row = readonly [name: string, lines: readonly string[]];

const describeRows = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap(([name, lines]) =>
    lines.map((line, at) => `  ${(at === 0 ? name : '').padEnd(9)}  ${line}`),
  );

/** Times that are in no procedure, so that no drill reads them. */
function claimsOutside({ claims, procedures }: Runbook): readonly string[] {
  const inside = new Set(
    procedures.flatMap(({ claims, disputed = [] }) => [...claims, ...disputed].map(placeKey)),
  );
  return claims
    .filter((claim) => !inside.has(placeKey(claim)))
    .map(({ text, place }) => `"${text}" (line ${place.line}) is in no procedure`);
}

const placeKey = ({ place: { line, column } }: Pick<Placeholder, 'place'>) => `${line}:${column}`;

/** One line for each hole: a scenario's "bindings" must give it a value. */
function describeHoles(steps: readonly PlannedStep[]): readonly string[] {
  const holes = steps.flatMap(({ step }) => ('placeholders' in step ? step.placeholders : []));
  return [...Map.groupBy(holes, writtenHole)].map(([written, same]) => {
    const lines = [...new Set(same.map(({ place }) => place.line))];
    const shown = `${written} (line${lines.length > 1 ? 's' : ''} ${lines.join(', ')})`;
    const set = same[0]?.setElsewhere;
    if (!set) return shown;
    const value = set.value === undefined ? '' : ` to "${set.value}"`;
    return `${shown}, set in line ${set.place.line}${value}`;
  });
}

/** Items that begin with a condition: without a decision of a scenario they are done. */
function describeBranches(steps: readonly PlannedStep[]): readonly string[] {
  const labels = steps.flatMap(({ step }) =>
    step.kind === 'command' && step.label?.conditional ? step.label : [],
  );
  return [...Map.groupBy(labels, placeKey).values()].flatMap(([label]) => {
    if (!label) return [];
    const item = label.item === undefined ? 'no number' : `item ${label.item}`;
    return `${item}: "${label.text.split('\n').join(' / ')}" (line ${label.place.line})`;
  });
}

function describeMaterial({ steps }: Procedure): readonly string[] {
  return steps.flatMap((step) => {
    if (step.kind !== 'material') return [];
    if (step.language === 'output') return [];
    return `line ${step.place.line}: ${step.language === null ? 'a fence without a language' : `a fence of ${step.language}`}`;
  });
}
