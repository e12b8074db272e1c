import { argumentText, byProgram, wordAtOffset } from '../../../runbook/commands/argument-text.ts';
import { carriedBy } from '../../../runbook/commands/carried-commands.ts';
import type { Command } from '../../../runbook/commands/script.ts';
import { programOf, startOfInner } from '../../../runbook/commands/wrappers.ts';
import { isSqlClient } from '../../../runbook/effect/dangers/sql.ts';
import { partOf } from '../../../runbook/kubectl/invocation.ts';
import type { Problem } from '../../engine/rule.ts';
import { memoize } from '../memoize.ts';
import { bigData } from './big-data.ts';
import { chains } from './chains.ts';
import { clouds } from './clouds.ts';
import { clusters } from './clusters.ts';
import { removedOfDatabases } from './databases.ts';
import { deploying } from './deploying.ts';
import { removedOfHelm } from './helm.ts';
import { languages } from './languages.ts';
import { machines } from './machines.ts';
import { meshes } from './meshes.ts';
import { removedOfMysql } from './mysql.ts';
import { olderSystems } from './older-systems.ts';
import { places } from './places.ts';
import { removedOfQueues } from './queues.ts';
import { retiredClouds } from './retired-clouds.ts';
import { type RemovedWords, removedInSql } from './sql.ts';
import { stores } from './stores.ts';

const usages = byProgram(
  [
    ...removedOfHelm,
    ...deploying,
    ...clusters,
    ...machines,
    ...stores,
    ...removedOfQueues,
    ...removedOfDatabases,
    ...languages,
    ...clouds,
    ...chains,
    ...places,
    ...bigData,
    ...removedOfMysql,
    ...meshes,
    ...olderSystems,
    ...retiredClouds,
  ],
  ([programs]) => programs,
);

/** What a document says about versions and makers, which decides what is gone. */
export interface Speaks {
  /** Version 2 of etcd's API. */
  readonly etcd2: boolean;
  /** MariaDB, which keeps statements that MySQL has dropped. */
  readonly maria: () => boolean;
  /** Options that variables hold: `--zookeeper zk:2181` for `$ZK`. */
  readonly options: ReadonlyMap<string, string>;
}

export const speaksOf = (text: string): Speaks => ({
  etcd2: text.includes('ETCDCTL_API=2'),
  maria: memoize(() => /maria|galera/i.test(text)),
  // Most texts hold no option in a variable, and the pattern is slow.
  options: /=["']-/.test(text) ? optionsIn(text) : new Map(),
});

const optionsIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(options)].flatMap(([, name = '', , value = '']) => [
      [`$${name}`, value],
      [`\${${name}}`, value],
    ]),
  );

const options =
  /(?<=^|[\n;] {0,20})(?:export {1,9})?([A-Za-z_]\w{0,40})=(["'])(--?[\w-][^"'\n]{0,200})\2/g;

/** What is gone in a command and in those that it runs in a container or on another machine. */
export function* removedIn(command: Command, speaks: Speaks): Generator<Problem> {
  for (const { words: written, at } of [...outerOf(command), ...carriedBy(command.words)]) {
    const words =
      speaks.options.size > 0 ? written.map((word) => speaks.options.get(word) ?? word) : written;
    const name = programOf(words[0]);
    const known = mayBeOther(command, words[0]) ? undefined : usages.get(name);
    const args = known ? argumentText(words.slice(1)) : '';
    const usage = known?.find(([, given]) => given.test(args));
    if (usage) {
      const [, given, text, instead, age] = usage;
      const old = age === 'old' || (name === 'etcdctl' && speaks.etcd2);
      const shown = lastWordOf(words, given.exec(args));
      yield {
        ...partOf(command, at(shown), written[shown] ?? ''),
        text,
        ...(old && { severity: 'warning' as const }),
        ...(instead && { instead }),
      };
    }
    if (!isSqlClient(name)) continue;
    for (const [index, word] of words.entries()) {
      const found = removedInSql(word, name === 'mariadb' || speaks.maria());
      if (found) yield { ...partOf(command, at(index), found.name), ...problemOfSql(found) };
    }
  }
}

/** `stop shop` was Upstart's behind `sudo`; elsewhere it may be a function, a script or a word of another program. */
function mayBeOther({ statement, index, script }: Command, program = ''): boolean {
  if (!upstart.test(program)) return false;
  if (program.includes('/')) return true;
  const own = statement.commands[index];
  const first = own?.words[own.assignments];
  return first === undefined || script.text.slice(first.from, first.to) !== 'sudo';
}

const upstart = /(?:^|\/)(?:stop|start|restart|reload)$/;

/** A program that runs another one in a container: `docker-compose` of `docker-compose exec web ls`. */
function outerOf({ words }: Command) {
  const start = startOfInner(words);
  const own = words.slice(start);
  const runs = programOf(own[0]) === 'docker-compose' && carriedBy(words)[0]?.at(0) !== start;
  return runs ? [{ words: own, at: (word: number) => start + word }] : [];
}

/** What comes last in the match is what is gone: `--purge` of `delete web --purge`. */
function lastWordOf(words: readonly string[], found: RegExpExecArray | null): number {
  const text = found?.[0].trimEnd() ?? '';
  if (!found || text === '') return 0;
  const at = wordAtOffset(words, found.index + text.length - 1);
  // A part of the last word, such as a host in an address, is not what is gone: the program is shown.
  return at === words.length - 1 && !text.startsWith(' ') ? 0 : at;
}

export const problemOfSql = ({
  text,
  instead,
  isOld,
}: RemovedWords): Pick<Problem, 'text' | 'instead' | 'severity'> => ({
  text,
  instead,
  ...(isOld && { severity: 'warning' }),
});
