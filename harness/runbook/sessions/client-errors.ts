/** Finds, in what a client printed, the lines that say that a statement failed; values read like them. */
export type FindErrors = (printed: string) => readonly string[];

const lines =
  (fails: RegExp): FindErrors =>
  (printed) =>
    printed.split('\n').filter((line) => fails.test(line));

/** The server's severity has two spaces after it, unlike what a program writes into a row. */
export const psqlErrors = lines(
  /^(?:(?:psql:\S+ )?(?:(?:ERROR|FATAL|PANIC): {2}|invalid command \\)|psql:\S* error: )/,
);
export const cockroachErrors = lines(/^(?:ERROR|FATAL): /);
export const mysqlErrors = lines(
  /^ERROR (?:\d+ \([\dA-Z]{5}\)(?: at line \d+)?|at line \d+)(?: in file: '[^']*')?: /,
);
export const cqlshErrors = lines(/^<stdin>:\d+:/);
export const sqliteErrors = lines(/^(?:(?:Parse|Runtime) error|Error:) near line \d+: /);
export const clickhouseErrors = lines(/^(?:Received exception|Code: \d+\. )/);

const redisCodes =
  'ERR|WRONGTYPE|NOAUTH|WRONGPASS|NOPERM|READONLY|MISCONF|LOADING|BUSY|OOM|CLUSTERDOWN|CROSSSLOT|MOVED|MASTERDOWN|NOREPLICAS|NOGROUP|EXECABORT|NOSCRIPT|TRYAGAIN';
const bareRedisError = new RegExp(`^(?:${redisCodes}) \\S`);
const markedRedisError = new RegExp(
  `^(?:(?: *\\d+\\) )*\\(error\\) |ERROR,"|\\[?error:")(?:${redisCodes}) `,
);

/**
 * Its output is no terminal, so redis-cli prints a reply as it got it. Only an error has an empty line after
 * it. With --no-raw, --csv and --json errors are marked, and values have quotes.
 */
export const redisErrors: FindErrors = (printed) =>
  printed.split('\n').filter((line, at, all) => {
    const isBare = bareRedisError.test(line) && all[at + 1] === '' && at + 2 < all.length;
    return isBare || markedRedisError.test(line);
  });

/** To overwrite the word `Uncaught` of Node's prompt, mongosh starts each error with a carriage return. */
const mongoshError = /(?:^|Uncaught )\r(?<said>[A-Z]\w*(?:\[\w+\])?: .*)/;

export const mongoshErrors: FindErrors = (printed) =>
  printed.split('\n').flatMap((line) => mongoshError.exec(line)?.groups?.said ?? []);

/** The shell before mongosh; its program's name may be a link to the new one. */
const legacyMongoErrors = lines(/^(?:> )?(?:\S+ +E +QUERY +\[\w+\] )?uncaught exception: /);

export const mongoErrors: FindErrors = (printed) => [
  ...legacyMongoErrors(printed),
  ...mongoshErrors(printed),
];
