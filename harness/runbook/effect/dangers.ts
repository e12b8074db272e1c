import { carriedBy, onMany } from '../commands/carried-commands.ts';
import type { Command } from '../commands/script.ts';
import { programOf } from '../commands/wrappers.ts';
import { readCall } from '../kubectl/invocation.ts';
import { isFed } from '../shell/simple-commands.ts';
import { dangersOfApplied } from './dangers/applied.ts';
import { dangersOfCopiedIn } from './dangers/copied-in.ts';
import type { Danger } from './dangers/danger.ts';
import { dangersOfTarget } from './dangers/devices.ts';
import { isDryRun } from './dangers/dry-runs.ts';
import {
  dangersOfAssigned,
  dangersOfEmptying,
  dangersOfFound,
  dangersOfLoop,
} from './dangers/emptied.ts';
import { dangersOfEveryKey } from './dangers/every-key.ts';
import { dangersOfInput, type Input, inputOf } from './dangers/fed-clients.ts';
import { dangersOfFiles } from './dangers/files.ts';
import { fillsNewFolder } from './dangers/fresh-folders.ts';
import { dangersOfCall } from './dangers/kubectl/call.ts';
import { dangersOfListedPods } from './dangers/kubectl/listed-pods.ts';
import { dangersOfMoving } from './dangers/moved-folders.ts';
import { dangersOfOverwriting } from './dangers/overwritten.ts';
import { dangersOfPackageRunner } from './dangers/package-runners.ts';
import { dangersOfPipedScript } from './dangers/piped-scripts.ts';
import { dangersOfPrune } from './dangers/prune.ts';
import { dangersOfRows, isExcused, programsOfRows } from './dangers/rows.ts';
import { dangersOfSingleFiles } from './dangers/single-files.ts';
import { dangersOfClient, isSqlClient } from './dangers/sql.ts';
import { dangersOfTasks } from './dangers/tasks.ts';
import { dangersOfUnknown, isUnknown, mayBeUnknownDanger } from './dangers/unknown.ts';
import { dangersOfVerbs, programsOfVerbs } from './dangers/verbs.ts';
import { dangersOfVolumeRestore } from './dangers/volume-restores.ts';

/** A danger, with the word that shows it: `at` may be the index of a whole script, as in `sh -c '…'`. */
interface ShownDanger extends Danger {
  readonly word: string;
}

/** Programs that run the commands inside one of their arguments. */
const runText =
  'sh bash zsh ksh dash ssh su runuser eval gcloud knife salt pssh parallel-ssh ansible vagrant az flock script nix-shell tmux tsh pdsh clush dsh multipass';
const verbs =
  'delete drain scale create rollout patch replace apply taint undo pause label annotate deny adm cnpg rook-ceph minio rabbitmq directpv argo hns karpenter kudo konveyor tkn kafka mayastor linstor vela karmada kyverno';
const suspects = new Set([
  ...programsOfRows,
  ...programsOfVerbs,
  ...`rm unlink find cp mv touch install rsync scp gsutil truncate gradle gradlew mvn mvnw ${verbs} ${runText}`.split(
    ' ',
  ),
]);

/** A cheap test: most commands have no such word. */
function mayBeDangerous(words: readonly string[]): boolean {
  if (onMany.test(words[0] ?? '')) return true;
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
  const writes = dangersOfWriting(command).map((danger) => ({
    ...danger,
    word: words[danger.at] ?? '',
  }));
  if (writes.length > 0 || !mayBeDangerous(words) || isOwnFunction(command)) return writes;
  const fed = isFed(statement.commands, index);
  const operand = operandOf(words);
  return carriedBy(words, fed).flatMap((carried) =>
    dangersOfWords(
      [...carried.words, ...operand],
      carried.fed,
      () => inputOf(command),
      command,
    ).map((danger) => {
      const at = danger.at < carried.words.length ? danger.at : 0;
      return { ...danger, at: carried.at(at), word: carried.words[at] ?? '' };
    }),
  );
}

/** What `xargs docker rm` appends; without it, the command would name nothing. */
const operandOf = (words: readonly string[]): readonly string[] =>
  words[0] === 'xargs' && !words.some((word) => word.includes('{}')) ? ['{}'] : [];

/** `restore_orders` under `restore_orders() { … }`, whose body is read by itself. */
const isOwnFunction = ({ words: [name], script: { text } }: Command) =>
  /^\w+$/.test(name) &&
  ((text.includes('()') && (text.includes(`${name}()`) || text.includes(`${name} ()`))) ||
    text.includes(`function ${name} {`));

/** The dangers of a program that nothing feeds, by its words. */
export const dangersOfProgram = (words: readonly string[]): readonly Danger[] =>
  dangersOfWords(words, false, () => ({ sources: [] }));

/** Readers of single programs, the gravest first. */
const ofProgram = [
  dangersOfFiles,
  dangersOfSingleFiles,
  dangersOfOverwriting,
  dangersOfMoving,
  dangersOfCopiedIn,
  dangersOfPrune,
  dangersOfPackageRunner,
];

function dangersOfWriting(command: Command): readonly Danger[] {
  const target = dangersOfTarget(command);
  if (target.length > 0) return target;
  const emptied = dangersOfEmptying(command);
  if (emptied.length > 0) return emptied;
  const found = dangersOfFound(command);
  if (found.length > 0) return found;
  const assigned = dangersOfAssigned(command);
  return assigned.length > 0 ? assigned : dangersOfLoop(command);
}

function dangersOfWords(
  words: readonly string[],
  fed: boolean,
  input: () => Input,
  command?: Command,
): readonly Danger[] {
  const name = programOf(words[0]);
  if (name === 'kubectl' || name === 'oc') {
    const call = readCall(words);
    if (!call) return [];
    const found = dangersOfCall(call);
    if (found.length > 0 || !command) return found;
    const listed = dangersOfListedPods(call, command);
    return listed.length > 0 ? listed : dangersOfApplied(call, command);
  }
  if (isDryRun(name, words)) return [];
  if (isSqlClient(name)) {
    const said = dangersOfClient(words);
    const found = said.length > 0 ? said : dangersOfInput(name, words, fed, input);
    if (found.length > 0) return found;
  }
  for (const read of ofProgram) {
    const own = read(name, words);
    if (own.length > 0) return own;
  }
  const piped = command && fed ? dangersOfPipedScript(name, words, input()) : [];
  if (piped.length > 0) return piped;
  const archive = command ? dangersOfVolumeRestore(name, words, command) : [];
  if (archive.length > 0) return archive;
  const everyKey = command ? dangersOfEveryKey(name, words, command) : [];
  if (everyKey.length > 0) return everyKey;
  if (programsOfRows.has(name)) {
    const { text, here } = fed && takesCommands.test(name) ? input() : {};
    const typed = (text ?? here)?.trim().split(/\s+/) ?? [];
    const found = dangersOfRows(name, words);
    if (found.length > 0 && /tar$/.test(name) && command && fillsNewFolder(words, command))
      return [];
    if (found.length > 0 || isExcused(name, words)) return found;
    if (typed.length > 0)
      return dangersOfRows(name, [...words, ...typed]).map((danger) => ({ ...danger, at: 0 }));
  }
  const byVerb = dangersOfVerbs(name, words);
  if (byVerb.length > 0) return byVerb;
  const said = isUnknown(name, words) ? dangersOfUnknown(words) : [];
  return said.length > 0 ? said : dangersOfTasks(name, words);
}

/** Clients that read their commands from a pipe: `echo FLUSHALL | redis-cli`. */
const takesCommands =
  /^(?:redis-cli|valkey-cli|mongo|mongosh|zkCli\.sh|sfdisk|fdisk|nc|ncat|netcat|socat|hbase|rman|asadm|cypher-shell|runmqsc|weed|fdbcli|sqlplus|dgmgrl|lsnrctl|bconsole)$/;
