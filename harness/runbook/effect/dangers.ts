import { carriedBy } from '../commands/carried-commands.ts';
import type { Command } from '../commands/script.ts';
import { programOf } from '../commands/wrappers.ts';
import { readCall } from '../kubectl/invocation.ts';
import { cloud } from './dangers/cloud.ts';
import { coordination } from './dangers/coordination.ts';
import type { Danger, Row, Table } from './dangers/danger.ts';
import { databases } from './dangers/databases.ts';
import { deployment } from './dangers/deployment.ts';
import { dangersOfFiles } from './dangers/files.ts';
import { dangersOfCall } from './dangers/kubectl.ts';
import { machine } from './dangers/machine.ts';
import { dangersOfPrune } from './dangers/prune.ts';
import { dangersOfClient, isSqlClient } from './dangers/sql.ts';
import { storage } from './dangers/storage.ts';
import { isKnown } from './known.ts';

interface KnownRow {
  readonly kind: keyof Table;
  readonly row: Row;
}

/** Rows by program, the gravest first. */
const rows = new Map<string, KnownRow[]>();
for (const kind of ['destroys', 'removes', 'interrupts'] as const) {
  for (const row of [machine, storage, databases, coordination, cloud, deployment].flatMap(
    (table) => table[kind],
  )) {
    for (const program of row[0].split(' ')) {
      rows.set(program, [...(rows.get(program) ?? []), { kind, row }]);
    }
  }
}

/** A danger, with the word that shows it: `at` may be the index of a whole script, as in `sh -c '…'`. */
interface ShownDanger extends Danger {
  readonly word: string;
}

const none: readonly ShownDanger[] = [];

/** Programs that run a text, whose commands are no words of their own. */
const runText =
  'sh bash zsh ksh dash ssh su runuser eval gcloud knife salt pssh parallel-ssh ansible vagrant az';
const verbs = 'delete drain scale patch replace apply taint cnpg rook-ceph minio rabbitmq directpv';
const suspects = new Set([...rows.keys(), ...`rm unlink find ${verbs} ${runText}`.split(' ')]);

/** A cheap test: most commands have no such word. */
function mayBeDangerous(words: readonly string[]): boolean {
  return words.some((word) => {
    const name = programOf(word);
    return suspects.has(name) || named.test(name) || overwrites.test(name) || isSqlClient(name);
  });
}

const ofCommands = new WeakMap<Command, readonly ShownDanger[]>();

/** The dangers of a command and of those that it runs in a container or on another machine; memoized. */
export function dangersOf(command: Command): readonly ShownDanger[] {
  const known = ofCommands.get(command);
  if (known) return known;
  const found = mayBeDangerous(command.words) ? readDangers(command) : none;
  ofCommands.set(command, found);
  return found;
}

const readDangers = ({ words }: Command): readonly ShownDanger[] =>
  carriedBy(words).flatMap((carried) =>
    dangersOfWords(carried.words).map((danger) => ({
      ...danger,
      at: carried.at(danger.at),
      word: carried.words[danger.at] ?? '',
    })),
  );

function dangersOfWords(words: readonly string[]): readonly Danger[] {
  const name = programOf(words[0]);
  if (name === 'kubectl' || name === 'oc') {
    const call = readCall(words);
    return call ? dangersOfCall(call) : [];
  }
  if (isSqlClient(name)) return dangersOfClient(words);
  const own = [...dangersOfFiles(name, words), ...dangersOfPrune(name, words)];
  if (own.length > 0) return own;
  return rows.has(name) || isKnown(name)
    ? dangersOfRows(name, words)
    : dangersOfUnknown(name, words);
}

const named =
  /(?:^|[-_./:])(?:destroy|wipe|purge|nuke|teardown|tear-down|reset-db|drop-db)(?:[-_.:]|$)/;
const overwrites = /(?:^|[-_./:])(?:restore|reset|rollback)(?:[-_.:]|$)/;

/** A program of somebody's own: `scripts/redis-restore.sh --force`, `shopctl index destroy 3`. */
function dangersOfUnknown(name: string, words: readonly string[]): readonly Danger[] {
  if (harmless.test(words.map((word) => ` ${word}`).join(''))) return [];
  const verbs = [name, ...words.slice(1, 4).filter((word) => /^[a-z][a-z:_-]*$/.test(word))];
  const forced = words.some((word) => /^--(?:force|yes|no-confirm)$/.test(word));
  const found = verbs.find((verb) => named.test(verb) || (forced && overwrites.test(verb)));
  if (found === undefined) return [];
  const what = 'destroys or overwrites something, by its name';
  return [{ kind: 'removes', at: found === name ? 0 : words.indexOf(found), what }];
}

const harmless = / (?:--help|--dry-?run(?:=(?:client|server|true))?)(?: |$)/;

function dangersOfRows(name: string, words: readonly string[]): readonly Danger[] {
  const own = rows.get(name);
  if (!own) return [];
  const args = words
    .slice(1)
    .map((word) => ` ${word}`)
    .join('');
  if (harmless.test(args)) return [];
  for (const { kind, row } of own) {
    const [, given, what, unless] = row;
    const found = given.exec(args);
    if (!found || unless?.test(args)) continue;
    return [{ kind, at: wordAt(words, found), what }];
  }
  return [];
}

/** Index of the word in which the match begins; of the program for a match of all arguments. */
function wordAt(words: readonly string[], { index, 0: text }: RegExpExecArray): number {
  if (text.trim() === '') return 0;
  let length = 0;
  for (let at = 1; at < words.length; at += 1) {
    length += (words[at]?.length ?? 0) + 1;
    if (length > index) return at;
  }
  return 0;
}
