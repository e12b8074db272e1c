import { isAbsolute, relative, resolve } from 'node:path';
import { topOfRepository } from '../../catalog/file-lookup.ts';
import type { Place } from '../../model/runbook.ts';
import type { Checked } from '../../report/check/checked.ts';

/**
 * Makes paths relative to the top of the repository, wherever in it the check started, because GitHub and code
 * scanning expect that. Files elsewhere, or without a repository, keep their paths.
 */
export function fromTop(checked: Checked): Checked {
  const top = topOfRepository(process.cwd());
  if (top === undefined) return checked;
  const named = (file: string) => {
    const below = relative(top, resolve(file));
    const isElsewhere = file.startsWith('<') || below.startsWith('..') || isAbsolute(below);
    return isElsewhere ? file : below;
  };
  const placed = (place: Place): Place => ({ ...place, file: named(place.file) });
  const runbooks = checked.runbooks.map((runbook) => ({
    ...runbook,
    file: named(runbook.file),
    findings: runbook.findings.map((finding) => ({
      ...finding,
      place: placed(finding.place),
      ...(finding.fix && { fix: { ...finding.fix, place: placed(finding.fix.place) } }),
    })),
  }));
  return { ...checked, runbooks };
}
