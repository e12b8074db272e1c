import type { Style, WordContext } from './style.ts';

/** Programs whose operand or option is the name of a user. */
const ofUsers =
  /^(?:su|passwd|useradd|adduser|userdel|deluser|usermod|chown|id|groups|chage|faillock|loginctl|gpasswd|htpasswd|pkill)$/;
const clients =
  /^(?:psql|pg_(?:dump|dumpall|restore|basebackup|isready|receivewal)|createdb|dropdb|createuser|mysql\w*|mariadb\w*|mongo\w*|redis-cli|valkey-cli|cqlsh|clickhouse-client|sqlcmd|influx|ldapsearch)$/;
const isOf = ({ programs }: WordContext, some: RegExp) => programs.some((one) => some.test(one));
const name = 'username|user_name|your_?user(?:_?name)?';

/** Words that stand for a user, a password, a host or a database. */
export const logins: readonly Style[] = [
  {
    syntax: 'word',
    mark: /(?:home|Users)[/\\]/,
    pattern: new RegExp(
      `(?<=(?:/home|/Users|\\\\Users)[/\\\\])(${name}|yourname|userid)(?=$|[/\\\\"':])`,
      'g',
    ),
  },
  {
    syntax: 'word',
    mark: /(?:user_?name|usuario|utilisateur|benutzer|utente)@/,
    // With a host that stands for another, both are one placeholder: see addresses.ts.
    pattern: /(?<![\w.-])(username|user_name|usuario|utilisateur|benutzer|utente)(?=@)/g,
  },
  {
    syntax: 'word',
    mark: /user_?name/,
    pattern: /(?<=^|:)(username|user_name)(?=$|:)/g,
    isHole: (_, context) =>
      context.before !== '' &&
      (/^(?:-[uU]|--user(?:name)?|--owner)$/.test(context.before) || isOf(context, ofUsers)),
  },
  {
    syntax: 'word',
    mark: /^(?:user|username):pass/,
    pattern: /(^user(?:name)?(?=:)|(?<=^user(?:name)?:)pass(?:word)?$)/g,
    isHole: (_, { before }) => /^(?:-u|--user)$/.test(before),
  },
  {
    syntax: 'word',
    mark: /\/\/user(?:name)?:/,
    pattern:
      /((?<=\/\/)user(?:name)?(?=:pass)|(?<=\/\/user(?:name)?:)pass(?:word)?(?=@)|(?<=\/\/user(?:name)?:pass(?:word)?@)host(?:name)?(?=[:/"']|$)|(?<=\/\/user(?:name)?:pass(?:word)?@[\w.:-]{1,80}\/)(?:db(?:_?name)?|database)(?=[?"']|$))/g,
  },
  {
    syntax: 'word',
    mark: /host|server/,
    pattern: /(?<=^|^--host=)(host(?:_?name)?|(?:db|database)[-_]host|server(?:_name)?)$/g,
    isHole: (_, context) =>
      (/^(?:-h|-H|--host)$/.test(context.before) || context.written.startsWith('--host=')) &&
      isOf(context, clients),
  },
  {
    syntax: 'word',
    mark: /dbname|db_name|database/,
    pattern: /(?<=^|^--dbname=)(dbname|db_name|databasename)$/g,
    isHole: (_, context) => context.before !== '' && isOf(context, clients),
  },
];
