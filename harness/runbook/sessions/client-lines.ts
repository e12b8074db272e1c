import type { FenceLine } from '../fences/fence-lines.ts';

/** `mysql> …`, `postgres=# …`, `10.0.0.1:6379> …`, `$ cqlsh:shop> …`, `$ redis-cli>6379: …`, `stock$> …`: typed into a client, not into a shell. */
const client =
  /^[ \t]*(?:\$ )?(?:(?:mysql|sqlite|cqlsh(?::\w+)?|mongosh?|redis|iPXE|irb|ftp|sftp|nslookup|ldap|(?:MariaDB|MySQL|mysql|obclient|TiDB) \[[^\]\n]{0,60}\]|obclient|[\w.-]{1,60}:\d{2,5}(?:\[\d+\])?)>|(?:redis|valkey|keydb)-cli>(?:\d{2,5}:)?|[\w-]{1,60}=[#>]|[a-z][\w-]{1,40}\$>|\w{1,40}@[\w.-]{0,60}:\d{2,5}\/\w{0,40}>|\[(?:bluetooth|iwd|NetworkManager)\][#>]|[\w.@#-]{1,60}>(?=[ \t]+(?:select|insert|update|delete|explain|create|alter|drop|show|use|describe)\s)|[\w-]{1,60} ?\(conf[^)\n]{0,60}\) ?#>?)[ \t]+\S/;

/** `> config get maxmemory`, but not `> web.log`, which empties a file. */
const bareClient = /^[ \t]*>[ \t]+[A-Za-z]\w*[ \t]+[A-Za-z]/;

/** True for a line at a prompt that names a client or the console of a switch: `mysql> …`. */
export const isClientLine = (line: string): boolean => mayBeClient.test(line) && client.test(line);
const mayBeClient = /[>#](?:\d{2,5}:)? /;

/** What stands behind such a prompt; undefined without one. */
export function afterClientPrompt(line: string): string | undefined {
  const shown = isClientLine(line) ? client.exec(line)?.[0] : undefined;
  return shown === undefined ? undefined : line.slice(shown.length - 1);
}

/** True where the first line is at a bare prompt of a client: `> config get maxmemory`, or all lines are. */
export function startsInClient(lines: readonly FenceLine[]): boolean {
  if (bareClient.test(firstOf(lines))) return true;
  const shown = lines.filter(({ text }) => text.trim() !== '');
  return shown.length > 1 && shown.every(({ text }) => /^[ \t]*> /.test(text));
}

/** True where the first line is at a client's prompt, and none is at the shell's: no line of the text is for the shell. */
export const isClientSession = (lines: readonly FenceLine[]): boolean =>
  isClientLine(firstOf(lines)) &&
  !(shellPrompt.test(firstOf(lines)) && lines.some(({ text }) => isAtShell(text)));

const shellPrompt = /^[ \t]*\$ /;
const isAtShell = (line: string) => shellPrompt.test(line) && !isClientLine(line);

const firstOf = (lines: readonly FenceLine[]) =>
  lines.find(({ text }) => text.trim() !== '')?.text ?? '';
