import type { CheckedMutant, CheckedMutants } from '../../mutation/checked-mutants.ts';
import type { Mutant } from '../../mutation/mutants.ts';
import { setApart } from '../../mutation/set-apart.ts';
import { formatPlace } from '../../scenario/place.ts';
import { unifiedDiff } from '../check/diff.ts';
import type { Paint } from '../paint.ts';
import { setApartLines, setApartTitle } from './set-apart-words.ts';

/** What `check` makes of the mutants of a drill. */
export function formatCheckedMutants(checked: CheckedMutants, paint: Paint): string {
  const found = checked.chosen.filter(({ finding }) => finding).length;
  const open = checked.chosen.length - found;
  return [
    ...heading(checked, paint),
    ...checked.chosen.map((one) => rowOf(one, paint)),
    '',
    ...(checked.chosen.length > 0 ? [`check finds ${found} of ${checked.chosen.length}.`] : []),
    ...(open > 0
      ? [`Only the drill can show whether somebody would notice the other ${open}.`]
      : []),
    ...setApartText(checked.equivalent),
  ].join('\n');
}

/** Each mutant as a diff, for `patch -p1`. */
export function formatMutantDiffs(listed: CheckedMutants, paint: Paint): string {
  const { file, text } = listed.runbook;
  return [
    ...heading(listed, paint),
    ...listed.chosen.flatMap(({ mutant }) => [
      `${mutant.id}  ${mutant.mutator}: ${mutant.what}`,
      unifiedDiff(file, text, mutant.text),
    ]),
    ...setApartText(listed.equivalent),
  ].join('\n');
}

function heading(checked: CheckedMutants, paint: Paint): readonly string[] {
  const { drill, procedure, chosen, candidates, equivalent } = checked;
  const all = candidates + equivalent.length;
  const which = chosen.length < candidates ? `; of these, ${chosen.length} by chance` : '';
  return [
    paint.bold(`${drill}: ${procedure.title}, ${formatPlace(procedure.place)}`),
    `${all} mutants: ${candidates} may change something in this drill${which}.`,
    '',
  ];
}

function rowOf({ mutant, finding }: CheckedMutant, paint: Paint): string {
  const { id, mutator, what, place } = mutant;
  const by = finding
    ? paint.good(`found by ${finding.rule}, line ${finding.place.line}`)
    : paint.unsure('not found by check');
  return `${id.padEnd(5)}${formatPlace(place)}  ${mutator}: ${what}\n     ${by}`;
}

function setApartText(equivalent: readonly Mutant[]): readonly string[] {
  const all = setApart(equivalent);
  if (all.length === 0) return [];
  return [setApartTitle(all), ...setApartLines(all).map((line) => `  ${line}`)];
}
