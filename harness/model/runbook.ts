/** A point in a file; `line` and `column` count from 1, columns in UTF-16 units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * A hole in the text: `<pod-name>` (angle), `{{ pod }}` (braces), `YOUR_POD` (capitals), or
 * `${NAMESPACE}` / `$USER` (variable). A variable that the same procedure sets before, or that has a
 * default, is none.
 */
export interface Placeholder {
  readonly syntax: 'angle' | 'braces' | 'capitals' | 'variable';
  /** The name alone: `pod-name`, `pod`, `YOUR_POD`, `NAMESPACE`. */
  readonly name: string;
  readonly place: Place;
}

/**
 * A time the document states in prose. `under`: "< 60 seconds", "within 15 minutes" (maxMs);
 * `over`: "> 5 minutes" (minMs); `range`: "10-30 minutes" (both); `exactly`: "default: 30s" (both, equal).
 */
export interface Claim {
  readonly kind: 'under' | 'over' | 'range' | 'exactly';
  readonly minMs?: number;
  readonly maxMs?: number;
  /** True where the document says that this is how long recovery takes. */
  readonly recovery: boolean;
  /** The words of the document, e.g. `< 60 seconds`. */
  readonly text: string;
  readonly place: Place;
}

/**
 * What the document says may be lost ("Data Loss Risk"). `none`: nothing; `at-most`: no more than the
 * last `lossMs` before the fault; `stated`: a degree, which nothing can be held to.
 */
export interface DataRisk {
  readonly kind: 'none' | 'at-most' | 'stated';
  readonly lossMs?: number;
  readonly text: string;
  readonly place: Place;
}

/**
 * What a comment in a fence says of the commands under it ("# 4. Manual restart (if needed)"), after
 * the words of the list item or sentence that introduces the fence, if one does.
 */
export interface StepLabel {
  /** Comment lines as written, joined by newlines. */
  readonly text: string;
  /**
   * The number it starts with: 4. Without one, that of the numbered comment above it that ended in a
   * colon, or of the list item that introduces the fence. Not unique: a list may start anew.
   */
  readonly item?: number;
  /** True where the words make it a branch: "if needed", "If pod is CrashLooping"; not "Check if". */
  readonly conditional: boolean;
  readonly place: Place;
}

interface StepBase {
  readonly place: Place;
  /** Last line of the step, counted from 1. */
  readonly endLine: number;
  readonly text: string;
}

/**
 * One shell statement, exactly as written, its line ends as newlines; a statement of several lines
 * is one step, and so are several on one line.
 */
export interface CommandStep extends StepBase {
  readonly kind: 'command';
  readonly language: string;
  readonly label?: StepLabel;
  readonly placeholders: readonly Placeholder[];
  /** What the shell would object to, where the text is not valid shell. */
  readonly syntaxError?: string;
}

/** Something a person is told to do: a list item, or comment lines with no command under them. */
export interface InstructionStep extends StepBase {
  readonly kind: 'instruction';
}

/**
 * A fence that is not shell (yaml, java, sql, or unlabelled), kept as what it is; or, as `output`, what
 * the commands of a transcript print.
 */
export interface MaterialStep extends StepBase {
  readonly kind: 'material';
  readonly language: string | null;
}

export type Step = CommandStep | InstructionStep | MaterialStep;

/** A heading with steps under it, before the next heading. */
export interface Procedure {
  readonly title: string;
  /** 1 to 6. */
  readonly level: number;
  /** Titles of the headings above it, outermost first. */
  readonly path: readonly string[];
  readonly place: Place;
  readonly steps: readonly Step[];
  readonly claims: readonly Claim[];
  readonly dataRisks: readonly DataRisk[];
  /** What "Symptoms" labels list, as written; where there are none, those of a heading above. */
  readonly symptoms: readonly { readonly text: string; readonly place: Place }[];
}

export interface Runbook {
  readonly file: string;
  readonly title: string;
  readonly text: string;
  readonly sha256: string;
  readonly procedures: readonly Procedure[];
  /** Every claim of the document, those of procedures included. */
  readonly claims: readonly Claim[];
  /** Every placeholder of the document's shell steps and prose code, in order. */
  readonly placeholders: readonly Placeholder[];
}
