import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../paths.ts';

const parts = ['streams.pl', 'processes.pl', 'session-server.pl'];

/** The command that serves a session; it needs bash and Debian's essential Perl, nothing more. */
export async function sessionCommand(
  environment: Readonly<Record<string, string>>,
): Promise<string[]> {
  const texts = await Promise.all(
    parts.map((part) => readFile(join(packageRoot, 'fixtures', 'operator', part), 'utf8')),
  );
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  // The mark by which everything that the session starts is known, also to a server started anew.
  const mark = `FIREDRILL_SESSION=${randomUUID()}`;
  return ['env', ...variables, mark, 'perl', '-e', texts.join('\n')];
}
