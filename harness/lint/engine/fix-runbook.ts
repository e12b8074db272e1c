import type { Finding, Fix } from '../../model/finding.ts';
import { type FileLookup, type LintDocument, readDocument } from '../read/document.ts';
import { typographicCharacter } from '../rules/execution/typographic-character.ts';
import { rules as all } from './all-rules.ts';
import { checkDocument } from './check.ts';
import { settle } from './final-findings.ts';
import { type FixedText, fixText, type Reading } from './fix-text.ts';
import { ignoreRules } from './ignores.ts';
import { type CheckSettings, levelOf } from './levels.ts';
import { everything, type Narrowing } from './narrowing.ts';
import type { Rule } from './rule.ts';

/** Replaces what is certain among the findings that are asked for; shellcheck's have no replacement. */
export function fixRunbook(
  { file, text, files }: { file: string; text: string; files: FileLookup | undefined },
  settings: CheckSettings,
  narrowing: Narrowing = everything,
  rules: readonly Rule[] = all,
): FixedText {
  const on = rules.filter(({ name }) => levelOf(settings, name) !== 'off');
  const read = (now: string): FixReading => {
    const document = readDocument(file, now, files);
    const found = checkDocument(document, on);
    const reported = (asked: Narrowing) => settle(document, found, settings, false, asked).findings;
    return new FixReading(
      document,
      reported(narrowing),
      reported({ ...everything, isWhole: true }),
    );
  };
  return fixText(text, read);
}

class FixReading implements Reading {
  readonly source: LintDocument['source'];
  readonly fixes: Reading['fixes'];
  readonly #steps: readonly StepLines[];
  readonly #errors: readonly string[];

  constructor(document: LintDocument, asked: readonly Finding[], findings: readonly Finding[]) {
    this.source = document.source;
    this.#steps = stepsOf(document);
    this.fixes = fixesOf(asked, findings, this.#steps);
    this.#errors = findings.filter(isGrave).map(({ rule, place }) => `${rule} ${place.line}`);
  }

  /** A replacement moves no line, so steps and errors are known again by theirs. */
  isSoundAfter(other: FixReading): boolean {
    const begins = this.#steps.map(({ from }) => from);
    // A step may go only into another one, as a line below a `\` does.
    const isKept = ({ from }: StepLines) => this.#steps.some((step) => has(step, from));
    return (
      isWithin(this.#errors, other.#errors) &&
      isWithin(
        begins,
        other.#steps.map(({ from }) => from),
      ) &&
      other.#steps.every(isKept)
    );
  }
}

/**
 * In a command with a dash or a blank of another kind, the other rules take options for names. They wait until it
 * is replaced.
 */
function fixesOf(
  asked: readonly Finding[],
  findings: readonly Finding[],
  steps: readonly StepLines[],
): readonly Fix[] {
  const garbled = findings.filter(isTypographic).map(({ place }) => place.line);
  const waits = ({ place: { line } }: Finding) =>
    garbled.some((one) => one === line || steps.some((step) => has(step, one) && has(step, line)));
  return asked.flatMap((one) => (one.fix && (isTypographic(one) || !waits(one)) ? one.fix : []));
}

const isTypographic = ({ rule }: Finding) => rule === typographicCharacter.name;
const has = ({ from, to }: StepLines, line: number) => from <= line && line <= to;

/** Errors, crashes, and comments that no longer silence what they are for. */
const isGrave = ({ rule, severity, crashed }: Finding) =>
  severity === 'error' || crashed !== undefined || ignoreRules.some(({ name }) => name === rule);

interface StepLines {
  readonly from: number;
  readonly to: number;
}

function stepsOf({ scripts, runbook }: LintDocument): readonly StepLines[] {
  const commands = scripts.flatMap(({ statements, placeAt }) =>
    statements.map(({ from, to }) => ({
      from: placeAt(from).line,
      to: placeAt(Math.max(from, to - 1)).line,
    })),
  );
  const others = runbook.procedures
    .flatMap(({ steps }) => steps)
    .filter(({ kind }) => kind !== 'command')
    .map(({ place: { line } }) => ({ from: line, to: line }));
  return [...commands, ...others];
}

/** True if no value is there more often than before. */
function isWithin<T>(values: readonly T[], before: readonly T[]): boolean {
  const left = new Map<T, number>();
  for (const value of before) left.set(value, (left.get(value) ?? 0) + 1);
  return values.every((value) => {
    const count = left.get(value) ?? 0;
    left.set(value, count - 1);
    return count > 0;
  });
}
