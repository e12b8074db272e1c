import { errorText } from '../../errors.ts';
import { judgeMutations, withoutMutants } from '../../judge/mutation/judge-mutations.ts';
import { judgeTrials } from '../../judge/trials/judge-trials.ts';
import type { EditVerdict } from '../../model/edit.ts';
import type { DrillRecord } from '../../report/drill-record.ts';
import { formatEditText } from '../../report/edit/text.ts';
import { formatJson } from '../../report/json.ts';
import { formatMutationText } from '../../report/mutation/text.ts';
import { formatText } from '../../report/text.ts';
import { formatTrialsText } from '../../report/trials/text.ts';
import { isRoutine, outcomeWords } from '../../report/words.ts';
import type { Terminal } from '../terminal.ts';

/** A verdict that cannot be printed costs no other verdict; false where there was one. */
export function printVerdicts(
  all: readonly DrillRecord[],
  terminal: Terminal,
  json: boolean,
  edits: readonly EditVerdict[] = [],
): boolean {
  if (json) {
    const format = () => formatJson(all, new Date().toISOString(), edits);
    return printOrSayWhy(format, 'Printing the report as JSON', terminal);
  }
  const drills = withoutMutants(all);
  const printed = drills.map((drill) => {
    const { drill: id, outcome } = drill.verdict;
    const format = () => `\n${ofInterest(drill, formatText(drill, terminal.paint))}`;
    const instead = `\n${outcomeWords[outcome].word.toUpperCase()}  ${id}`;
    return printOrSayWhy(format, `Printing the verdict of ${id}`, terminal, instead);
  });
  const together = judgeTrials(drills).map((trials) => {
    const format = () => `\n${formatTrialsText(trials, terminal.paint)}`;
    return printOrSayWhy(format, `Printing the trials of ${trials.drill}`, terminal);
  });
  const mutations = judgeMutations(all).map((mutation) => {
    const format = () => `\n${formatMutationText(mutation, terminal.paint)}`;
    return printOrSayWhy(format, `Printing the mutants of ${mutation.drill}`, terminal);
  });
  return ![...printed, ...together, ...mutations].includes(false);
}

/** As `printVerdicts`, of what became of edits. */
export function printEdits(edits: readonly EditVerdict[], terminal: Terminal): boolean {
  const printed = edits.map((edit) => {
    const format = () => `\n${formatEditText(edit, terminal.paint)}`;
    const instead = `\n${edit.outcome.toUpperCase()}  ${edit.drill}`;
    return printOrSayWhy(format, `Printing the edit of ${edit.drill}`, terminal, instead);
  });
  return !printed.includes(false);
}

/** Of a routine trial, its first line. */
const ofInterest = ({ verdict }: DrillRecord, text: string) =>
  isRoutine(verdict) ? text.slice(0, text.indexOf('\n')) : text;

function printOrSayWhy(
  format: () => string,
  what: string,
  terminal: Terminal,
  instead?: string,
): boolean {
  try {
    terminal.out(format());
    return true;
  } catch (error) {
    if (instead !== undefined) terminal.out(instead);
    terminal.say(errorText(error, what));
    return false;
  }
}
