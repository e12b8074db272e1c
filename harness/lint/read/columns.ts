/** A column of `kubectl get`, and its position from the left. */
export interface Column {
  readonly name: string;
  readonly at: number;
}

const podStates =
  `Running Pending Completed Succeeded Failed Error Unknown Evicted Terminating ContainerCreating
  PodInitializing CrashLoopBackOff ImagePullBackOff ErrImagePull OOMKilled CreateContainerConfigError
  CreateContainerError InvalidImageName ContainerStatusUnknown`.split(/\s+/);
const nodeStates = ['Ready', 'NotReady', 'SchedulingDisabled', 'Unknown'];
const claimStates = ['Bound', 'Pending', 'Lost', 'Terminating'];
/** The kinds whose tables have a column of states, with the states that it can show. */
const states: Readonly<Record<string, ReadonlySet<string>>> = {
  pod: new Set(podStates),
  node: new Set(nodeStates),
  persistentvolumeclaim: new Set(claimStates),
};
const withoutState = new Set(['deployment', 'statefulset', 'daemonset', 'replicaset', 'service']);
/** States in small letters, without words that are common in names of objects. */
const distinctive =
  /^(?:running|pending|evicted|crashloop(?:backoff)?|imagepull(?:backoff)?|errimagepull|oomkilled|notready)$/;

/** The column that a word of a pattern is meant for; undefined for a word that may be in any column. */
export function columnOf(kind: string, word: string): Column | undefined {
  const ready = /^\^?(?:\d+|\\d\+?|\[[^\]]+\][+*]?)\/(?:\d+|\\d\+?|\[[^\]]+\][+*]?)$/.test(word);
  if (kind === 'pod' && ready) return { name: 'READY', at: 1 };
  if (states[kind]?.has(word)) return { name: 'STATUS', at: 2 };
  if (kind === 'node' && /^v1\\?\.\d/.test(word)) return { name: 'VERSION', at: 5 };
  return undefined;
}

/**
 * `never`: no row of the kind's table can show the word as a state; `other letters`: it is the
 * name of a state without its capitals. Undefined for a word that may be a name.
 */
export function isState(kind: string, word: string): 'never' | 'other letters' | undefined {
  if (states[kind] && distinctive.test(word)) return 'other letters';
  if (withoutState.has(kind)) return isPodState(word) ? 'never' : undefined;
  if (kind === 'node') return isPodState(word) && !states.node?.has(word) ? 'never' : undefined;
  return undefined;
}

const isPodState = (word: string) => states.pod?.has(word) ?? false;

/**
 * True for a pattern with one or two spaces between the values of two columns, although kubectl
 * prints at least three: `web-0 1/1`, `1/1 Running`.
 */
export function hasTooFewSpaces(kind: string, pattern: string): boolean {
  const parts = pattern.split(/(?<=\S) {1,2}(?=[\w\d])/);
  return parts.some((part, index) => {
    const next = parts[index + 1];
    if (next === undefined || !/\w$/.test(part)) return false;
    const [before, after] = [lastOf(part), /^\S+/.exec(next)?.[0] ?? ''];
    const column = columnOf(kind, after);
    return column?.name === 'READY' || (columnOf(kind, before)?.at === 1 && column?.at === 2);
  });
}

const lastOf = (text: string) => text.slice(text.lastIndexOf(' ') + 1);

/** The words of a pattern, split where the pattern matches any text or space. */
export function wordsOf(pattern: string): readonly string[] {
  return pattern
    .replace(/^[\^(]+|[$)]+$/g, '')
    .split(/\.[*+]|\[\[:space:\]\][*+]?|\\s\\?[*+]?|\\t| +\\?[*+]?/)
    .filter((word) => word !== '');
}
