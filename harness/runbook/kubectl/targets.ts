import type { Invocation, Word } from './invocation.ts';

/** An object, or a whole type, that an invocation names. */
export interface Target {
  /** As written: `deploy`, `pods`; never a placeholder. */
  readonly type: string;
  readonly name?: string;
  /** Index of the word with the type; of the name if the verb implies the type. */
  readonly at: number;
}

/** `kubectl get TYPE[,TYPE…] [NAME…]` and `kubectl get TYPE/NAME…`. */
const ofTypes =
  /^(?:get|describe|delete|edit|label|annotate|scale|patch|wait|autoscale|expose|rollout \S+|set (?:image|env|resources|serviceaccount))$/;
/** `kubectl exec POD` and `kubectl exec TYPE/NAME`. */
const ofPods = /^(?:exec|logs|attach|port-forward|debug)$/;

const fromElsewhere = new Set(['--filename', '--kustomize', '--raw']);
/** A placeholder, or a word that the shell replaces. */
const isOpen = ({ text }: Word) => /^[$<`[{*]/.test(text);

const ofInvocations = new WeakMap<Invocation, readonly Target[]>();

/** The targets of an invocation; none if they come from a file or a placeholder. Memoized. */
export function targetsOf(invocation: Invocation): readonly Target[] {
  const known = ofInvocations.get(invocation);
  if (known) return known;
  const read = readTargets(invocation);
  ofInvocations.set(invocation, read);
  return read;
}

function readTargets({ path, operands, flags }: Invocation): Target[] {
  const [first] = operands;
  if (!first || flags.some(({ name }) => fromElsewhere.has(name))) return [];
  if (ofPods.test(path)) return isOpen(first) ? [] : podTarget(first);
  if (!ofTypes.test(path)) return [];
  const slashed = operands.filter(({ text }) => /^[A-Za-z][\w.-]*\/./.test(text));
  if (first.text.includes('/')) return slashed.flatMap(splitTarget);
  if (!/^[A-Za-z][\w.,-]*$/.test(first.text)) return [];
  const names =
    path === 'get' || path === 'describe' || path === 'delete'
      ? operands.slice(1)
      : operands.slice(1, 2);
  const types = first.text.split(',').filter((type) => type !== '');
  return types.flatMap((type) => {
    if (names.length === 0) return [{ type, at: first.at }];
    // Several types with several names are rare, and hostile texts have thousands of both.
    const few = types.length > 1 ? names.slice(0, 1) : names;
    return few.map(({ text }) => ({ type, name: text, at: first.at }));
  });
}

/** The types alone, each once. */
export function typesOf(invocation: Invocation): Target[] {
  const seen = new Set<string>();
  return targetsOf(invocation).filter(({ type }) => !seen.has(type) && seen.add(type));
}

function podTarget(word: Word): Target[] {
  if (word.text.includes('/')) return splitTarget(word);
  return [{ type: 'pods', name: word.text, at: word.at }];
}

function splitTarget({ text, at }: Word): Target[] {
  const [, type = '', name = ''] = /^([^/]+)\/(.+)$/.exec(text) ?? [];
  return /^[A-Za-z][\w.-]*$/.test(type) ? [{ type, name, at }] : [];
}
