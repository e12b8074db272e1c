/** One step of a runbook that tries to leave the cluster. */
export interface HostileStep {
  readonly name: string;
  /** As it would stand in a runbook; `$NODE` and `$IMAGE` are set. */
  readonly text: string;
  /** Who refuses it. */
  readonly refusedBy:
    | 'pods'
    | 'entries'
    | 'settings'
    | 'objects'
    | 'settings or objects'
    | 'rights';
  /** True if the administrator can do it: the check would see a step that gets out. */
  readonly control?: true;
}

export const marker = 'firedrill-was-here';

// The kernel's log is the host's own: whoever writes into it has reached the host.
const payload = `echo ${marker} > /dev/kmsg; touch /node/etc/${marker}`;

const pod = (name: string, spec: object, container: object = {}) =>
  apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: podSpec(spec, container),
  });

const podSpec = (spec: object, container: object = {}) => ({
  restartPolicy: 'Never',
  terminationGracePeriodSeconds: 0,
  tolerations: [{ operator: 'Exists' }],
  containers: [
    {
      name: 'hostile',
      image: '$IMAGE',
      imagePullPolicy: 'IfNotPresent',
      command: ['sh', '-c', `${payload}; sleep 3600`],
      ...container,
    },
  ],
  ...spec,
});

const apply = (object: object) => `kubectl create -f - <<OBJECT\n${JSON.stringify(object)}\nOBJECT`;

const privileged = { securityContext: { privileged: true } };
const ofNode = { volumes: [{ name: 'node', hostPath: { path: '/' } }] };
const mounted = { volumeMounts: [{ name: 'node', mountPath: '/node' }] };
const labels = { app: 'hostile' };

const workload = (apiVersion: string, kind: string, spec: object) =>
  apply({ apiVersion, kind, metadata: { name: 'hostile' }, spec });

const template = (spec: object, container: object = {}) => ({
  metadata: { labels },
  spec: podSpec(spec, container),
});

const job = { template: template({}, privileged), backoffLimit: 0 };
const selector = { matchLabels: labels };

/** Steps that would reach the node, and with it the host: each is refused. */
export const hostileSteps: readonly HostileStep[] = [
  {
    name: 'a privileged pod',
    text: pod('privileged', {}, privileged),
    refusedBy: 'pods',
    control: true,
  },
  {
    name: 'a privileged init container',
    text: pod('init', {
      initContainers: [{ name: 'first', image: '$IMAGE', command: ['true'], ...privileged }],
    }),
    refusedBy: 'pods',
  },
  {
    name: 'the root of the node as a volume',
    text: pod('volume', ofNode, mounted),
    refusedBy: 'pods',
    control: true,
  },
  {
    name: 'the processes of the node',
    text: pod('pids', { hostPID: true }),
    refusedBy: 'pods',
    control: true,
  },
  {
    name: 'the network of the node',
    text: pod('network', { hostNetwork: true }),
    refusedBy: 'pods',
    control: true,
  },
  { name: 'the memory of the node', text: pod('memory', { hostIPC: true }), refusedBy: 'pods' },
  {
    name: 'added capabilities',
    text: pod('capabilities', {}, { securityContext: { capabilities: { add: ['SYS_ADMIN'] } } }),
    refusedBy: 'pods',
    control: true,
  },
  {
    name: 'a pod without AppArmor',
    text: pod('apparmor', { securityContext: { appArmorProfile: { type: 'Unconfined' } } }),
    refusedBy: 'pods',
  },
  {
    name: 'a port of the node',
    text: pod('port', {}, { ports: [{ containerPort: 80, hostPort: 6443 }] }),
    refusedBy: 'pods',
  },
  {
    name: 'an NFS server that the node would mount',
    text: pod(
      'nfs',
      { volumes: [{ name: 'node', nfs: { server: '192.0.2.1', path: '/' } }] },
      mounted,
    ),
    refusedBy: 'pods',
  },
  {
    name: 'kubectl debug of the node',
    text: 'timeout 60 kubectl debug node/$NODE --image=$IMAGE --attach=false -- sleep 1',
    refusedBy: 'pods',
    control: true,
  },
  {
    name: 'kubectl debug of a pod, as administrator of the node',
    text: 'timeout 60 kubectl debug web --image=$IMAGE --profile=sysadmin --attach=false -- sleep 1',
    refusedBy: 'pods',
    control: true,
  },
  {
    name: 'a Deployment of privileged pods',
    text: workload('apps/v1', 'Deployment', {
      selector,
      template: template({}, privileged),
    }).replace('"restartPolicy":"Never",', ''),
    refusedBy: 'pods',
    control: true,
  },
  {
    name: 'a DaemonSet of the node’s root',
    text: workload('apps/v1', 'DaemonSet', {
      selector,
      template: template(ofNode, mounted),
    }).replace('"restartPolicy":"Never",', ''),
    refusedBy: 'pods',
    control: true,
  },
  {
    name: 'a privileged Job',
    text: workload('batch/v1', 'Job', job),
    refusedBy: 'pods',
    control: true,
  },
  {
    name: 'a privileged CronJob',
    text: workload('batch/v1', 'CronJob', { schedule: '* * * * *', jobTemplate: { spec: job } }),
    refusedBy: 'pods',
    control: true,
  },
  {
    name: 'a pod with the account of a controller',
    text: pod('controller', { serviceAccountName: 'daemon-set-controller' }).replace(
      'kubectl create',
      'kubectl create -n kube-system',
    ),
    refusedBy: 'pods',
    control: true,
  },
  {
    name: 'a pod with the account of an administrator',
    text: pod('administrator', { serviceAccountName: 'administrator' }),
    refusedBy: 'pods',
    control: true,
  },
  {
    name: 'a static pod of its own invention',
    text: pod('mirror', { nodeName: '$NODE' }).replace(
      '"metadata":{',
      '"metadata":{"annotations":{"kubernetes.io/config.mirror":"x"},',
    ),
    refusedBy: 'pods',
  },
  {
    name: 'a shell in a pod of the system that mounts the node',
    text: `kubectl exec daemonset/agent -- sh -c '${payload}'`,
    refusedBy: 'entries',
    control: true,
  },
  {
    name: 'a shell in kube-proxy',
    text: `kubectl exec -n kube-system daemonset/kube-proxy -- true`,
    refusedBy: 'entries',
  },
  {
    name: 'a shell in etcd',
    text: 'kubectl exec -n kube-system etcd-$NODE -- etcd --version',
    refusedBy: 'entries',
    control: true,
  },
  {
    name: 'the token of an administrator, from its pod',
    text: 'kubectl exec deployment/boss -- cat /var/run/secrets/kubernetes.io/serviceaccount/token',
    refusedBy: 'entries',
    control: true,
  },
  {
    name: 'settings that a pod with the node reads',
    text: `kubectl patch configmap agent --type merge -p '{"data":{"run":"${marker}"}}'`,
    refusedBy: 'settings',
    control: true,
  },
  {
    name: 'settings that the pods of an administrator will read, once there are any again',
    text: `(
kubectl scale deployment boss --replicas=0
kubectl wait --for=delete pod --selector app=boss --timeout=60s
kubectl patch configmap boss --type merge -p '{"data":{"run":"${marker}"}}'
status=$?
kubectl scale deployment boss --replicas=1
kubectl rollout status deployment boss --timeout=60s
exit $status
)`,
    refusedBy: 'settings',
  },
  {
    name: 'a Service with an address of its own choice',
    text: apply({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'grab' },
      spec: { ports: [{ port: 6443 }], selector: labels, externalIPs: ['192.0.2.9'] },
    }),
    refusedBy: 'objects',
  },
  {
    name: 'settings that the pod of an administrator reads',
    text: `kubectl patch configmap boss --type merge -p '{"data":{"run":"${marker}"}}'`,
    refusedBy: 'settings',
    control: true,
  },
  {
    name: 'a command for kube-proxy to run',
    text: `kubectl patch configmap kube-proxy -n kube-system --type merge -p '{"data":{"${marker}":""}}'`,
    refusedBy: 'settings or objects',
    control: true,
  },
  {
    name: 'settings of the next kubelet',
    text: `kubectl patch configmap kubelet-config -n kube-system --type merge -p '{"data":{"${marker}":""}}'`,
    refusedBy: 'objects',
    control: true,
  },
  {
    name: 'a volume that is a directory of the node',
    text: apply({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: 'hostile' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        capacity: { storage: '1Gi' },
        hostPath: { path: '/' },
      },
    }),
    refusedBy: 'objects',
    control: true,
  },
  {
    name: 'a storage class that leaves its folder',
    text: apply({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'hostile' },
      provisioner: 'rancher.io/local-path',
      parameters: { pathPattern: '../../etc' },
    }),
    refusedBy: 'objects',
    control: true,
  },
  {
    name: 'a secret with the token of a controller',
    text: apply({
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/service-account-token',
      metadata: {
        name: 'hostile',
        namespace: 'kube-system',
        annotations: { 'kubernetes.io/service-account.name': 'daemon-set-controller' },
      },
    }),
    refusedBy: 'objects',
    control: true,
  },
  {
    name: 'a token to join as a node',
    text: apply({
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'bootstrap.kubernetes.io/token',
      metadata: { name: 'bootstrap-token-abcdef', namespace: 'kube-system' },
    }),
    refusedBy: 'objects',
    control: true,
  },
  {
    name: 'a revision from which pods are made',
    text: apply({
      apiVersion: 'apps/v1',
      kind: 'ControllerRevision',
      metadata: { name: 'hostile' },
      revision: 1,
      data: {},
    }),
    refusedBy: 'objects',
    control: true,
  },
  {
    name: 'the token of a controller',
    text: 'kubectl create token -n kube-system daemon-set-controller',
    refusedBy: 'rights',
    control: true,
  },
  {
    name: 'the kubelet, through the API server',
    text: 'kubectl get --raw /api/v1/nodes/$NODE/proxy/pods',
    refusedBy: 'rights',
    control: true,
  },
  {
    name: 'impersonation of an administrator',
    text: 'kubectl get pods --as=anyone --as-group=system:masters',
    refusedBy: 'rights',
    control: true,
  },
  {
    name: 'the rights of an administrator for an account',
    text: 'kubectl create clusterrolebinding hostile --clusterrole=cluster-admin --serviceaccount=default:default',
    refusedBy: 'rights',
    control: true,
  },
  {
    name: 'a certificate of another user',
    text: apply({
      apiVersion: 'certificates.k8s.io/v1',
      kind: 'CertificateSigningRequest',
      metadata: { name: 'hostile' },
      spec: {
        request: '',
        signerName: 'kubernetes.io/kube-apiserver-client',
        usages: ['client auth'],
      },
    }),
    refusedBy: 'rights',
  },
  {
    name: 'a webhook that rewrites pods',
    text: apply({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingWebhookConfiguration',
      metadata: { name: 'hostile' },
      webhooks: [],
    }),
    refusedBy: 'rights',
    control: true,
  },
  {
    name: 'the status of a node',
    text: `kubectl patch node $NODE --subresource=status --type merge -p '{"status":{"phase":"Running"}}'`,
    refusedBy: 'rights',
    control: true,
  },
  {
    name: 'another image for a DaemonSet of the system that mounts the node',
    text: 'kubectl set image daemonset/agent agent=localhost/other:1',
    refusedBy: 'pods',
    control: true,
  },
  {
    name: 'the policies themselves',
    text: 'kubectl delete validatingadmissionpolicies --all --wait=false',
    refusedBy: 'rights',
    control: true,
  },
  {
    name: 'the bindings of the policies',
    text: 'kubectl delete validatingadmissionpolicybindings --all --wait=false',
    refusedBy: 'rights',
    control: true,
  },
];
