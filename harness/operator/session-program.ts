import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../io/paths.ts';

const parts = ['streams.pl', 'processes.pl', 'session-server.pl'];

// Only one shell is open at a time, so the homes of earlier ones can go.
const inOwnHome = `from=$1 to=$2; shift 2
[ -d "$to" ] || { rm -rf "$from".*; cp -a "$from" "$to"; } || exit
HOME=$to exec "$@"`;

/**
 * The command that serves a session; it needs bash and Debian's essential Perl, nothing more. With a
 * `home`, it works in a copy beside that folder; a restarted server uses the same copy.
 */
export async function sessionCommand(
  environment: Readonly<Record<string, string>>,
  home?: string,
): Promise<string[]> {
  const texts = await Promise.all(
    parts.map((part) => readFile(join(packageRoot, 'fixtures', 'operator', part), 'utf8')),
  );
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  // Marks everything that the session starts, so that a restarted server recognizes it too.
  const id = randomUUID();
  const mark = `FIREDRILL_SESSION=${id}`;
  const server = ['env', ...variables, mark, 'perl', '-e', texts.join('\n')];
  return home === undefined
    ? server
    : ['sh', '-c', inOwnHome, 'sh', home, `${home}.${id}`, ...server];
}
