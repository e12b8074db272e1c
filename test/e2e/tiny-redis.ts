/** Manifests of a Redis on a volume and its Service, in a namespace `tiny` of their own. */
export function tinyRedis(name: string, image: string, settings: readonly string[]): string {
  return `apiVersion: v1
kind: Namespace
metadata: {name: tiny}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: tiny}
spec:
  accessModes: [ReadWriteOnce]
  resources: {requests: {storage: 100Mi}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: tiny}
spec:
  replicas: 1
  strategy: {type: Recreate}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: redis
          image: ${image}
          imagePullPolicy: IfNotPresent
          command: ${JSON.stringify(['redis-server', '--dir', '/data', '--protected-mode', 'no', ...settings])}
          readinessProbe: {exec: {command: [redis-cli, -e, ping]}, periodSeconds: 1}
          volumeMounts: [{name: data, mountPath: /data}]
      volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
---
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: tiny}
spec:
  selector: {app: ${name}}
  ports: [{port: 6379}]
`;
}
