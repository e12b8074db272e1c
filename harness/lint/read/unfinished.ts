import type { Command } from '../../runbook/commands/script.ts';
import { flagOf, type Invocation, readInvocation } from '../../runbook/kubectl/invocation.ts';
import { kindOfCall } from '../../runbook/kubectl/listing.ts';
import type { LintDocument } from './document.ts';
import { areRelated, areSame, namesOf, workloadOf } from './subjects.ts';

/** A change that replaces pods after the command has ended. */
export interface Change {
  readonly command: Command;
  /** `kubectl rollout restart`, for people to read. */
  readonly what: string;
  /** `gitea` of `deployment/gitea`, or a selector's values; empty if unknown. */
  readonly names: readonly string[];
  /** `deployment/gitea`, for `kubectl rollout status`. */
  readonly workload: string;
  readonly namespace: string | undefined;
  /** A change of the number of pods, so that old ones stay. */
  readonly isScaling: boolean;
}

/** A command, with the changes before it that nothing has waited for yet, the latest last. */
interface AfterChanges {
  readonly command: Command;
  readonly changes: readonly Change[];
}

const ofDocuments = new WeakMap<LintDocument, readonly AfterChanges[]>();

/** Each command of a document, with the unfinished changes before it; memoized. */
export function unfinishedChanges(document: LintDocument): readonly AfterChanges[] {
  const known = ofDocuments.get(document);
  if (known) return known;
  const read = [...readChanges(document)];
  ofDocuments.set(document, read);
  return read;
}

function* readChanges(document: LintDocument): Generator<AfterChanges> {
  let changes: Change[] = [];
  // A scale-up of a workload that any procedure stops, above or below, has no old pods.
  const everStopped = new Set(document.commands.flatMap(stoppedBy));
  // A workload scaled down to zero soon has no old pods left.
  let stopped = new Set<string>();
  let procedure: unknown;
  for (const command of document.commands) {
    if (command.script.procedure !== procedure) [changes, stopped] = [[], new Set()];
    procedure = command.script.procedure;
    const call = readInvocation(command);
    // A pause proves nothing, but its author has thought of the wait.
    if (command.words[0] === 'sleep' || isWatch(call)) changes = [];
    if (call && waitsFor(call)) changes = changes.filter((change) => !concerns(call, change));
    yield { command, changes };
    for (const name of stoppedBy(command)) stopped.add(name);
    const change = call && readChange(call);
    const without = change?.isScaling ? everStopped : stopped;
    if (change && !change.names.some((name) => without.has(name))) {
      changes = [...changes.slice(-20), change];
    }
  }
}

const replacing = new Set(['restart', 'undo']);

function readChange(call: Invocation): Change | undefined {
  const { command, verb, args } = call;
  const [first] = args;
  if (flagOf(call, '--dry-run')) return undefined;
  const subject = { ...call, args: args.slice(1) };
  const of = (what: string, named: Invocation): Change => ({
    command,
    what,
    names: namesOf(named),
    workload: workloadOf(call),
    namespace: flagOf(call, '--namespace')?.value,
    isScaling: verb.text === 'scale',
  });
  if (verb.text === 'rollout' && replacing.has(first?.text ?? '')) {
    return of(`kubectl rollout ${first?.text}`, subject);
  }
  if (verb.text === 'set' && /^(?:image|env|resources)$/.test(first?.text ?? '')) {
    return of(`kubectl set ${first?.text}`, subject);
  }
  if (verb.text === 'scale' && !isStop(call)) {
    return of('kubectl scale', call);
  }
  if (verb.text === 'delete' && kindOfCall(call).kind === 'pod' && isNotWaited(call)) {
    return of('kubectl delete', call);
  }
  return undefined;
}

function stoppedBy(command: Command): readonly string[] {
  const call = readInvocation(command);
  return call && isStop(call) ? namesOf(call) : [];
}

const isStop = (call: Invocation) =>
  call.verb.text === 'scale' && flagOf(call, '--replicas')?.value === '0';

/** `kubectl delete` itself waits until the pods are gone, unless a flag says otherwise. */
const isNotWaited = (call: Invocation) =>
  flagOf(call, '--wait')?.value === 'false' || call.command.background;

/** Ends only when the change has finished, or the old pods are gone. */
function waitsFor({ verb, args, flags }: Invocation): boolean {
  if (verb.text === 'rollout') return args[0]?.text === 'status';
  const gone = flags.some(({ name, value }) => name === '--for' && value === 'delete');
  return verb.text === 'wait' && gone;
}

function concerns(call: Invocation, change: Change): boolean {
  const { names, namespace } = change;
  const own = flagOf(call, '--namespace')?.value;
  if (own !== namespace && own !== undefined && namespace !== undefined) return false;
  const asked = namesOf(
    call.verb.text === 'rollout' ? { ...call, args: call.args.slice(1) } : call,
  );
  return asked.length === 0 || names.length === 0 || areRelated(asked, names);
}

/** A person watches until the change has finished. */
const isWatch = (call: Invocation | undefined) =>
  call !== undefined &&
  (flagOf(call, '--watch') !== undefined || call.command.words[0] === 'watch');

/** The change that may not have finished when the call runs: of the same pods, or of unnamed ones. */
export function changeBefore(call: Invocation, changes: readonly Change[]): Change | undefined {
  const names = namesOf(call);
  const namespace = flagOf(call, '--namespace')?.value;
  const near = changes.filter((change) => change.namespace === namespace);
  return (
    near.findLast((change) => areSame(names, change.names)) ??
    near.findLast((change) => names.length === 0 || change.names.length === 0)
  );
}
