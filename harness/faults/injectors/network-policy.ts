import { z } from 'zod';
import { abortable } from '../../clock.ts';
import { HarnessError } from '../../errors.ts';
import type { Cluster, Injector } from '../../ports.ts';
import { onNode, throughApi } from '../fault-scripts.ts';
import { type FoundContainer, findContainers } from '../target/running-containers.ts';
import { findPods, targetShape } from '../target/target-pods.ts';

const labels = /^[^=,!\s]+=[^=,\s]+(,[^=,!\s]+=[^=,\s]+)*$/;

const schema = z.strictObject({
  /** The pods that nothing may reach any more. */
  target: z.strictObject({
    ...targetShape,
    selector: z.string().regex(labels, { error: 'must be labels: app=web or app=web,tier=front' }),
  }),
  /** A port of the target's pods: the policy is enforced once nothing reaches it. */
  port: z.int().min(1).max(65_535),
  /** The pods that try to reach it. */
  from: z.strictObject(targetShape),
  name: z.string().min(1).default('deny-all-ingress'),
});

type Fields = z.output<typeof schema>;

const label = 'firedrill.io/fault';
const enforcedWithinSeconds = 8;

const injection = `kubectl create -f - <<'POLICY'
POLICY_JSON
POLICY
`;
const removal = `kubectl delete networkpolicies -n "$1" -l "${label}=$id" --wait=false`;
const looking = `there=$(kubectl get networkpolicies -n "$1" -l "${label}=$2" -o name)
[ -z "$there" ] && echo true || echo false`;

// Connects from the pod's own network with the node's shell: the pod's image may have none.
const connect = `pid=$(ctr -n k8s.io tasks ls | awk -v id="$1" '$1 == id { print $2 }')
[ -n "$pid" ] || { echo "its container is gone" >&2; exit 1; }
open() { nsenter --target "$pid" --net timeout 1 bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$2" "$3" 2>/dev/null; }
end=$(($(date +%s) + $4))
while :; do
  if open "$@"; then now=open; else now=closed; fi
  [ $now != "$5" ] || break
  [ "$(date +%s)" -lt $end ] || break
  sleep 0.2
done
echo $now
`;

/** Blocks all traffic to some pods with a NetworkPolicy; INAPPLICABLE if the network ignores it. */
export const networkPolicy: Injector<Fields> = {
  kind: 'network-policy',
  schema,
  async aim({ target, port, from, name }, cluster, signal) {
    const pods = await findPods(target, cluster);
    const address = pods[0]?.pod.status?.podIP ?? '';
    const callers = await findContainers(from, cluster);
    const caller = callers.find(({ pod }) => !pod.pod.spec?.hostNetwork);
    if (!caller) throw noCaller(from.selector);
    const to = `${pods[0]?.name}:${port}`;
    const isOpen = (until: 'open' | 'closed', seconds: number) =>
      abortable(tryFrom(caller, [address, String(port), String(seconds), until], cluster), signal);
    if (!(await isOpen('open', 2))) throw neverOpen(to, caller);
    const api = throughApi(cluster);
    const policy = JSON.stringify(policyOf(name, target, api.id));
    const what = `The NetworkPolicy "${name}" in namespace "${target.namespace}"`;
    return {
      targets: [`NetworkPolicy/${target.namespace}/${name}`],
      undo: [api.undo(removal, [target.namespace], `delete ${what.slice(4)}`)],
      inject: async (inPlace) => {
        const script = injection.replace('POLICY_JSON', () => policy);
        await api.inject(script, [], `${what} cannot be created`);
        inPlace?.();
        if (!(await isOpen('closed', enforcedWithinSeconds))) return;
        throw new HarnessError(
          'INAPPLICABLE',
          `The cluster’s network does not enforce NetworkPolicies: ${enforcedWithinSeconds} s after a policy that lets nothing in, ${caller.pod.name} still reaches ${to}.`,
          {
            next: 'Run this drill in a cluster whose network enforces them: kindnet, Calico and Cilium do.',
          },
        );
      },
      isGone: () => api.isTrue(looking, [target.namespace, api.id], `${what} cannot be read`),
    };
  },
};

/** Tries until the port is as wanted or the time is over; true if the last try found it open. */
async function tryFrom(
  { id, pod }: FoundContainer,
  args: readonly string[],
  cluster: Cluster,
): Promise<boolean> {
  const what = `A connection from ${pod.name} cannot be tried`;
  return (await onNode(cluster, pod.node).run(connect, [id, ...args], what)).trim() === 'open';
}

function policyOf(name: string, { namespace, selector }: Fields['target'], id: string): unknown {
  const matchLabels = Object.fromEntries(selector.split(',').map((pair) => pair.split('=')));
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace, labels: { [label]: id } },
    spec: { podSelector: { matchLabels }, policyTypes: ['Ingress'] },
  };
}

function noCaller(selector: string): HarnessError {
  return new HarnessError(
    'FAULT_FAILED',
    `The pods of "${selector}" use their node’s network, to which no NetworkPolicy applies.`,
    { next: 'Let `from` name pods that reach the target and have a network of their own.' },
  );
}

function neverOpen(to: string, { pod }: FoundContainer): HarnessError {
  return new HarnessError(
    'FAULT_FAILED',
    `${pod.name} does not reach ${to} even before the fault.`,
    {
      next: 'Correct the fault’s port: it must be the pod’s port, not its Service’s.',
    },
  );
}
