import { always } from '../../../commands/argument-text.ts';
import type { Rows } from '../rows.ts';
import { follows, forwards, goesOn, serves, traces, watches } from '../ways.ts';

/** What follows, serves or forwards in a cluster until somebody stops it. */
export const clusterStreams: Rows = {
  asks: [],
  asksTerminal: [],
  endless: [
    ['minikube', /^ (?:tunnel|dashboard|mount)(?: |$)/, serves, / (?:--url|--cleanup|-c|--kill)\b/],
    ['istioctl', / (?:dashboard|dash|d) /, serves],
    ['linkerd', / (?:viz )?(?:dashboard|tap|top)(?: |$)/, goesOn],
    ['hubble', / observe\b.* (?:-\w*f\w*|--follow)(?: |$)/, follows],
    ['cilium', / hubble (?:ui|port-forward)(?: |$)/, serves],
    ['argocd', / admin dashboard(?: |$)/, serves],
    [
      'flux',
      / (?:logs\b.* (?:-f|--follow)|get\b.* (?:-w|--watch)|events\b.* (?:-w|--watch))(?: |$)/,
      follows,
    ],
    ['helm', / status\b.* --watch\b/, follows],
    ['k3s rke2', /^ (?:server|agent)(?: |$)/, serves, / (?:--cluster-reset|--help)\b/],
    ['kubefwd', / (?:svc|services)(?: |$)/, forwards],
    ['skaffold devspace garden', /^ (?:dev|debug)(?: |$)/, goesOn],
    ['tilt', /^ up(?: |$)/, goesOn],
    ['docker docker-compose podman', /(?:^| compose) (?:watch|alpha watch)(?: |$)/, watches],
    ['ctr', / events(?: |$)/, follows],
    [
      'kubectl',
      /^(?: -n \S+)* (?:sniff|capture|trace (?:run|attach)|tail|stern|gadget (?:trace|top|run))(?: |$)/,
      traces,
      / (?:--no-follow|--timeout|-t)(?: |$)/,
    ],
    [
      'kubectl',
      / ingress-nginx logs\b.* (?:-f|--follow)(?: |$)| cnpg logs\b.* (?:-f|--follow)(?: |$)/,
      follows,
    ],
    [
      'kubectl',
      / argo rollouts (?:get|list)\b.* (?:-w|--watch)(?: |$)| argo rollouts dashboard(?: |$)/,
      watches,
    ],
    [
      'kubectl-argo-rollouts',
      /^ (?:get|list)\b.* (?:-w|--watch)(?: |$)|^ dashboard(?: |$)/,
      watches,
    ],
    ['kubectl', / (?:minio|directpv|cnpg|rook-ceph|mayastor) (?:proxy|dashboard)(?: |$)/, serves],
    ['kubectl', /^(?: -n \S+)* (?:relay|forward) /, forwards],
    ['argocd', / app logs\b.* (?:-f|--follow)(?: |$)/, follows],
    [
      'argo',
      /^(?: -n \S+)* (?:logs\b.* (?:-f|--follow)|watch|submit\b.* --log|submit\b.* --watch|server)(?: |$)/,
      follows,
    ],
    ['tkn', / logs\b.* (?:-f|--follow)(?: |$)| start\b.* --showlog\b/, follows],
    ['cilium cilium-dbg', /^ monitor(?: |$)/, watches],
    ['hubble', /^ ui(?: |$)/, serves],
    ['talosctl', / (?:dmesg|logs|events)\b.* (?:-f|--follow|--tail)(?: |$)/, follows],
    ['okteto', /^ (?:logs|up)(?: |$)/, follows],
    ['telepresence', /^ (?:intercept\b.* -- )/, goesOn],
    ['kubeshark', /^ (?:tap|proxy)(?: |$)/, traces],
    ['mirrord', /^ exec /, goesOn],
    ['crictl', /^ stats\b.* (?:-w|--watch)(?: |$)|^ events(?: |$)/, watches],
    [
      'kubelet kube-proxy kube-apiserver kube-scheduler kube-controller-manager dockerd containerd crio buildkitd',
      always,
      serves,
      / (?:config (?:default|dump)|--print-defaults|--?-?validate)\b/,
    ],
  ],
};
