import { always } from '../../../runbook/commands/argument-text.ts';
import type { RemovedUsage } from './usage.ts';

/** Parts of Kubernetes itself, and what runs in a cluster. Helm is in helm.ts, container engines are in deploying.ts. */
export const clusters: readonly RemovedUsage[] = [
  [
    'kubelet',
    / --(?:network-plugin|cni-(?:bin|conf|cache)-dir|container-runtime(?!-)|allow-privileged|cadvisor-port|docker-\S+|image-pull-progress-deadline|experimental-\S+)(?:[ =]|$)/,
    'Current versions of the kubelet have no such option.',
  ],
  [
    'kube-apiserver',
    / --(?:insecure-port|insecure-bind-address|basic-auth-file|target-ram-mb)(?:[ =]|$)/,
    'Current versions of kube-apiserver have no such option.',
  ],
  ['hyperkube', always, 'Kubernetes 1.19 and newer have no hyperkube.'],
  [
    'crictl',
    /dockershim\.sock/,
    'Kubernetes 1.24 and newer have no dockershim.',
    'crictl --runtime-endpoint unix:///run/containerd/containerd.sock …',
  ],
  [
    'kubeadm',
    / config view(?: |$)/,
    'Current versions of kubeadm have no `config view`.',
    'kubectl get cm -n kube-system kubeadm-config -o yaml',
  ],
  [
    'kubeadm',
    / upgrade node (?:config|experimental-control-plane)(?: |$)/,
    'Current versions of kubeadm have no such command.',
    'kubeadm upgrade node',
  ],
  ['kubefed', always, 'Kubernetes has no such federation any more.'],
  ['minikube', / --vm-driver\b/, 'It is called `--driver` now.', '--driver=…', 'old'],
  [
    'linkerd',
    /^(?: -\S+)* (?:install|upgrade) (?:config|control-plane)(?: |$)/,
    'Current versions of linkerd have no such command.',
    'linkerd install --crds, then linkerd install',
  ],
  [
    'istioctl',
    /^(?: -\S+)* (?:x|experimental) (?:uninstall|create-remote-secret|revision|add-to-mesh|remove-from-mesh|kube-uninject|post-install)(?: |$)/,
    'Current versions of istioctl have no such command there.',
    'istioctl uninstall …, create-remote-secret …',
    'old',
  ],
  ['argocd-util', always, 'Argo CD has no argocd-util any more.', 'argocd admin …'],
  ['velero', /^ migrate-backups(?: |$)/, 'Velero 1 has no `migrate-backups`.'],
  ['velero', /^ restic(?: |$)/, 'Current versions of Velero have no `restic`.', 'velero repo …'],
  ['boot2docker', always, 'Docker has no boot2docker any more.'],
  [
    'docker',
    /^ login\b.* (?:-e|--email)[ =]/,
    'Docker has no such option any more.',
    'docker login --username …',
  ],
  [
    'docker',
    /^ tag (?:-f|--force) /,
    'Docker has no `tag -f`: it always overwrites.',
    'docker tag …',
  ],
  [
    'docker',
    /^ (?:-d(?: |$)|deploy(?: |$)|app(?: |$)|engine(?: |$)|stack\b.* --orchestrator\b)/,
    'Docker has no such command or option any more.',
  ],
  [
    'dockerd',
    / (?:--graph|-g|--cluster-store\S*|--cluster-advertise)(?:[ =]|$)/,
    'Docker 23 has no such option.',
    '--data-root …',
  ],
  [
    'telepresence',
    / --(?:new-deployment|run-shell|run|docker-run|method)\b/,
    'Telepresence 2 has no such option.',
    'telepresence connect, then telepresence intercept …',
  ],
];
