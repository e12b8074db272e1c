import { minorOf, versions } from './versions.ts';

/** A type that is built into the API server. */
export interface ResourceType {
  /** Empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** The plural: `deployments`. */
  readonly name: string;
  /** The singular and the short names: `deployment`, `deploy`. */
  readonly otherNames: readonly string[];
  readonly namespaced: boolean;
  /** Served API versions, by minor version of Kubernetes: `1.34` → `v1`. */
  readonly served: Map<string, string[]>;
}

const types = new Map<string, ResourceType>();
const byName = new Map<string, ResourceType>();
const fields = new Map<string, Set<string>>();

for (const data of versions) {
  for (const line of data.resources) addResource(line, minorOf(data));
  for (const [key, labels] of Object.entries(data.fieldLabels)) {
    fields.set(key, new Set([...(fields.get(key) ?? []), ...labels]));
  }
}

function addResource(line: string, minor: string): void {
  const [apiVersion = '', kind = '', name = '', others = '', scope] = line.split(' ');
  const [group, version] = splitVersion(apiVersion);
  const key = `${name}.${group}`;
  const type: ResourceType = types.get(key) ?? {
    group,
    kind,
    name,
    otherNames: others.split(','),
    namespaced: scope === 'namespaced',
    served: new Map(),
  };
  types.set(key, type);
  type.served.set(minor, [...(type.served.get(minor) ?? []), version]);
  for (const other of [name, ...type.otherNames, kind.toLowerCase()]) {
    if (!byName.has(other) || group === '') byName.set(other, type);
  }
}

function splitVersion(apiVersion: string): [group: string, version: string] {
  const [one = '', other] = apiVersion.split('/');
  return other === undefined ? ['', one] : [one, other];
}

/** The type that the word means to kubectl: `po`, `Deployment`, `deployments.apps`, `deployments.v1.apps`. */
export function builtInType(word: string): ResourceType | undefined {
  const lower = word.toLowerCase();
  if (!lower.includes('.')) return byName.get(lower);
  const [name = '', ...group] = lower.split('.');
  const full = group.join('.').replace(/^v\d+(?:(?:alpha|beta)\d+)?(?:\.|$)/, '');
  for (const type of types.values()) {
    const called = type.name === name || type.otherNames.includes(name);
    if (called && type.group === full) return type;
  }
  return undefined;
}

/** Every name that `builtInType` knows without a group. */
export const typeNames: ReadonlySet<string> = new Set(byName.keys());

const fieldsOfTypes = new Map<ResourceType, ReadonlySet<string>>();

/** Fields that a `--field-selector` for the type may name; memoized. */
export function fieldsOf(type: ResourceType): ReadonlySet<string> {
  const known = fieldsOfTypes.get(type) ?? readFields(type);
  fieldsOfTypes.set(type, known);
  return known;
}

function readFields(type: ResourceType): ReadonlySet<string> {
  const folder = type.group.split('.')[0] || 'core';
  const versionsServed = new Set([...type.served.values()].flat());
  const own = [...versionsServed].flatMap((version) => [
    ...(fields.get(`${folder}/${version} ${type.kind}`) ?? []),
  ]);
  // Every type has `metadata.name`; a cluster-scoped type has no namespace.
  return new Set([...own, 'metadata.name', ...(type.namespaced ? ['metadata.namespace'] : [])]);
}

/** True if that minor version of Kubernetes serves the kind in that apiVersion. */
export function isServed(apiVersion: string, kind: string, minor: string): boolean {
  const [group, version] = splitVersion(apiVersion);
  for (const type of types.values()) {
    if (type.kind === kind && type.group === group) {
      return type.served.get(minor)?.includes(version) ?? false;
    }
  }
  return false;
}
