/**
 * Manifests of a system with ways out of its own: an agent that mounts its node, a pod with the account of an
 * administrator, and one whose account makes Jobs; and of a pod without any.
 */
export function strongSystem(image: string): string {
  const container = `image: ${image}
          imagePullPolicy: IfNotPresent
          command: [sleep, infinity]`;
  const pod = (name: string, account: string) => `---
apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: default, labels: {app: ${name}}}
spec:
  serviceAccountName: ${account}
  terminationGracePeriodSeconds: 0
  containers:
    - {name: ${name}, image: '${image}', imagePullPolicy: IfNotPresent, command: [sleep, infinity]}
`;
  return `apiVersion: v1
kind: ConfigMap
metadata: {name: agent, namespace: default}
data: {run: sleep}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: boss, namespace: default}
data: {run: sleep}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: default}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      terminationGracePeriodSeconds: 0
      containers:
        - name: agent
          ${container}
          envFrom: [{configMapRef: {name: agent}}]
          volumeMounts: [{name: node, mountPath: /node}]
      volumes: [{name: node, hostPath: {path: /}}]
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: administrator, namespace: default}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: administrator}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: administrator, namespace: default}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: boss, namespace: default}
spec:
  selector: {matchLabels: {app: boss}}
  template:
    metadata: {labels: {app: boss}}
    spec:
      serviceAccountName: administrator
      terminationGracePeriodSeconds: 0
      containers:
        - name: boss
          ${container}
          envFrom: [{configMapRef: {name: boss}}]
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: maker, namespace: default}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: maker, namespace: default}
rules: [{apiGroups: [batch], resources: [jobs], verbs: [create]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: maker, namespace: default}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: maker}
subjects: [{kind: ServiceAccount, name: maker, namespace: default}]
${pod('maker', 'maker')}${pod('web', 'default')}`;
}
