import type { FaultsBench } from './faults-bench.ts';

/** A Deployment of two pods, whose roll-out makes no pod unavailable. */
export async function applyWeb({ inNode, until }: FaultsBench, image: string): Promise<void> {
  await inNode(`kubectl apply -f - <<'WEB'
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: tiny}
spec:
  replicas: 2
  strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: web
          image: ${image}
          imagePullPolicy: IfNotPresent
          command: [sh, -c, 'exec sleep infinity']
          readinessProbe: {exec: {command: ['true']}, periodSeconds: 1}
WEB`);
  await until(() => readyWeb({ inNode }), '2');
}

export const readyWeb = ({ inNode }: Pick<FaultsBench, 'inNode'>) =>
  inNode("kubectl get deployment web -n tiny -o jsonpath='{.status.readyReplicas}'");

/** Its template and annotations, its revisions, and which one it has. */
export const stateOfWeb = ({ inNode }: FaultsBench) =>
  inNode(`kubectl get deployment web -n tiny -o json | jq -cS \\
    '.spec.template, .spec.paused, (.metadata.annotations | del(.["kubectl.kubernetes.io/last-applied-configuration"]))'
  kubectl rollout history deployment/web -n tiny`);

export const removeWeb = ({ inNode }: FaultsBench) =>
  inNode('kubectl delete deployment web -n tiny --grace-period=1');
