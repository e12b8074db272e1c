import { statSync } from 'node:fs';
import { type ErrorCode, HarnessError } from '../errors.ts';
import { shownPath } from './text-file.ts';

/** As `existsSync`, but throws `code` where a folder on the way may not be searched: nobody knows what is in it. */
export function isThere(path: string, code: ErrorCode): boolean {
  try {
    statSync(path);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EACCES') return false;
    throw new HarnessError(code, `${shownPath(path)} cannot be read: permission denied.`, {
      next: 'Check the permissions of the folders above it.',
      cause,
    });
  }
}
