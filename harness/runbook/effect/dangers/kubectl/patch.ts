import { type Call, flagOf } from '../../../kubectl/invocation.ts';
import type { Danger } from '../danger.ts';

export const skips =
  'removes the finalizers, so what they would have cleaned up stays behind or is lost';

/** A field that a JSON patch removes, in either order of its keys. */
const removed = (field: string) =>
  `"op":"remove","path":"${field}|"path":"${field}[^"]*","op":"remove`;

/** By the patch, without blanks. */
const patches: readonly (readonly [written: RegExp, kind: Danger['kind'], what: string])[] = [
  [
    new RegExp(
      `finalizers"?:(?:null|\\[\\])|${removed('/(?:metadata|spec)/finalizers')}|"path":"/(?:metadata|spec)/finalizers","value":\\[\\]`,
    ),
    'destroys',
    skips,
  ],
  [
    new RegExp(`ownerReferences"?:(?:null|\\[\\])|${removed('/metadata/ownerReferences')}`),
    'interrupts',
    'takes the object away from its owner, and nothing looks after it any more',
  ],
  [/"?replicas"?:0\b/, 'interrupts', 'stops every pod until somebody scales it up again'],
  [
    /"?persistentVolumeReclaimPolicy"?:"?(?:Delete|Recycle)\b/,
    'removes',
    'deletes the volume with its data as soon as its claim is gone',
  ],
  [
    new RegExp(`claimRef"?:null|${removed('/spec/claimRef')}`),
    'interrupts',
    'takes the volume away from its claim, so another one may bind and overwrite it',
  ],
  [new RegExp(removed('/subsets/')), 'interrupts', 'takes the way to a pod away'],
  [/"?selector"?:\{/, 'interrupts', 'sends everybody to other pods'],
  [/"?suspend"?:true/, 'interrupts', 'stops what it does until somebody undoes it'],
];

/** The dangers of what `kubectl patch` writes. */
export function* dangersOfPatch(call: Call): Generator<Danger> {
  const patch = flagOf(call, '--patch');
  if (!patch) return;
  const text = patch.value.replace(/\s/g, '');
  const found = patches.find(([written]) => written.test(text));
  if (found) yield { kind: found[1], at: patch.at, what: found[2] };
}
