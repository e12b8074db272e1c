/**
 * Asks, as the operator, for what each policy refuses, until all refuse. Nothing is created: the API server
 * refuses before that, and where it does not, `--dry-run` and `true` do nothing.
 */
export const confinementScript = `
refused() {
  local policy=$1; shift
  "$@" 2>&1 | grep -q "firedrill-operator-$policy"
}
pods() {
  kubectl create --dry-run=server -f - <<'POD'
{"apiVersion":"v1","kind":"Pod","metadata":{"name":"firedrill-check","namespace":"default"},
 "spec":{"hostPID":true,"containers":[{"name":"check","image":"check"}]}}
POD
}
settings() {
  kubectl create --dry-run=server -f - <<'MAP'
{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"kube-proxy","namespace":"kube-system"},"data":{"check":""}}
MAP
}
objects() {
  kubectl create --dry-run=server -f - <<'SECRET'
{"apiVersion":"v1","kind":"Secret","metadata":{"name":"firedrill-check","namespace":"default",
 "annotations":{"kubernetes.io/service-account.name":"default"}},"type":"kubernetes.io/service-account-token"}
SECRET
}
entries() {
  kubectl exec -n kube-system "$(kubectl get pods -n kube-system -l component=etcd -o name | head -n 1)" -- true
}
for policy in pods settings objects entries; do
  until refused $policy $policy; do echo "$policy is not in force yet"; sleep 0.1; done
done
`;
