import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether shellcheck is on the PATH; nothing is started to find out. */
export function hasShellcheck(): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const name = process.platform === 'win32' ? 'shellcheck.exe' : 'shellcheck';
  return folders.some((folder) => folder !== '' && isProgram(join(folder, name)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
