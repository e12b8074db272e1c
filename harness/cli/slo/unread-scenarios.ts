import { basename, extname } from 'node:path';
import { loadDrill } from '../../catalog/drills.ts';
import { shownPath } from '../../catalog/text-file.ts';
import { codedError, type HarnessError } from '../../errors.ts';
import type { PresentDrill } from '../../judge/objectives/judge-procedure.ts';
import type { DrilledSubject } from '../../model/drilled-subject.ts';

/** A scenario that cannot be read, so that nobody knows its drill's full name. */
export interface UnreadScenario {
  readonly file: string;
  readonly error: HarnessError;
}

/** Loads drills, and keeps what it cannot: one broken scenario shall not hide how the others stand. */
export function loaderInto(unread: UnreadScenario[]): typeof loadDrill {
  return async (path, options) => {
    try {
      return await loadDrill(path, options);
    } catch (thrown) {
      const file = shownPath(path);
      const error = codedError(thrown, `Reading ${file}`);
      unread.push({ file, error });
      throw new Error(error.message, { cause: error });
    }
  };
}

const nameless = 'a scenario that cannot be read';

/**
 * The drills of such scenarios: those of the history that the file is named after and that no other scenario is, else
 * one that has only the name of the file.
 */
export function unreadDrills(
  unread: readonly UnreadScenario[],
  drills: readonly PresentDrill[],
  subjects: readonly DrilledSubject[],
): readonly PresentDrill[] {
  const known = new Set(drills.map(({ drill }) => drill));
  return unread.flatMap(({ file, error }) => {
    const end = `/${basename(file, extname(file))}`;
    const own = new Map(
      subjects
        .filter(({ drill }) => drill.endsWith(end) && !known.has(drill))
        .map((one) => [one.drill, one]),
    );
    if (own.size === 0) return [unplanned({ drill: file, title: nameless, file }, error)];
    return [...own.values()].map((one) => unplanned(one, error));
  });
}

/** Nobody could drill it now: what was drilled is not what is there. */
export const unplanned = (
  { drill, title, file }: Pick<PresentDrill, 'drill' | 'title' | 'file'>,
  { message }: HarnessError,
): PresentDrill => ({
  ...{ drill, title, file, line: null, rehearses: [], rtoMs: null },
  ...{ contentSha256: '', textSha256: '', systemSha256s: [] },
  unplanned: message.replace(/[.\s]+$/, ''),
});
