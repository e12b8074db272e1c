import { builtInType, isServed } from './resource-types.ts';
import { newest, versions } from './versions.ts';

/** A kind in an API version that is deprecated or removed. */
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

for (const { lifecycles: lines } of versions) for (const line of lines) addLifecycle(line);

function addLifecycle(line: string): void {
  const [apiVersion = '', kind = '', deprecated = '', removed, version = '-', by] = line.split(' ');
  if (isToCome(deprecated)) return;
  lifecycles.set(`${apiVersion} ${kind}`, {
    apiVersion,
    kind,
    deprecated,
    removed: removed === '-' ? undefined : removed,
    // `-`: nothing replaces it. For some replacements Kubernetes gives the list kind.
    replacement: version === '-' ? undefined : `${version} ${by?.replace(/List$/, '')}`,
  });
}

/** The removal of an alpha or beta version is announced even before the version is served. */
function isToCome(minor: string): boolean {
  return Number(minor.split('.')[1]) > Number(newest.split('.')[1]);
}

export const lifecycleOf = (apiVersion: string, kind: string): Lifecycle | undefined =>
  lifecycles.get(`${apiVersion} ${kind}`);

/** Of the removed kinds, by singular and plural; the first of a name counts. */
const removedKinds = new Map<string, Lifecycle>();
for (const one of lifecycles.values()) {
  const kind = one.kind.toLowerCase();
  const names = one.removed ? [kind, `${kind}s`, kind.replace(/y$/, 'ies')] : [];
  for (const name of names) if (!removedKinds.has(name)) removedKinds.set(name, one);
}

/** The lifecycle of a removed kind that no current type has the name of: `PodSecurityPolicy`. */
export function goneKind(word: string): Lifecycle | undefined {
  const name = word.toLowerCase();
  return builtInType(name) ? undefined : removedKinds.get(name);
}

/** True if the newest supported version does not serve it; an announced removal may be postponed. */
export function isGone({ apiVersion, kind, removed }: Lifecycle): boolean {
  return removed !== undefined && !isToCome(removed) && !isServed(apiVersion, kind, newest);
}
