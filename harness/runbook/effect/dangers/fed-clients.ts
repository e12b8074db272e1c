import type { Command } from '../../commands/script.ts';
import { bodyOf } from '../../shell/here-documents.ts';
import { unquote } from '../../shell/simple-commands.ts';
import type { Danger } from './danger.ts';
import { dangerOfSql, isSqlClient } from './sql.ts';

/** What a client of a database gets as its input. */
export interface Input {
  /** The text itself, from `echo …` or `<<<`. */
  readonly text?: string;
  /** Words that say where it comes from: file names, the programs of the pipe. */
  readonly sources: readonly string[];
  /** Those of them that a `<` names. */
  readonly files?: readonly string[];
  /** Its here-document. */
  readonly here?: string;
}

/** Longest pipe that is followed. */
const pipeLength = 9;

export function inputOf({ words, redirections, statement, index, script }: Command): Input {
  const text = redirections.find(({ operator }) => operator === '<<<')?.target;
  const files = redirections.filter(({ operator }) => operator === '<').map(({ target }) => target);
  const before: string[][] = [];
  for (let at = index - 1; at >= 0 && at > index - pipeLength; at -= 1) {
    const other = statement.commands[at];
    if (!other || other.substituted) continue;
    if (!other.piped) break;
    before.unshift([
      ...other.words.map((word) => unquote(script.text, word)),
      ...other.redirections.map(({ target }) => unquote(script.text, target)),
    ]);
  }
  const [first = []] = before;
  const printed = /^(?:echo|printf)$/.test(first[0] ?? '')
    ? first
        .slice(1)
        .filter((word) => !/^-[neE]+$/.test(word))
        .join(' ')
    : undefined;
  const given = text ?? printed;
  const body = bodyOf(statement, index);
  const here = body && script.text.slice(body.from, body.to);
  // A script in the words may have the file: `ssh db-1 'psql < dump.sql'`.
  return {
    ...(given !== undefined && { text: given }),
    ...(here !== undefined && { here }),
    sources: [...files, ...before.flat(), ...words],
    files,
  };
}

const dump = /dump|backup|(?:^|[-_./])(?:bak|restore)\b|binlog/i;
const anyFile =
  /\.(?:sql|cql|dump)(?:\.\w+)?["']?$|^(?:zcat|gunzip|bunzip2|unzstd|xzcat|zstdcat|pg_dump\w*|mysqldump)$/;
/** Names of scripts that change what is there: `-f reset.sql`. */
const changes =
  /(?:^|[-_./])(?:reset|drop|delete|purge|wipe|clean\w*|truncate|rollback|revert|undo|down|downgrade|fix\w*|repair|update|alter|restore|recreate)(?=[-_./]).*\.(?:sql|cql)(?:\.\w+)?$/i;
/** Files of statements that only look. */
const asks = /(?:^|[-_./])(?:query|queries|select|check|report|diag\w*|stats?|show|explain)/i;

/** `psql shop < dump.sql`, `zcat shop.sql.gz | mysql shop`, `echo 'DROP TABLE orders' | psql`. */
export function dangersOfInput(
  name: string,
  words: readonly string[],
  fed: boolean,
  input: () => Input,
): readonly Danger[] {
  if (!isSqlClient(name)) return [];
  const file = fileOption(words);
  if (!fed && file === undefined) return [];
  // A client that has its statement in its words reads no file, except for `INSERT … FORMAT`.
  if (file === undefined && words.some((word) => statement.test(word))) return [];
  if (words.some((word) => forTrial.test(word))) return [];
  const { text, sources, files = [] }: Input = fed ? input() : { sources: [file ?? ''] };
  if (text !== undefined) {
    const found = dangerOfSql(text);
    return found ? [{ ...found, at: 0 }] : [];
  }
  if (sources.some((word) => dump.test(word))) {
    return [{ kind: 'destroys', at: 0, what: 'writes a dump over what the database holds' }];
  }
  const runs =
    (fed
      ? files.some(isWritten) || sources.some((word) => anyFile.test(word))
      : changes.test(file ?? '')) && !sources.some((word) => asks.test(word));
  return runs
    ? [
        {
          kind: 'removes',
          at: 0,
          what: 'runs every statement of a file, whatever the database holds',
        },
      ]
    : [];
}

/** A file that `<` feeds to a client has statements in it, whatever its name ends with. */
const isWritten = (path: string) => !/^(?:\/dev\/|\/proc\/|[<>]?\(|&|\d+$)/.test(path);

/** A database to try a restore out: `"$TEST_DB"`, `restore_drill`. */
const forTrial = /(?:^|[-_."{$=])(?:test|tmp|temp|scratch|drill)(?![a-z])/i;

const statement = /^(?:-[ceqQ]|--(?:command|execute|query)(?:=.*)?)$/;

function fileOption(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => /^(?:-f|--file(?:=|$))/.test(word));
  const word = words[at];
  if (word === undefined) return undefined;
  return /^(?:-f|--file)$/.test(word) ? words[at + 1] : word;
}
