import { type Invocation, partOf } from '../../../runbook/kubectl/invocation.ts';
import { namespaceOf } from '../../../runbook/kubectl/namespaces.ts';
import { targetsOf } from '../../../runbook/kubectl/targets.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { labelsOf } from '../../read/command-labels.ts';
import type { LintDocument } from '../../read/document.ts';
import { invocationsOf } from '../../read/kubectl-calls.ts';

/** A pod name that no controller would generate, of a pod that the document does not create. */
export const madeUpPodName: Rule = {
  name: 'made-up-pod-name',
  severity: 'warning',
  why: 'A controller ends the names of its pods in letters and digits that change with every pod, so the command finds no pod of this name.',
  examples: {
    bad: [
      'kubectl cp shop/«web-pod»:/tmp/dump.sql ./dump.sql',
      'kubectl exec -n shop «postgres» -- psql -c "SELECT 1"',
      'kubectl logs -n shop pod/«my-app» --tail=100',
      'kubectl cp ./dump.sql «mysql-server»:/tmp -n shop',
      'kubectl apply -f web.yaml -n shop\nkubectl exec -n shop «web-server» -- ls',
      'kubectl logs -n shop «web-7d4b9c6f5-x2k4q»',
      'kubectl delete pod «web-7d9f8c6b5-xk2m9» -n shop',
      'kubectl describe pod/«node-agent-x2k4q»',
    ],
    good: [
      '# Shop\n\nExample:\n\n```bash\nkubectl logs -n shop web-7d9f8c6b5-xk2m9\n```\n',
      'kubectl logs -n mill mill-agent-edge1',
      'kubectl exec -n mill mill-agent-node-2 -- date',
      'kubectl logs -n mill exporter-worker3 --tail=50',
      'kubectl exec -n shop postgres-0 -- psql -c "SELECT 1"',
      '# Web\n\n```console\n$ kubectl get pods\nNAME                   READY   STATUS\nweb-7d4b9c6f5-x2k4q    1/1     Running\n$ kubectl logs web-7d4b9c6f5-x2k4q\n```\n',
      '# Web\n\n```console\n$ kubectl apply -f .\npod/toolbox created\n$ kubectl exec toolbox -- ls\n```\n',
      'kubectl logs -n shop deploy/web',
      'kubectl logs -n kube-system etcd-control-plane',
      'kubectl run probe --image=busybox -n shop -- sleep 600\nkubectl exec -n shop probe -- wget -qO- http://web',
      'kubectl cp shop/$POD:/tmp/dump.sql ./dump.sql',
      'kubectl cp shop/<web-pod>:/tmp/dump.sql ./dump.sql',
      'kubectl logs -n shop web-xxxxx-yyyyy',
      '# Tools\n\n```yaml\nkind: Pod\nmetadata:\n  name: toolbox\n```\n\n```bash\nkubectl exec -n shop toolbox -- ls\n```\n',
      'kubectl apply -f https://shop.example/debug/dnstools.yaml\nkubectl exec -it dnstools -- nslookup web',
      'kubectl create -f ./toolbox-pod.yaml -n shop\nkubectl exec -n shop toolbox -- ls',
      'kubectl debug web-0 -n shop --image=busybox --copy-to=web-look\nkubectl exec -n shop web-look -- ls',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const invocations = invocationsOf(document);
    const created = createdPods(document, invocations);
    const controllers = controllersOf(document);
    const printed = printedPods(document);
    const labels = labelsOf(document);
    for (const invocation of invocations) {
      // Under "Example:" a real name says what a placeholder stands for.
      if (/\bexample\b|\be\.g\./i.test(labels(invocation.command))) continue;
      for (const pod of podsOf(invocation)) {
        const isPasted = pasted.test(pod.name) && /\d/.test(pod.name.slice(-16));
        if (!isPasted && (pastedOnly.test(invocation.path) || !isMadeUp(pod.name))) continue;
        if (created.has(pod.name) || printed.has(pod.name)) continue;
        const text = isPasted
          ? `\`${pod.name}\` was the name of one pod, and the next one has another.`
          : `No controller gives a pod the name \`${pod.name}\`.`;
        const instead = insteadOf(invocation, pod, controllers);
        yield { ...partOf(invocation.command, pod.at, pod.name), text, instead };
      }
    }
  },
};

interface PodName {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly at: number;
}

function podsOf(invocation: Invocation): PodName[] {
  const { path, operands } = invocation;
  const namespace = namespaceOf(invocation);
  if (path === 'cp') {
    return operands.flatMap(({ text, at }) => {
      const [, own, name] = /^(?:([^:/]+)\/)?([^:/]+):/.exec(text) ?? [];
      return name === undefined ? [] : [{ name, namespace: own ?? namespace, at }];
    });
  }
  if (!ofPods.test(path) && !pastedOnly.test(path)) return [];
  return targetsOf(invocation).flatMap(({ type, name, at }) =>
    name !== undefined && /^(?:po|pods?)$/i.test(type)
      ? [{ name, namespace, at: operands.find(({ text }) => text === name)?.at ?? at }]
      : [],
  );
}

const ofPods = /^(?:exec|logs|attach|port-forward)$/;
/** What a reader looks for by name may have any name; only one that Kubernetes drew is wrong. */
const pastedOnly = /^(?:delete|describe|get|debug)$/;

/** The characters from which Kubernetes draws the end of a generated name. */
const drawn = '[bcdfghjklmnpqrstvwxz2456789]';
/** Drawn by a ReplicaSet, or by a DaemonSet or Job. */
const pasted = new RegExp(`-(?:${drawn}{8,10}-${drawn}{5}|(?=${drawn}*[2456789])${drawn}{5})$`);
const generated = new RegExp(
  [
    '-\\d+$',
    `-${drawn}{5}$`,
    // Invented, but written to look like a generated name.
    '-[a-z0-9]{6,10}-[a-z0-9]{4,5}$',
    '-(?:x+|y+|\\w*123\\w*|abcde?|hash|random)$',
    // Static pods, which end in the name of their node.
    '^(?:etcd|kube-(?:apiserver|controller-manager|scheduler))-',
    // An agent of each node, which ends in its name.
    '-(?:edge|node|worker|master|control-plane|server|host)-?\\d+$',
    // Names that KubeVirt and Tekton generate.
    '^virt-launcher-|-run-[a-z0-9-]*pod$',
  ].join('|'),
);

const isMadeUp = (name: string) => /^[a-z][a-z0-9-]{0,252}$/.test(name) && !generated.test(name);

/** Pods that have exactly this name: the document starts them, or shows their manifest. */
function createdPods(document: LintDocument, invocations: readonly Invocation[]): Set<string> {
  const names = new Set(invocations.flatMap(createdBy));
  const text = document.source.clean;
  if (!/^[ \t]*kind:[ \t]+Pod[ \t]*$/m.test(text)) return names;
  for (const [, name = ''] of text.matchAll(/^[ \t]+name:[ \t]+["']?([\w.-]+)/gm)) names.add(name);
  return names;
}

/** Pods in the output that the document shows: of `kubectl get pods`, or `pod/web created`. */
function printedPods({ blocks }: LintDocument): ReadonlySet<string> {
  const names = new Set<string>();
  for (const block of blocks) {
    if (block.kind !== 'fence') continue;
    const lines = block.shell
      ? block.shell.parts.flatMap((part) => (part.kind === 'output' ? part.lines : []))
      : block.lines;
    for (const { text } of lines) {
      const [, listed, done, quoted] = printedPod.exec(text) ?? [];
      const name = listed ?? done ?? quoted;
      if (name !== undefined) names.add(name);
    }
  }
  return names;
}

const printedPod =
  /^\s*(?:(?:[\w-]+\s+)?([a-z][a-z0-9.-]*)\s+\d+\/\d+\s|pod\/([a-z][a-z0-9.-]*)|pod "([a-z][a-z0-9.-]*)")/;

function createdBy(invocation: Invocation): readonly string[] {
  const { path, operands, flags } = invocation;
  if (path === 'run') return operands.slice(0, 1).map(({ text }) => text);
  if (path === 'debug') {
    return flags.filter(({ name }) => name === '--copy-to').map(({ value }) => value);
  }
  if (path !== 'apply' && path !== 'create') return [];
  // Only the name of a file is known: `toolbox-pod.yaml` may well hold the pod `toolbox`.
  return flags.flatMap(({ name, value }) => {
    const [, file] =
      (name === '--filename' && /([\w.-]{1,200})\.(?:ya?ml|json)$/.exec(value)) || [];
    return file === undefined ? [] : [file, file.replace(/-?pod-?/, '')];
  });
}

/** By name, the controllers that the document writes with kind and name: `deployment/web`. */
function controllersOf({ source }: LintDocument): Map<string, string> {
  const called = /\b(?:deploy(?:ment)?|statefulset|sts|daemonset|ds)s?\/([a-z0-9][a-z0-9-]*)/g;
  return new Map([...source.clean.matchAll(called)].map(([written, name = '']) => [name, written]));
}

/** kubectl itself finds a pod of a controller, except for `cp`. */
function insteadOf(
  { path }: Invocation,
  { name, namespace }: PodName,
  controllers: ReadonlyMap<string, string>,
): string {
  const controller = controllers.get(name.replace(/-pod$/, ''));
  if (controller && path !== 'cp') return controller;
  const where = namespace && namespace !== '*' ? ` -n ${namespace}` : '';
  return `$(kubectl get pods${where} -l … -o jsonpath='{.items[0].metadata.name}')`;
}
