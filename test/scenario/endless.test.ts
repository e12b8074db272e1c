import { expect } from 'chai';
import { whyEndless } from '../../harness/scenario/endless.ts';

const endless = [
  'watch kubectl get pods -n raibid-ci',
  'kubectl get pods -w',
  'kubectl get pods -n shop --watch',
  'kubectl -n web get pods -Aw',
  'kubectl get --watch-only events',
  'kubectl events -w',
  'kubectl logs -n raibid-ci -f -l app=raibid-agent',
  'kubectl logs --follow=true pod/x',
  'kubectl --namespace get logs -f x',
  'kubectl port-forward svc/web 8080:80',
  'kubectl exec -it web -- tail -f /var/log/app',
  'docker logs -f web',
  'docker compose -f x.yaml logs --follow',
  'docker stats',
  'tail -f /var/log/syslog',
  'tail -n5 -F x',
  'sudo tail -fn 20 x',
  'journalctl -u kubelet -f',
  'journalctl -fu kubelet',
  'dmesg -w',
  'top',
  'top -b',
  'ping redis',
  'ping -i 2 redis',
  'sudo -E /usr/bin/ping 10.0.0.1',
  'vmstat 1',
  'redis-cli -h redis MONITOR',
  'redis-cli --stat',
  'kubectl logs -f x | grep error',
  'while true; do date; sleep 1; done',
  'bash -c "tail -f x"',
  'sleep infinity',
  'tcpdump -i eth0',
  'oc logs -f web',
  'stern web',
];

const ending = [
  'kubectl get pods -o wide',
  'kubectl get pods -nweb',
  'kubectl get pods --watch=false',
  'kubectl logs --tail=100 -l app=f',
  'kubectl logs -c follower x',
  'kubectl wait --for=condition=ready pod -l app=redis --timeout=60s',
  'kubectl rollout status deployment/web -w',
  'kubectl apply -f x.yaml',
  'kubectl delete -f watch',
  'kubectl exec web -- ls -f',
  'kubectl exec web -- df -h',
  'docker compose -f x.yaml logs',
  'docker stats --no-stream',
  'docker run --rm -f x',
  'tail -n 20 x',
  'tail -100 foo',
  'journalctl -u foo --since today',
  'top -b -n 1',
  'ping -c 3 redis',
  'ping -c3 redis',
  'vmstat 1 5',
  'redis-cli -h redis PING',
  'timeout 30 kubectl logs -f x',
  'kubectl logs -n shop -f job/clean-up',
  'kubectl port-forward svc/web 8080:80 &',
  'while true; do curl web && break; sleep 1; done',
  'until curl web; do sleep 1; done',
  'bash -c "while true; do curl web && break; sleep 1; done"',
  'kubectl logs -f web | head -n 20',
  'kubectl logs -f web | grep error | head -n 20',
  'kubectl get pods -w | grep -q Running',
  'echo watch',
  '# watch this',
  'echo "kubectl get pods -w"',
  'bash script.sh',
  'constructor',
  '',
];

describe('endless', () => {
  for (const text of endless) {
    it(`knows: ${text}`, () => expect(whyEndless(text)).to.match(/: it is stopped by policy$/));
  }
  for (const text of ending) {
    it(`lets end: ${text}`, () => expect(whyEndless(text)).to.equal(undefined));
  }
});
