import { expect } from 'chai';
import { isQuestion } from '../../../harness/judge/judgements/question.ts';
import { step } from '../../drill/rehearsal.ts';

describe('isQuestion', () => {
  const questions = [
    'curl --fail http://shop/health',
    'redis-cli -e -h redis XLEN ci:jobs',
    'kubectl exec -n shop deployment/web -- nc -zv database 5432',
    "kubectl run ask -n shop --image=busybox --restart=Never --rm --attach -- sh -c 'timeout 5 wget -q -O- http://web && nslookup web'",
    "timeout 10 bash -c 'redis-cli PING | grep -qx PONG'",
    'redis-cli -h redis -p 6379 --no-auth-warning -a pass info replication',
    'redis-cli -u redis://redis:6379 config get appendonly',
    'env -i LANG=C redis-cli -h redis ping',
    'env',
  ];
  for (const text of questions) {
    it(`takes: ${text}`, () => expect(isQuestion(step(1, text))).to.equal(true));
  }
  const others = [
    'curl --fail --json \'{"item":7}\' http://shop/orders',
    'curl -X DELETE http://shop/orders/7',
    'redis-cli FLUSHALL',
    "redis-cli -h redis XADD ci:jobs '*' type build",
    'redis-cli SET get 1',
    'redis-cli -h ping FLUSHALL',
    'redis-cli config set appendonly no',
    'env KUBECONFIG=/root/.kube/config kubectl delete pod redis-0',
    'kubectl get pods',
    'kubectl run web --image=web -- cat /dev/null',
    'kubectl exec web -- rm -rf /data',
    "kubectl exec web -- sh -c 'df -h; rm -rf /cache/*'",
    "kubectl exec db -- psql -c 'SELECT 1' || kubectl delete pod db",
    'sh repair.sh',
    'redis-cli get key > key.txt',
    "kubectl exec web -- sh -c 'echo ok > /srv/ready'",
  ];
  for (const text of others) {
    it(`leaves: ${text}`, () => expect(isQuestion(step(1, text))).to.equal(false));
  }
});
