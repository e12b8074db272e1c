/** Manifests of a Redis that keeps all it acknowledges, and a client that reads its settings once. */
export function faultsSystem(image: string): string {
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
metadata: {name: redis, namespace: tiny}
spec:
  strategy: {type: Recreate}
  selector: {matchLabels: {app: redis}}
  template:
    metadata: {labels: {app: redis}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: redis
          image: ${image}
          imagePullPolicy: IfNotPresent
          command: [redis-server, --dir, /data, --appendonly, 'yes', --save, '', --protected-mode, 'no']
          readinessProbe: {exec: {command: [redis-cli, -e, ping]}, periodSeconds: 1}
          volumeMounts: [{name: data, mountPath: /data}]
      volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
---
apiVersion: v1
kind: Service
metadata: {name: redis, namespace: tiny}
spec:
  selector: {app: redis}
  ports: [{port: 6379}]
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
