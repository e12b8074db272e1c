import { join } from 'node:path';
import { settingsFolder } from '../../catalog/check-settings.ts';
import { shownPath } from '../../catalog/text-file.ts';
import { HarnessError } from '../../errors.ts';
import { type HistoryPlace, postgresAt, sqliteAt } from '../../history/place.ts';

export interface HistoryOptions {
  /** A file; false: none. */
  readonly history?: string | boolean;
}

/**
 * Where the history is: what the command line says, else FIREDRILL_HISTORY, else `.firedrill/history.db` beside
 * `.firedrill.yaml` or in the working directory. Undefined with --no-history.
 */
export function chosenPlace(
  { history }: HistoryOptions,
  { FIREDRILL_HISTORY: fromEnvironment = '' }: NodeJS.ProcessEnv = process.env,
): HistoryPlace | undefined {
  if (history === false) return undefined;
  if (typeof history === 'string') return fileAt(history, '--history');
  if (/^postgres(?:ql)?:\/\//.test(fromEnvironment)) return connection(fromEnvironment);
  if (fromEnvironment !== '') return fileAt(fromEnvironment, 'FIREDRILL_HISTORY');
  const folder = settingsFolder(process.cwd()) ?? process.cwd();
  return sqliteAt(shownPath(join(folder, '.firedrill', 'history.db')));
}

/** As `chosenPlace`, for the commands on a history, which have no --no-history. */
export function neededPlace(options: HistoryOptions): HistoryPlace {
  const place = chosenPlace(options);
  if (!place) throw new Error('a command on a history has none');
  return place;
}

function connection(url: string): HistoryPlace {
  if (URL.canParse(url)) return postgresAt(url);
  throw new HarnessError('BAD_USAGE', 'FIREDRILL_HISTORY is not a valid connection string.', {
    next: 'Write postgres://USER:PASSWORD@HOST/DATABASE, with special characters percent-encoded.',
  });
}

/** Not printed: it may be a connection string with a slip in it. */
function fileAt(path: string, from: string): HistoryPlace {
  const isConnection = /:\/\/|^postgres|@/.test(path);
  if (!isConnection && path !== '') return sqliteAt(path);
  const what = path === '' ? 'is empty' : 'looks like a connection string';
  throw new HarnessError('BAD_USAGE', `${from} ${what}; a file was expected.`, {
    next: 'Name a file with --history, or set FIREDRILL_HISTORY=postgres://… in the environment, where no list of processes shows it.',
  });
}
