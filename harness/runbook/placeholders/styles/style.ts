import type { TextHole } from '../text-hole.ts';

/** Where a word stands; some words are placeholders only for some programs. */
export interface WordContext {
  /** The program of the command, and the words before this one that may be programs too: `exec x -- psql`. */
  readonly programs: readonly string[];
  /** The word before it, such as `--env`. */
  readonly before: string;
  /** The whole word, as written. */
  readonly written: string;
  /** A quoted text with blanks: a sentence, a query, JSON. */
  readonly isText: boolean;
  /** A here-document: configuration, mostly. */
  readonly isDocument?: boolean;
}

/** How a placeholder is written in a word. */
export interface Style {
  readonly syntax: TextHole['syntax'];
  /** The first group is the placeholder with its marks, the second its name. */
  readonly pattern: RegExp;
  /** A cheap test that most words fail. */
  readonly mark: RegExp;
  /** Not a placeholder for these programs. */
  readonly not?: RegExp;
  /** Also a placeholder in a here-document. */
  readonly inDocuments?: true;
  readonly isHole?: (name: string, context: WordContext) => boolean;
}

/** Programs that print their arguments, or take a pattern as one. */
export const printers =
  /^(?:echo|printf|read|grep|[efz]grep|rg|[gm]?awk|sed|perl|jq|yq|tr|git|go|bazel(?:isk)?|cat)$/;
