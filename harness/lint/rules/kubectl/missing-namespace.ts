import type { Invocation } from '../../../runbook/kubectl/invocation.ts';
import { namespaceOf, subjectsOf } from '../../../runbook/kubectl/namespaces.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { invocationsOf } from '../../read/kubectl-calls.ts';
import { setsNamespace } from '../../read/namespace-set.ts';

/** A command without `-n` in a document whose other commands have one. */
export const missingNamespace: Rule = {
  name: 'missing-namespace',
  severity: 'warning',
  why: 'The command looks in whatever namespace the current context names, which may not have the object, or may have another of the same name.',
  examples: {
    bad: [
      'kubectl describe greeting hello -n shop\nkubectl «get» greeting hello -o yaml',
      'kubectl rollout restart deployment/web -n shop\nkubectl rollout «status» deployment/web',
      'kubectl get pods -n shop\nkubectl logs -n shop deploy/web\nkubectl get svc -n shop\nkubectl get cm -n shop\nkubectl «get» pvc',
      'kubectl get deploy -n shop\nkubectl get events -n shop\nkubectl get pods\nkubectl «delete» deploy web',
      'kubectl apply -f web.yaml -n shop\nkubectl get svc -n shop\nkubectl get cm -n shop\nkubectl «delete» deploy web',
      'kubectl apply -f cache.yaml\nkubectl get svc -n shop\nkubectl get cm -n shop\nkubectl «delete» deploy web',
    ],
    good: [
      'kubectl get pods -n shop\nkubectl get nodes\nkubectl describe node node-1',
      'kubectl get pods -n shop\nkubectl get pods -A\nkubectl get greetings',
      'kubectl config set-context --current --namespace=shop\nkubectl get pods\nkubectl get deploy web -n shop\nkubectl get deploy web',
      'kubectl get pods -n kube-system\nkubectl get deploy -n kube-system\nkubectl get ds -n kube-system\nkubectl get cm -n kube-system\nkubectl get pods',
      'kubectl get deploy web -n shop -o yaml > web.yaml\nkubectl apply -f web.yaml',
      'kubectl rollout status deployment/web -n shop\nkubectl rollout status $OPTS deployment/web',
      'kubectl apply -f pvc.yaml\nkubectl get pods -n shop\nkubectl get svc -n shop\nkubectl get cm -n shop\nkubectl delete pvc orders carts',
      'kubectl create -f redis/orders.yaml\nkubectl get pods -n shop\nkubectl get svc -n shop\nkubectl delete deploy orders',
      'oc project shop\noc get deploy web -n shop\noc get deploy web',
      'kubectl get deploy -n shop\nkubectl get events -n lab\nkubectl delete deploy web',
      'kubectl delete sa mill -n mill-system\nkubectl get deploy -n mill-system\nkubectl get pods\nkubectl get svc\nkubectl logs orders-0\nkubectl delete pdb orders',
      'kubectl get pods -n shop\nkubectl get svc -n shop\nThen `kubectl delete pod` what is left',
      'kubectl get clusterissuer letsencrypt -n cert-manager\nkubectl describe clusterissuer letsencrypt',
      'kubectl get clustersecretstore vault -n shop\nkubectl get clustersecretstore vault',
      'kubectl describe nodepool fast -n karpenter\nkubectl get nodepool fast',
      'kubectl get machineconfigpool -n openshift-config\nkubectl get machineconfigpool -w',
      'kubectl get ippool a -n kube-system\nkubectl get ippool a -o yaml',
      'kubectl get apiservice x -n shop\nkubectl describe apiservice x',
      "alias k='kubectl -n shop'\nkubectl get deploy web -n shop\nk get deploy web",
      'K="kubectl --namespace shop"\nkubectl get deploy web -n shop\n$K get deploy web',
      'kubens shop\nkubectl get deploy web -n shop\nkubectl get deploy web',
      '# Shop\n\nThe commands below need your context set to the namespace `shop`.\n\n```bash\nkubectl get deploy web -n shop\nkubectl get deploy web\n```\n',
      '# Shop\n\nSwitch to the namespace of the shop first.\n\n```bash\nkubectl get deploy web -n shop\nkubectl get deploy web\n```\n',
      '# Shop\n\n```bash\nkubectl get deploy web -n shop\nkubectl apply -f web.yaml\n```\n\n```yaml\nkind: Deployment\nmetadata:\n  name: web\n  namespace: shop\n```\n',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const invocations = invocationsOf(document);
    if (invocations.length < 2 || setsNamespace(document)) return;
    const named = new Named();
    const without: [Invocation, string[]][] = [];
    const created = filesWithoutNamespace(invocations);
    for (const invocation of invocations) {
      const namespace = namespaceOf(invocation);
      if (namespace === 'of the context') return;
      const subjects = subjectsOf(invocation);
      if (namespace !== undefined) named.add(namespace, subjects);
      else if (subjects.length > 0 && isWhole(invocation)) without.push([invocation, subjects]);
    }
    for (const [{ command, verb, args, operands, path }, subjects] of without) {
      const enough = path === 'delete' ? Math.max(2, without.length) : 4 * without.length;
      const namespace = named.namespaceFor(subjects, enough);
      if (namespace === undefined || isCreatedBy(created, subjects, args)) continue;
      // `rollout status` is marked at its last word.
      const at = args.length > operands.length ? (args[0]?.at ?? verb.at) : verb.at;
      const text = 'This command names no namespace, but other commands of this document do.';
      yield { ...command.at(at), text, instead: `-n ${namespace}` };
    }
  },
};

/** The files that the document applies without saying where: what they make is where the context was. */
const filesWithoutNamespace = (invocations: readonly Invocation[]): readonly string[] =>
  invocations.flatMap((one) =>
    /^(?:apply|create|replace)$/.test(one.path) && namespaceOf(one) === undefined
      ? one.flags.flatMap(({ name, value }) => (name === '--filename' && value ? [value] : []))
      : [],
  );

/** `pvc.yaml`, or a file of the object's name. */
const isCreatedBy = (
  files: readonly string[],
  subjects: readonly string[],
  args: Invocation['args'],
): boolean =>
  files.some((file) => {
    const own = /([\w-]+)\.ya?ml$/i.exec(file)?.[1]?.toLowerCase();
    if (own === undefined) return false;
    return (
      args.some(({ text }) => own.split('-').includes(text.toLowerCase())) ||
      subjects.some((subject) => subject.endsWith(`/${own}`))
    );
  });

/** `kubectl delete pod` without a name only mentions the command. */
const isWhole = ({ path, operands, flags }: Invocation) =>
  path !== 'delete' ||
  operands.length !== 1 ||
  operands[0]?.text.includes('/') ||
  flags.some(({ name }) => /^--(?:selector|all|filename|kustomize|field-selector)$/.test(name));

/** The namespaces that a document's commands name, and the subjects they name them for. */
class Named {
  readonly #bySubject = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  add(namespace: string, subjects: readonly string[]): void {
    for (const subject of subjects) this.#bySubject.set(subject, namespace);
    if (subjects.length === 0 || /^(?:default|kube-.*|\*)$/.test(namespace)) return;
    this.#counts.set(namespace, (this.#counts.get(namespace) ?? 0) + 1);
  }

  /** The namespace of the same subject; otherwise the only one that the document names, if often enough. */
  namespaceFor(subjects: readonly string[], enough: number): string | undefined {
    for (const subject of subjects) {
      // Every namespace has some pods.
      const own = subject.startsWith('built in some ') ? undefined : this.#bySubject.get(subject);
      if (own !== undefined && own !== '*') return own;
    }
    if (this.#counts.size > 1 || !subjects.some((one) => one.startsWith('built in ')))
      return undefined;
    const [only] = this.#counts;
    return only && only[1] >= enough ? only[0] : undefined;
  }
}
