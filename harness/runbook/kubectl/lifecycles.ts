import { builtInType, isServed } from './resource-types.ts';
import { minorOf, versions } from './versions.ts';

/** A kind of an API version that goes or has gone. */
export interface Lifecycle {
  /** `policy/v1beta1` */
  readonly apiVersion: string;
  readonly kind: string;
  /** Minor versions of Kubernetes: `1.21`. */
  readonly deprecated: string;
  readonly removed: string | undefined;
  /** `policy/v1 PodDisruptionBudget` */
  readonly replacement: string | undefined;
}

const lifecycles = new Map<string, Lifecycle>();
const newest = versions.map(minorOf).at(-1) ?? '';

for (const { lifecycles: lines } of versions) for (const line of lines) addLifecycle(line);

function addLifecycle(line: string): void {
  const [apiVersion = '', kind = '', deprecated = '', removed, version = '-', by] = line.split(' ');
  if (isToCome(deprecated)) return;
  lifecycles.set(`${apiVersion} ${kind}`, {
    apiVersion,
    kind,
    deprecated,
    removed: removed === '-' ? undefined : removed,
    // `-`: nothing takes its place. Some replacements are told as the kind of a whole list.
    replacement: version === '-' ? undefined : `${version} ${by?.replace(/List$/, '')}`,
  });
}

/** Of an alpha or beta version the end is announced before it is even served. */
function isToCome(minor: string): boolean {
  return Number(minor.split('.')[1]) > Number(newest.split('.')[1]);
}

export const lifecycleOf = (apiVersion: string, kind: string): Lifecycle | undefined =>
  lifecycles.get(`${apiVersion} ${kind}`);

/** The version of a kind that no type of today has taken over: `PodSecurityPolicy`. */
export function goneKind(word: string): Lifecycle | undefined {
  const name = word.toLowerCase();
  if (builtInType(name)) return undefined;
  for (const one of lifecycles.values()) {
    const kind = one.kind.toLowerCase();
    if (one.removed && [kind, `${kind}s`, kind.replace(/y$/, 'ies')].includes(name)) return one;
  }
  return undefined;
}

/** True where the newest supported version does not serve it; an announced end may be put off. */
export function isGone({ apiVersion, kind, removed }: Lifecycle): boolean {
  return removed !== undefined && !isToCome(removed) && !isServed(apiVersion, kind, newest);
}
