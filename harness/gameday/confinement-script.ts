/**
 * Asks, as the operator, for what the policies refuse, until they do. `objects` is applied last, so the API server
 * knows all when it knows that one; `entries` shows that it knows the pods of a namespace too. Nothing is created: the API server
 * refuses before that, and where it does not, `--dry-run` and `true` do nothing.
 */
export const confinementScript = `
pods() {
  kubectl create --dry-run=server -f - <<'POD'
{"apiVersion":"v1","kind":"Pod","metadata":{"name":"firedrill-check","namespace":"default"},
 "spec":{"hostPID":true,"containers":[{"name":"check","image":"check"}]}}
POD
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
for policy in pods objects entries; do
  echo "not in force: $policy"
  until $policy 2>&1 | grep -q "firedrill-operator-$policy"; do sleep 0.1; done
done
`;
