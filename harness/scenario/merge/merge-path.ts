/** One step of the way into an object: a key, and the entry of its list that is meant. */
interface PathPart {
  readonly key: string;
  /** `containers[web]`: the entry whose `name` is `web`; `ports[containerPort=80]`. */
  readonly entry?: { readonly by: string; readonly value: string };
}

export type MergePath = readonly PathPart[];

const part = /^([A-Za-z][\w/-]*)(?:\[(?:([A-Za-z]\w*)=)?([^[\]=]+)\])?$/;

/** Reads `spec.template.spec.containers[web]`; undefined if it is not such a path. */
export function readMergePath(at: string): MergePath | undefined {
  const parts = at.split(/\.(?![^[\]]*\])/).map((one): PathPart | undefined => {
    const [whole, key = '', by, value] = part.exec(one) ?? [];
    if (whole === undefined) return undefined;
    return value === undefined ? { key } : { key, entry: { by: by ?? keyOf(key), value } };
  });
  return parts.every((one) => one !== undefined) ? parts : undefined;
}

/**
 * The field by which a strategic merge finds the entry of a list. Lists that are not here have none: a merge
 * replaces them.
 */
const mergeKeys: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  imagePullSecrets: ['name'],
  ports: ['containerPort', 'port'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey'],
  webhooks: ['name'],
};

const keyOf = (list: string) => mergeKeys[list]?.[0] ?? 'name';

/** The part of a path whose entry a strategic merge cannot find, because its list has another key or none. */
export const unmergeable = (path: MergePath): PathPart | undefined =>
  path.find(({ key, entry }) => entry && !mergeKeys[key]?.includes(entry.by));

/** Lines as a person pastes them: without the mark of a document, and without an indentation of them all. */
export function pasted(lines: readonly string[]): readonly string[] {
  const isText = (line: string) => /^\s*[^\s#]/.test(line);
  const first = lines.findIndex(isText);
  const own = /^---\s*$/.test(lines[first] ?? '') ? lines.slice(first + 1) : lines;
  const depths = own.filter(isText).map((line) => line.search(/\S/));
  const depth = Math.min(...depths);
  return own.map((line) =>
    line.trim() === '' ? '' : line.replace(new RegExp(`^ {0,${depth}}`), ''),
  );
}

/** The text as YAML of an object that has nothing but the path and, at its end, the given lines. */
export function wrapped(path: MergePath, lines: readonly string[]): readonly string[] {
  const [first, ...rest] = path;
  if (!first) return lines;
  const { key, entry } = first;
  if (!entry) return [`${key}:`, ...wrapped(rest, lines).map(indented)];
  const inner = wrapped(rest, lines).map((line) => indented(indented(line)));
  return [`${key}:`, `  - ${entry.by}: ${written(entry)}`, ...inner];
}

const indented = (line: string) => (line === '' ? '' : `  ${line}`);

/** Names are text, ports are numbers. */
const written = ({ by, value }: { by: string; value: string }) =>
  by.toLowerCase().endsWith('port') ? value : JSON.stringify(value);
