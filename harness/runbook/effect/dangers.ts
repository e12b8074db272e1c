import { argumentText, byProgram, wordAtOffset } from '../commands/argument-text.ts';
import { carriedBy } from '../commands/carried-commands.ts';
import type { Command } from '../commands/script.ts';
import { programOf } from '../commands/wrappers.ts';
import { readCall } from '../kubectl/invocation.ts';
import { isFed } from '../shell/simple-commands.ts';
import { cloud } from './dangers/cloud.ts';
import { coordination } from './dangers/coordination.ts';
import type { Danger, Row, Table } from './dangers/danger.ts';
import { databases } from './dangers/databases.ts';
import { deployment } from './dangers/deployment.ts';
import { dangersOfTarget } from './dangers/devices.ts';
import { diskDangers } from './dangers/disks.ts';
import { dangersOfInput, type Input, inputOf } from './dangers/fed-clients.ts';
import { dangersOfFiles } from './dangers/files.ts';
import { dangersOfCall } from './dangers/kubectl.ts';
import { machine } from './dangers/machine.ts';
import { dangersOfPrune } from './dangers/prune.ts';
import { restores } from './dangers/restores.ts';
import { dangersOfClient, isSqlClient } from './dangers/sql.ts';
import { storage } from './dangers/storage.ts';
import {
  dangersOfUnknown,
  isUnknown,
  mayBeUnknownDanger,
  startOfScript,
} from './dangers/unknown.ts';

interface KnownRow {
  readonly kind: keyof Table;
  readonly row: Row;
}

const tables = [
  machine,
  diskDangers,
  storage,
  restores,
  databases,
  coordination,
  cloud,
  deployment,
];

/** Rows by program, the gravest first. */
const rows = byProgram(
  (['destroys', 'removes', 'interrupts'] as const).flatMap((kind) =>
    tables.flatMap((table) => table[kind].map((row): KnownRow => ({ kind, row }))),
  ),
  ({ row }) => row[0],
);

/** A danger, with the word that shows it: `at` may be the index of a whole script, as in `sh -c '…'`. */
interface ShownDanger extends Danger {
  readonly word: string;
}

/** Programs that run the commands inside one of their arguments. */
const runText =
  'sh bash zsh ksh dash ssh su runuser eval gcloud knife salt pssh parallel-ssh ansible vagrant az';
const verbs = 'delete drain scale patch replace apply taint cnpg rook-ceph minio rabbitmq directpv';
const suspects = new Set([
  ...rows.keys(),
  ...`rm unlink find cp mv ${verbs} ${runText}`.split(' '),
]);

/** A cheap test: most commands have no such word. */
function mayBeDangerous(words: readonly string[]): boolean {
  return words.some((word) => {
    const name = programOf(word);
    return suspects.has(name) || isSqlClient(name) || mayBeUnknownDanger(word);
  });
}

const ofCommands = new WeakMap<Command, readonly ShownDanger[]>();

/** The dangers of a command and of those that it runs in a container or on another machine; memoized. */
export function dangersOf(command: Command): readonly ShownDanger[] {
  const known = ofCommands.get(command);
  if (known) return known;
  const found = readDangers(command);
  ofCommands.set(command, found);
  return found;
}

function readDangers(command: Command): readonly ShownDanger[] {
  const { words, statement, index } = command;
  const writes = dangersOfTarget(command).map((danger) => ({
    ...danger,
    word: words[danger.at] ?? '',
  }));
  if (writes.length > 0 || !mayBeDangerous(words) || isOwnFunction(command)) return writes;
  const fed = isFed(statement.commands, index);
  return carriedBy(words, fed).flatMap((carried) =>
    dangersOfWords(carried.words, carried.fed, () => inputOf(command)).map((danger) => ({
      ...danger,
      at: carried.at(danger.at),
      word: carried.words[danger.at] ?? '',
    })),
  );
}

/** `restore_orders` under `restore_orders() { … }`, whose body is read by itself. */
const isOwnFunction = ({ words: [name], script }: Command) =>
  /^\w+$/.test(name) &&
  ['()', ' ()', ' {'].some((end) =>
    script.text.includes(end === ' {' ? `function ${name}${end}` : `${name}${end}`),
  );

function dangersOfWords(
  words: readonly string[],
  fed: boolean,
  input: () => Input,
): readonly Danger[] {
  const name = programOf(words[0]);
  if (name === 'kubectl' || name === 'oc') {
    const call = readCall(words);
    return call ? dangersOfCall(call) : [];
  }
  if (isSqlClient(name)) {
    const said = dangersOfClient(words);
    return said.length > 0 ? said : dangersOfInput(name, words, fed, input);
  }
  const own = [...dangersOfFiles(name, words), ...dangersOfPrune(name, words)];
  if (own.length > 0) return own;
  if (rows.has(name)) {
    const typed = fed && takesCommands.test(name) ? (input().text?.split(/\s+/) ?? []) : [];
    const found = dangersOfRows(name, words);
    if (found.length > 0 || startOfScript(words) > 0)
      return found.length > 0 ? found : unknown(words);
    return typed.length > 0
      ? dangersOfRows(name, [...words, ...typed]).map((danger) => ({ ...danger, at: 0 }))
      : [];
  }
  return isUnknown(name, words) ? unknown(words) : [];
}

const unknown = (words: readonly string[]) => (isHarmless(words) ? [] : dangersOfUnknown(words));

/** Clients that read their commands from a pipe: `echo FLUSHALL | redis-cli`. */
const takesCommands = /^(?:redis-cli|valkey-cli|mongo|mongosh|zkCli\.sh|sfdisk|fdisk)$/;

const isHarmless = (words: readonly string[]) => harmless.test(argumentText(words));
const harmless = / (?:--help|--dry-?run(?:=(?:client|server|true))?)(?: |$)/;

function dangersOfRows(name: string, words: readonly string[]): readonly Danger[] {
  const own = rows.get(name);
  if (!own) return [];
  const args = argumentText(words.slice(1));
  if (harmless.test(args)) return [];
  for (const { kind, row } of own) {
    const [, given, what, unless] = row;
    const found = given.exec(args);
    if (!found || unless?.test(args)) continue;
    // A match of all arguments shows the program.
    const at = found[0].trim() === '' ? 0 : wordAtOffset(words, found.index);
    return [{ kind, at, what }];
  }
  return [];
}
