import type {
  CommandStep,
  InstructionStep,
  MaterialStep,
  Place,
  Step,
  StepLabel,
} from '../../model/runbook.ts';
import type { FenceBlock } from '../markdown/block.ts';
import type { Source } from '../markdown/source.ts';
import { leaveShell } from '../placeholders/container-shell.ts';
import { type KnownVariables, statementPlaceholders } from '../placeholders/placeholders.ts';
import { toldNames } from '../placeholders/told-names.ts';
import { type FoundClaim, findClaims } from '../prose/claims.ts';
import type { ShellProblem } from '../shell/scanner.ts';
import { type CommentLine, readShell, type Statement } from '../shell/statements.ts';
import { isDirectiveOfJob } from './directives.ts';
import { isExpectation, listsFacts } from './expectations.ts';
import type { FenceLine } from './fence-lines.ts';
import { type FenceScript, readFenceScript } from './fence-script.ts';
import type { FenceShell } from './fence-shell.ts';
import { forbidsInComment } from './forbidden.ts';
import { isSessionEnd } from './session-ends.ts';
import { type CommentText, joinLabels, labelOf, type OpenItem } from './step-labels.ts';
import { variantsAmong } from './variants.ts';

/** Steps and claims of a fence. `introduction`: the item or sentence above that introduces it. */
export function fenceSteps(
  source: Source,
  fence: FenceBlock,
  introduction: StepLabel | undefined,
  known: KnownVariables,
): { steps: Step[]; claims: FoundClaim[] } {
  if (fence.shell) return new ShellFence(source, fence, fence.shell, introduction, known).read();
  const text = fence.lines.map((line) => line.text).join('\n');
  if (text.trim() === '') return { steps: [], claims: [] };
  const endLine = source.lineAt(Math.max(fence.from, fence.to - 1));
  const place = source.placeAt(fence.from);
  const { language } = fence;
  const material: MaterialStep = { kind: 'material', language, place, endLine, text };
  return { steps: [material], claims: [] };
}

/**
 * Walks the shell text. Adjacent comment lines form a group, and a group labels the commands under
 * it. Output in a transcript becomes a `material` step, which nobody executes.
 */
class ShellFence {
  readonly #steps: Step[] = [];
  readonly #claims: FoundClaim[] = [];
  readonly #source: Source;
  readonly #fence: FenceBlock;
  readonly #parts: FenceScript['parts'];
  readonly #introduction: StepLabel | undefined;
  readonly #known: KnownVariables;
  readonly #text: string;
  readonly #given: string;
  readonly #placeAt: (offset: number) => Place;
  #group: CommentText[] = [];
  #groupEnd = 0;
  #label: StepLabel | undefined;
  /** The comment above says not to run what is below it: "# Wrong:". */
  #isForbidden = false;
  #open: OpenItem | undefined;
  /** The comments that say for whom the commands below them are, and the last of them. */
  readonly #variants: ReadonlySet<string>;
  #variant: StepLabel | undefined;

  constructor(
    source: Source,
    fence: FenceBlock,
    shell: FenceShell,
    introduction: StepLabel | undefined,
    known: KnownVariables,
  ) {
    const { text, given, parts, inDocument } = readFenceScript(shell);
    this.#source = source;
    this.#fence = fence;
    this.#parts = parts;
    this.#introduction = introduction;
    this.#known = known;
    this.#text = text;
    this.#given = given;
    this.#placeAt = (offset) => source.placeAt(inDocument(offset));
    this.#variants = variantsAmong(
      parts.flatMap((part) =>
        part.kind === 'output'
          ? []
          : part.read.flatMap((one) => (one.kind === 'comment' ? textOfComment(text, one) : [])),
      ),
    );
  }

  read(): { steps: Step[]; claims: FoundClaim[] } {
    for (const part of this.#parts) {
      if (part.kind === 'output') this.#addOutput(part.lines);
      else this.#addParts(part.read);
    }
    this.#endGroup();
    return { steps: this.#steps, claims: this.#claims };
  }

  #addParts(parts: readonly (Statement | CommentLine)[]): void {
    for (const part of parts) {
      if (part.kind === 'comment') this.#addComment(part);
      else this.#addStatement(part);
    }
  }

  #addOutput(lines: readonly FenceLine[]): void {
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last) return;
    this.#endGroup();
    if (isSessionEnd(first)) leaveShell(this.#known);
    const place = this.#source.placeAt(first.from);
    const endLine = this.#source.lineAt(last.from);
    const text = lines.map((line) => line.text).join('\n');
    this.#steps.push({ kind: 'material', language: 'output', place, endLine, text });
  }

  #addComment({ from, to }: CommentLine): void {
    if (this.#text.startsWith('#!', from)) return;
    const line = this.#text.slice(from, to);
    if (isDirectiveOfJob(line)) {
      this.#addDirective(line, from);
      return;
    }
    const text = textOfComment(this.#text, { from, to });
    if (text === '') return;
    const place = this.#placeAt(from);
    const textFrom = from + line.indexOf(text);
    for (const claim of findClaims(text, [], (offset) => this.#placeAt(textFrom + offset))) {
      this.#claims.push(claim);
    }
    if (this.#group.length > 0 && place.line !== this.#groupEnd + 1) this.#endGroup();
    this.#group.push({ text, place });
    this.#groupEnd = place.line;
  }

  /** Options for the scheduler: nobody does them, and they label no command. */
  #addDirective(line: string, from: number): void {
    this.#endGroup();
    const place = this.#placeAt(from);
    const above = this.#steps.at(-1);
    const goesOn =
      above?.kind === 'material' && above.language === 'output' && above.endLine === place.line - 1;
    if (goesOn) {
      const text = `${above.text}\n${line}`;
      this.#steps.splice(-1, 1, { ...above, endLine: place.line, text });
    } else {
      this.#steps.push({
        kind: 'material',
        language: 'output',
        place,
        endLine: place.line,
        text: line,
      });
    }
  }

  /** A group of comments with no command under it is an instruction to a person. */
  #endGroup(): void {
    const lines = this.#group;
    const [first] = lines;
    this.#group = [];
    if (!first) return;
    if (isExpectation(first.text) || listsFacts(lines.map(({ text }) => text))) {
      this.#addMaterial(lines);
      return;
    }
    this.#open = labelOf(lines, this.#open)?.open;
    const instruction: InstructionStep = {
      kind: 'instruction',
      place: first.place,
      endLine: this.#groupEnd,
      text: lines.map(({ text }) => text).join('\n'),
    };
    this.#steps.push(instruction);
  }

  /** What a command is expected to print stands in comments: "# Expected: …", "# => …". */
  #addMaterial(lines: readonly CommentText[]): void {
    const [first] = lines;
    if (!first) return;
    const text = lines.map((line) => line.text).join('\n');
    const { place } = first;
    this.#steps.push({
      kind: 'material',
      language: 'output',
      place,
      endLine: this.#groupEnd,
      text,
    });
  }

  #addStatement(statement: Statement): void {
    const labelled = labelOf(this.#group, this.#open);
    const variant = this.#group.find(({ text }) => this.#variants.has(text));
    if (variant) this.#variant = { ...variant, conditional: true };
    this.#group = [];
    if (labelled) {
      this.#label = labelled.label;
      this.#isForbidden = forbidsInComment(labelled.label.text);
      this.#open = labelled.open;
    }
    const command = this.#command(statement);
    const isWrong = this.#isForbidden || saysWrong(command.text);
    this.#steps.push(isWrong ? asMaterial(command) : command);
  }

  #command(statement: Statement): CommandStep {
    const { from, to } = statement;
    const problem = this.#problemAsWritten(statement);
    const own = joinLabels(this.#variant, this.#label);
    const label = joinLabels(this.#introduction, own);
    const at = problem && this.#placeAt(Math.min(problem.at, this.#text.length));
    return {
      kind: 'command',
      language: this.#fence.language ?? 'bash',
      ...(label ? { label } : {}),
      place: this.#placeAt(from),
      endLine: this.#placeAt(Math.max(from, to - 1)).line,
      text: this.#text.slice(from, to),
      placeholders: statementPlaceholders(
        { text: this.#text, given: this.#given, told: toldNames(this.#source) },
        statement,
        this.#known,
        this.#placeAt,
      ),
      ...(problem && at
        ? { syntaxError: `${problem.message} (line ${at.line}, column ${at.column})` }
        : {}),
    };
  }

  /** What the shell would report of the text as it is, with its placeholders. */
  #problemAsWritten({ from, to, problem }: Statement): ShellProblem | undefined {
    const isGiven = this.#text.slice(from, to) === this.#given.slice(from, to);
    if (problem || isGiven) return problem;
    for (const part of readShell(this.#text, { from, to })) {
      if (part.kind === 'statement' && part.problem) return part.problem;
    }
    return undefined;
  }
}

/** `stock drop --all   # WRONG: …`, on the line of the command itself. */
const saysWrong = (text: string): boolean => text.includes('#') && wrong.test(text);
const wrong = /^[^\n]*\s#\s*(?:(?:WRONG|BAD|INCORRECT|DON['’]?T|NEVER)\b|❌|✗)[^\n]*$/u;

const textOfComment = (text: string, { from, to }: Pick<CommentLine, 'from' | 'to'>): string =>
  text
    .slice(from, to)
    .replace(/^#+[ \t]*/, '')
    .trimEnd();

const asMaterial = ({ language, place, endLine, text }: CommandStep): MaterialStep => ({
  kind: 'material',
  language,
  place,
  endLine,
  text,
});
