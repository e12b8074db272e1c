import { isAbsolute, relative, resolve } from 'node:path';
import { topOfRepository } from '../catalog/file-lookup.ts';
import type { Checked } from '../report/check/checked.ts';

/**
 * Files by their paths from the top of the repository on, wherever in it the check was started: GitHub
 * and code scanning look for them there. Those elsewhere, or without a repository, stay as they are.
 */
export function fromTop(checked: Checked): Checked {
  const top = topOfRepository(process.cwd());
  if (top === undefined) return checked;
  const named = (file: string) => {
    const below = relative(top, resolve(file));
    const isElsewhere = file.startsWith('<') || below.startsWith('..') || isAbsolute(below);
    return isElsewhere ? file : below;
  };
  const runbooks = checked.runbooks.map((runbook) => ({
    ...runbook,
    file: named(runbook.file),
    findings: runbook.findings.map((finding) => ({
      ...finding,
      place: { ...finding.place, file: named(finding.place.file) },
    })),
  }));
  return { ...checked, runbooks };
}
