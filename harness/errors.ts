import type { Place } from './model/runbook.ts';

/**
 * Exit codes of the command line: 0 all verified, inapplicable or withstood, 1 something refuted, 2 wrong usage or bad input
 * (nothing was started), 3 inconclusive or the harness itself failed.
 */
export type ExitCode = 0 | 1 | 2 | 3;

/** `BAD_*` and `NO_*` are found before anything is started; the rest occur during a run. */
export type ErrorCode =
  | 'BAD_USAGE'
  | 'BAD_SCENARIO'
  | 'BAD_SYSTEM'
  | 'BAD_RUNBOOK'
  | 'BAD_JOURNAL'
  | 'BAD_SETTINGS'
  | 'BAD_HISTORY'
  | 'UNKNOWN_PROCEDURE'
  | 'UNKNOWN_FAULT'
  | 'UNBOUND_PLACEHOLDER'
  | 'NO_STEPS'
  | 'NO_ENGINE'
  | 'NO_REPOSITORY'
  | 'NO_DISK'
  | 'NO_TOOLCHAIN'
  | 'FOREIGN_CLUSTER'
  | 'PORT_TAKEN'
  | 'IMAGE_FAILED'
  | 'CLUSTER_FAILED'
  | 'SYSTEM_NOT_READY'
  | 'OPERATOR_FAILED'
  | 'PROBER_FAILED'
  | 'FAULT_FAILED'
  | 'UNDO_FAILED'
  | 'LEASE_LOST'
  | 'ALERTS_FAILED'
  | 'INVENTORY_FAILED'
  | 'JOURNAL_FAILED'
  | 'OUTPUT_FAILED'
  | 'HISTORY_FAILED'
  | 'INAPPLICABLE'
  | 'INTERRUPTED'
  | 'INTERNAL';

const usageCodes: ReadonlySet<ErrorCode> = new Set([
  'BAD_USAGE',
  'BAD_SCENARIO',
  'BAD_SYSTEM',
  'BAD_RUNBOOK',
  'BAD_JOURNAL',
  'BAD_SETTINGS',
  'BAD_HISTORY',
  'UNKNOWN_PROCEDURE',
  'UNKNOWN_FAULT',
  'UNBOUND_PLACEHOLDER',
  'NO_STEPS',
  'NO_ENGINE',
  'NO_REPOSITORY',
  'NO_DISK',
  'NO_TOOLCHAIN',
  'FOREIGN_CLUSTER',
]);

export interface ErrorDetails {
  /** What the reader should do next, as a sentence. */
  readonly next?: string;
  /** Where in a file the problem is. */
  readonly place?: Place;
  readonly cause?: unknown;
}

/** Anything Firedrill reports on purpose. `message` says what and where, `next` what to do. */
export class HarnessError extends Error {
  readonly code: ErrorCode;
  readonly next: string | undefined;
  readonly place: Place | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'HarnessError';
    this.code = code;
    this.next = details.next;
    this.place = details.place;
  }

  get exitCode(): ExitCode {
    return usageCodes.has(this.code) ? 2 : 3;
  }
}

/** A coded error as it is. Anything else is a bug of Firedrill's: INTERNAL, with `what` failed. */
export function codedError(error: unknown, what: string): HarnessError {
  if (error instanceof HarnessError) return error;
  return new HarnessError('INTERNAL', `${what} failed: ${thrownText(error)}.`, {
    next: pleaseReport,
    cause: error,
  });
}

/** The INTERNAL error of a crash; an error of Firedrill's own choice is thrown on. */
export function onlyCrash(error: unknown, what: string): HarnessError {
  if (error instanceof HarnessError) throw error;
  return codedError(error, what);
}

/** As `codedError`, in one line for a report: `INTERNAL: … failed: …. Please report it …`. */
export function errorText(error: unknown, what: string): string {
  const { code, message, next } = codedError(error, what);
  return [`${code}: ${message}`, ...(next === undefined ? [] : [next])].join(' ');
}

export const pleaseReport = 'Please report it to Firedrill’s maintainers.';

/** `TypeError: x is not a function`; any value can be thrown, also one that has no text. */
export function thrownText(error: unknown): string {
  try {
    return String(error).replace(/\.$/, '');
  } catch {
    return 'a value without a text was thrown';
  }
}
