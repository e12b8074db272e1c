import { type Call, flagOf, type Word } from '../../../kubectl/invocation.ts';
import { kindOf } from '../../../kubectl/listing.ts';
import type { Danger } from '../danger.ts';
import { isShared } from '../restarts.ts';
import { dangersOfPatch, skips } from './patch.ts';

interface Change {
  /** The command, as kubectl knows it. */
  readonly path: RegExp;
  readonly kind: Danger['kind'];
  readonly what: string;
  /** The word that makes it dangerous; undefined if none does. */
  shown(call: Call): Pick<Word, 'at'> | undefined;
}

const flag =
  (names: RegExp, value = /^(?!false$)/) =>
  ({ flags }: Call) =>
    flags.find((one) => names.test(one.name) && value.test(one.value));
const operand =
  (text: RegExp) =>
  ({ operands }: Call) =>
    operands.find((word) => text.test(word.text));
const verb = (call: Call) => call.verb;

const forcedDrain = (call: Call) =>
  flag(/^--(?:force|disable-eviction)$/)(call) ?? flag(/^--grace-period$/, /^0$/)(call);
/** The rule `drain-without-limits` reports the others. */
const limitedDrain = (call: Call) =>
  ['--timeout', '--ignore-daemonsets', '--delete-emptydir-data'].every((name) => flagOf(call, name))
    ? call.verb
    : undefined;
const stops = 'stops every pod until somebody scales it up again';

const keepsData = /^(?:sts|statefulsets?|ds|daemonsets?)(?:\.apps)?(?:\/|$)/;

const changes: readonly Change[] = [
  {
    path: /^drain$/,
    kind: 'destroys',
    what: 'removes pods from the node without regard to who needs them; a pod without a controller is gone for good',
    shown: forcedDrain,
  },
  {
    path: /^drain$/,
    kind: 'interrupts',
    what: 'moves every pod off its node',
    shown: (call) => (forcedDrain(call) ? undefined : limitedDrain(call)),
  },
  { path: /^scale$/, kind: 'interrupts', what: stops, shown: flag(/^--replicas$/, /^0$/) },
  {
    path: /^replace$/,
    kind: 'destroys',
    what: skips,
    shown: flag(/^--raw$/, /\/finalize$/),
  },
  {
    path: /^(?:replace|apply)$/,
    kind: 'interrupts',
    what: 'deletes objects to create them again',
    shown: flag(/^--force$/),
  },
  {
    path: /^apply$/,
    kind: 'interrupts',
    what: 'deletes every object that the files do not have',
    shown: flag(/^--prune$/),
  },
  {
    path: /^taint$/,
    kind: 'interrupts',
    what: 'evicts every pod that does not tolerate it',
    shown: operand(/:NoExecute$/),
  },
  {
    path: /^rollout undo$/,
    kind: 'interrupts',
    what: 'puts an older version in place of the current one',
    shown: verb,
  },
  {
    path: /^patch$/,
    kind: 'interrupts',
    what: 'replaces values of a Secret that others still use',
    shown: (call) =>
      kindOf(call.operands[0]?.text.split('/')[0] ?? '') === 'secret'
        ? flag(/^--patch(?:-file)?$/)(call)
        : undefined,
  },
  {
    path: /^rollout restart$/,
    kind: 'interrupts',
    what: 'restarts what others depend on, and they wait or fail until it is back',
    shown: ({ operands }) => operands.find(({ text }) => isShared(text)),
  },
  {
    path: /^rollout restart$/,
    kind: 'interrupts',
    what: 'restarts pods that keep data or look after a node, one after the other',
    shown: (call) =>
      call.operands.some(({ text }) => isShared(text)) ? undefined : operand(keepsData)(call),
  },
  {
    path: /^(?:label|annotate)$/,
    kind: 'interrupts',
    what: 'takes a label or annotation away, and whatever works by it',
    shown: (call) =>
      /^(?:namespace|node|persistentvolume)$/.test(
        kindOf(call.operands[0]?.text.split('/')[0] ?? ''),
      )
        ? operand(/^[\w./-]+-$/)(call)
        : undefined,
  },
  {
    path: /^(?:label|annotate)$/,
    kind: 'interrupts',
    what: 'makes the operator stop or fence the database',
    shown: operand(/hibernation=on$|fenc(?:ed|ing)\w*=/),
  },
  {
    path: /^certificate deny$/,
    kind: 'interrupts',
    what: 'refuses whoever asked for the certificate',
    shown: verb,
  },
  {
    path: /^cp$/,
    kind: 'removes',
    what: 'overwrites files of a store',
    shown: ({ operands }) => {
      const target = operands.length > 1 ? operands.at(-1) : undefined;
      return target && /:\S*\.(?:rdb|aof|db|sqlite3?)$/.test(target.text) ? target : undefined;
    },
  },
];

/** The dangers of calls that change objects without deleting them. */
export function* dangersOfChange(call: Call): Generator<Danger> {
  for (const { path, kind, what, shown } of changes) {
    const found = path.test(call.path) ? shown(call) : undefined;
    if (found) yield { kind, at: found.at, what };
  }
  if (call.path === 'patch') yield* dangersOfPatch(call);
}
