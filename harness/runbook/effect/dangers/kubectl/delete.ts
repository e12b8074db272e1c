import { type Call, flagOf } from '../../../kubectl/invocation.ts';
import { kindOf } from '../../../kubectl/listing.ts';
import { builtInType } from '../../../kubectl/resource-types.ts';
import type { Danger } from '../danger.ts';
import { deletions } from './deletions.ts';

/** The dangers of `kubectl delete`. */
export function dangersOfDelete(call: Call): readonly Danger[] {
  // A field selector limits the deletion, even with `--all`.
  const chosen = flagOf(call, '--field-selector') !== undefined;
  const set = (flag: string, kind: Danger['kind']): readonly Danger[] => {
    const found = flagOf(call, flag);
    return found && found.value !== 'false' ? [{ kind, at: found.at }] : [];
  };
  return [
    ...deletedKinds(call),
    ...(chosen ? [] : [...set('--all', 'all'), ...set('--all-namespaces', 'everywhere')]),
    ...set('--force', 'forced'),
  ];
}

function* deletedKinds(call: Call): Generator<Danger> {
  const file = flagOf(call, '--filename') ?? flagOf(call, '--kustomize');
  if (file && !/^(?:-|\/dev\/stdin)$/.test(file.value)) {
    yield /(?:^|[/._-])(?:crds?|namespaces?|ns|pvcs?|pvs?)(?:[/._-]|$)/.test(file.value)
      ? {
          kind: 'destroys',
          at: file.at,
          what: 'deletes every object of the file, with the data of its volumes, types or namespaces',
        }
      : { kind: 'interrupts', at: file.at, what: 'deletes every object of the file' };
    return;
  }
  if (file) {
    yield { kind: 'interrupts', at: file.at, what: 'deletes every object that it is sent' };
    return;
  }
  const raw = flagOf(call, '--raw');
  if (raw) yield { kind: 'removes', at: raw.at, what: 'deletes whatever the path names' };
  const cascade = flagOf(call, '--cascade');
  if (cascade && /^(?:orphan|false)$/.test(cascade.value)) {
    const what = 'leaves what the object created behind, and nothing looks after it any more';
    yield { kind: 'interrupts', at: cascade.at, what };
    return;
  }
  const label = flagOf(call, '--selector');
  if (label && call.operands[0]?.text === 'all') {
    const what = 'deletes every workload and service with the label';
    yield { kind: 'interrupts', at: label.at, what };
    return;
  }
  const application = applicationOf(call);
  if (application) yield { kind: 'interrupts', at: application.at, what: allPods };
  const [type, next] = call.operands;
  const named = call.operands.filter(({ text }) => text.includes('/'));
  const types = named.length > 0 ? named : type ? [type] : [];
  const found = types.flatMap(({ text, at }) =>
    (text.split('/')[0] ?? '').split(',').flatMap((written) => {
      const name = text.split('/')[1] ?? next?.text;
      return deletionOf(written, name, at) ?? [];
    }),
  );
  const [first] = gravity.flatMap((kind) => found.filter((danger) => danger.kind === kind));
  if (first) yield first;
}

const allPods = 'deletes every pod of the application at once';
/** Labels that all pods of an application have. */
const ofApplication =
  /^(?:(?:k8s-|io\.kompose\.)?(?:app|service)|app\.kubernetes\.io\/(?:name|instance|component|part-of)|component|tier|role|name|release|cluster|\S*cluster-name|\S*\/cluster|istio(?:-injection)?|operator|statefulset\S*|workload\S*)(?:=|!=| in )/;
const helper =
  /(?:^|[-=/])(?:tmp|temp|tests?|debug\w*|curl\w*|netshoot|busybox|toolbox|demo|example|job|migrat\w*)(?:-|$)/;

/** The label of `kubectl delete pods -l app=shop`. */
function applicationOf(call: Call) {
  const [type] = call.operands;
  const label = flagOf(call, '--selector');
  if (!label || kindOf(type?.text ?? '') !== 'pod' || flagOf(call, '--field-selector'))
    return undefined;
  return ofApplication.test(label.value) && !helper.test(label.value) ? label : undefined;
}

/** No number and no hash at the end, and no helper of the reader. */
const isBare = (name: string) =>
  /^[a-z][a-z-]*[a-z]$/.test(name) &&
  !/-[a-z\d]{5}$/.test(name) &&
  !/(?:^|-)(?:tmp|temp|tests?|debug\w*|dbg|box|busybox|curl\w*|shell|client|probe|netshoot|tools?|toolbox|jump\w*|helper|demo|example|sample|load\w*|dns\w*|forward\w*|pod|name|ubuntu|alpine|nginx|hello|migrat\w*|dump\w*|restore|copy|mount\w*|inspect\w*|access|writer|reader|checker)(?:-|$)/.test(
    name,
  );

const gravity: readonly Danger['kind'][] = ['namespace', 'destroys', 'removes', 'interrupts'];

function deletionOf(written: string, name: string | undefined, at: number): Danger | undefined {
  const kind = kindOf(written);
  if (kind === 'pod' && name !== undefined && isBare(name)) {
    const what = 'deletes a pod; by its name no controller makes it again';
    return { kind: 'interrupts', at, what };
  }
  if (kind === 'namespace' || /^projects?$/.test(written)) {
    return name === undefined ? undefined : { kind: 'namespace', at, name };
  }
  const row = deletions.find(([kinds]) => kinds.test(kind) || kinds.test(written.toLowerCase()));
  if (row) return { kind: row[1], at, what: row[2] };
  // Other built-in types are made again, or nobody misses them.
  return /^[a-z][a-z\d.-]*[a-z\d]$/.test(kind) && kind !== 'all' && !builtInType(written)
    ? {
        kind: 'interrupts',
        at,
        what: 'deletes a custom resource, and whatever its controller made of it',
      }
    : undefined;
}
