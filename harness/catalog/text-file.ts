import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { type ErrorCode, HarnessError } from '../errors.ts';
import type { Place } from '../model/runbook.ts';

/** Called only for an error: finding a place parses the whole document. */
export type FindPlace = () => Place;

const limitBytes = 10 * 1024 * 1024;

/** The path as the user would write it: relative if it lies below the working directory; `""` for an empty one. */
export function shownPath(path: string): string {
  if (path === '') return '""';
  const below = relative(process.cwd(), path);
  return below === '' || below.startsWith('..') || isAbsolute(below) ? path : below;
}

/**
 * The text of a hand-written file: UTF-8, at most 10 MB, byte order mark kept. Throws `code` for any
 * other file; `from` finds the place where another file names it.
 */
export async function readTextFile(
  path: string,
  code: ErrorCode,
  from?: FindPlace,
): Promise<string> {
  const file = shownPath(path);
  const refuse: Refuse = (what, next, details) =>
    new HarnessError(code, `${file} ${what}.`, {
      next,
      ...(from && { place: from() }),
      ...details,
    });
  return decode(await readBounded(path, refuse), file, refuse);
}

/** The text of standard input, under the same conditions; `file` is its name in messages. */
export async function readStandardInput(file: string, code: ErrorCode): Promise<string> {
  const refuse: Refuse = (what, next, details) =>
    new HarnessError(code, `${file} ${what}.`, { next, ...details });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes)
      throw refuse('is larger than the limit of 10 MB', 'Check that it is the right file.');
    chunks.push(chunk);
  }
  return decode(Buffer.concat(chunks), file, refuse);
}

function decode(bytes: Buffer, file: string, refuse: Refuse): string {
  if (bytes.includes(0)) {
    throw refuse('is not a UTF-8 text file', 'Name a text file, saved as UTF-8.');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const lines = bytes.toString('utf8').split('\uFFFD', 1)[0]?.split('\n') ?? [];
    const place = { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
    throw refuse('is not valid UTF-8', 'Save it as UTF-8.', { place, cause });
  }
}

type Refuse = (
  what: string,
  next: string,
  details?: { place?: Place; cause?: unknown },
) => HarnessError;

async function readBounded(path: string, refuse: Refuse): Promise<Buffer> {
  try {
    // Checked before it is opened: opening a named pipe would wait for a writer.
    const found = await stat(path);
    if (found.isDirectory()) throw refuse('is a folder', 'Name the file itself.');
    if (!found.isFile()) throw refuse('is not a regular file', 'Name a text file.');
    if (found.size > limitBytes) {
      const size = `${Math.ceil(found.size / 1024 / 1024)} MB`;
      throw refuse(`has ${size}, more than the limit of 10 MB`, 'Check that it is the right file.');
    }
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw refuse('does not exist', 'Check the path.', { cause });
    if (code === 'EACCES')
      throw refuse('cannot be read: permission denied', 'Check its permissions.', { cause });
    throw refuse(`cannot be read: ${String(cause)}`, 'Check the path.', { cause });
  }
}
