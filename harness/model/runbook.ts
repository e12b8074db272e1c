/** A point in a file; `line` and `column` count from 1, columns in UTF-16 units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * A hole in the text: `<pod-name>` (angle), `{{ pod }}` (braces), `{pod}` (brace), `[pod name]` (brackets),
 * `YOUR_POD` and `POD_NAME` (capitals), `web-xxxxx`, `your-pod` and `sha256:…` (word), `{% pod %}` (template),
 * or `${NAMESPACE}` / `$USER` (variable). A variable with a default, or set earlier in the same procedure, is
 * not a placeholder.
 */
export interface Placeholder {
  readonly syntax:
    | 'angle'
    | 'braces'
    | 'brace'
    | 'brackets'
    | 'capitals'
    | 'word'
    | 'template'
    | 'variable';
  /** Without its marks: `pod-name`, `pod`, `YOUR_POD`, `NAMESPACE`; a word or template as it is written. */
  readonly name: string;
  readonly place: Place;
  /** Where another procedure sets this variable, and its value if that is constant. */
  readonly setElsewhere?: { readonly place: Place; readonly value?: string };
}

/**
 * A time the document states in prose. `under`: "< 60 seconds", "within 15 minutes" (maxMs);
 * `over`: "> 5 minutes" (minMs); `range`: "10-30 minutes" (both); `exactly`: "default: 30s" (both, equal).
 */
export interface Claim {
  readonly kind: 'under' | 'over' | 'range' | 'exactly';
  readonly minMs?: number;
  readonly maxMs?: number;
  /** True if the document says that this is how long recovery takes. */
  readonly recovery: boolean;
  /** Present where the number can be read in two ways ("RTO: 00:15"), so that it decides nothing. */
  readonly ambiguous?: true;
  /** As written in the document, e.g. `< 60 seconds`. */
  readonly text: string;
  readonly place: Place;
}

/**
 * What the document says may be lost ("Data Loss Risk"). `none`: nothing; `at-most`: no more than the
 * last `lossMs` before the fault; `stated`: only words ("low"), which cannot be checked.
 */
export interface DataRisk {
  readonly kind: 'none' | 'at-most' | 'stated';
  readonly lossMs?: number;
  readonly text: string;
  readonly place: Place;
}

/**
 * A comment in a fence about the commands under it ("# 4. Manual restart (if needed)"), preceded by the list
 * item or sentence that introduces the fence, if there is one; or the list item or sentence that a command is in.
 */
export interface StepLabel {
  /** Comment lines as written, joined by newlines. */
  readonly text: string;
  /**
   * The number it starts with: 4. Without one, the number of the comment above it that ended in a colon, or
   * of the list item that introduces the fence. Not unique: a list may restart.
   */
  readonly item?: number;
  /** True if the words make it a branch: "if needed", "If pod is CrashLooping"; not "Check if". */
  readonly conditional: boolean;
  /** True where the words above send the reader to another machine or into a container. */
  readonly elsewhere?: true;
  readonly place: Place;
}

interface StepBase {
  readonly place: Place;
  /** Last line of the step, counted from 1. */
  readonly endLine: number;
  readonly text: string;
}

/**
 * One shell statement, exactly as written, with newlines as line ends. A statement on several lines is one
 * step, and so are several statements on one line.
 */
export interface CommandStep extends StepBase {
  readonly kind: 'command';
  readonly language: string;
  readonly label?: StepLabel;
  /** True for code in a list item or a sentence; its label is the words around it. */
  readonly inline?: true;
  readonly placeholders: readonly Placeholder[];
  /** The shell's complaint, if the text is not valid shell. */
  readonly syntaxError?: string;
}

/** Work for a person: a list item, or comment lines with no command under them. */
export interface InstructionStep extends StepBase {
  readonly kind: 'instruction';
  /** Of an item of a numbered list, or inside one. */
  readonly label?: StepLabel;
  /** The language of the program that the fence below changes (`java`): a developer's work. */
  readonly code?: string;
}

/**
 * YAML that a person applies, as the words above it order ("Adjust the limits:"): a part of an object, or whole
 * objects. Its place is that of the first line in the fence.
 */
export interface YamlStep extends StepBase {
  readonly kind: 'yaml';
  readonly label?: StepLabel;
  readonly placeholders: readonly Placeholder[];
}

/**
 * A fence that is not shell (yaml, java, sql, or unlabelled), kept unchanged; or, as `output`, the output of
 * commands in a transcript.
 */
export interface MaterialStep extends StepBase {
  readonly kind: 'material';
  readonly language: string | null;
}

/** A step that somebody has to do. */
export type DoableStep = CommandStep | InstructionStep | YamlStep;

export type Step = DoableStep | MaterialStep;

/** What the page shows for typing into the client that a command above opens: SQL below `psql`. */
export interface TypedStatement {
  /** As written, with newlines as line ends; without the client's prompts. */
  readonly text: string;
  readonly place: Place;
  /** Its last line, counted from 1. */
  readonly endLine: number;
  readonly placeholders: readonly Placeholder[];
  /** The comment right above it. */
  readonly label?: InstructionStep;
}

/** An unticked task: `- [ ] All pods are running`. */
export interface ChecklistItem {
  /** Without its box. */
  readonly text: string;
  readonly place: Place;
}

/** The tasks of one section. */
export interface Checklist {
  readonly title: string;
  /** Titles of the headings above it, outermost first. */
  readonly path: readonly string[];
  readonly place: Place;
  readonly items: readonly ChecklistItem[];
}

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
  /** Recovery times that the text around it states for all, and that contradict each other: none of them holds. */
  readonly disputed?: readonly Claim[];
  readonly dataRisks: readonly DataRisk[];
  /** The items under "Symptoms" labels, as written; without any, those of a heading above. */
  readonly symptoms: readonly { readonly text: string; readonly place: Place }[];
  /** What is to hold once it is done, if tasks say so: its own, or those of the verification that follows it. */
  readonly checklist?: readonly ChecklistItem[];
}

export interface Runbook {
  readonly file: string;
  readonly title: string;
  readonly text: string;
  readonly sha256: string;
  readonly procedures: readonly Procedure[];
  /** Every claim of the document, including those in procedures. */
  readonly claims: readonly Claim[];
  /** Every placeholder in the document's shell steps and inline code, in order. */
  readonly placeholders: readonly Placeholder[];
  /** Every section with tasks, in order. */
  readonly checklists?: readonly Checklist[];
}
