import { join } from 'node:path';
import { isBelow } from '../../affected/system-files.ts';
import { packageRoot } from '../../io/paths.ts';

const programs = ['harness', 'fixtures/prober', 'fixtures/operator', 'package-lock.json'].map(
  (path) => join(packageRoot, path),
);

/** What to say where the edit is of Firedrill itself, which no drill is there to prove. */
export function changesOfHarness(changed: readonly string[]): readonly string[] {
  const own = changed.filter((file) => programs.some((folder) => isBelow(file, folder)));
  if (own.length === 0) return [];
  const files = own.length === 1 ? '1 file' : `${own.length} files`;
  return [
    `${files} of Firedrill itself changed. That affects no drill here; Firedrill’s own tests cover it.`,
  ];
}
