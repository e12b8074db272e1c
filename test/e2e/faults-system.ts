import { tinyRedis } from './tiny-redis.ts';

/** Manifests of a Redis that keeps everything it acknowledges, and a client that reads its settings once. */
export function faultsSystem(image: string): string {
  return `${tinyRedis('redis', image, ['--appendonly', 'yes', '--save', ''])}---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: tiny}
data: {mode: good, other: kept}
---
apiVersion: v1
kind: Secret
metadata: {name: password, namespace: tiny}
stringData: {password: in-no-lease}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: client, namespace: tiny}
spec:
  strategy: {type: Recreate}
  selector: {matchLabels: {app: client}}
  template:
    metadata: {labels: {app: client}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: client
          image: ${image}
          imagePullPolicy: IfNotPresent
          command: [sh, -c, 'grep -qx good /settings/mode && exec sleep infinity']
          readinessProbe: {exec: {command: ['true']}, periodSeconds: 1}
          volumeMounts: [{name: settings, mountPath: /settings}]
      volumes: [{name: settings, configMap: {name: settings}}]
`;
}
