import { expect } from 'chai';
import { redact } from '../../harness/journal/redact.ts';

const reads = [
  'kubectl get secret db -n shop -o yaml',
  'kubectl get Secret db -o yaml',
  "kubectl get secret -l 'a in (x|y)' -o yaml",
  'kubectl get --raw /api/v1/namespaces/x/secrets/db',
  'kubectl get -f creds.yaml -o yaml',
  'k get secret db -o yaml',
  '$K get secret db -o yaml',
  'kubectl get $N x -o yaml',
  'kubectl get cm/a,secret/db -ojson',
  'kubectl get cm,secrets -o=json',
  'timeout 5 kubectl get secret db --template={{.data}}',
  'ssh node "sudo kubectl get secret db -o yaml"',
  "bash <<'EOF'\nkubectl get secret db -o yaml\nEOF",
  'echo "`kubectl get secret db -o yaml`"',
  'kubectl view-secret db',
  'oc create token robot',
  'oc whoami -t',
  'oc extract secret/db --to=-',
  'kubectl config view --raw',
  "kubectl get secrets -n shop db -o jsonpath='{.data.password}' | base64 -d",
  'kubectl get -o json -n shop secret/db',
  'echo aHVudGVyMg== | base64 --decode',
  'cat /var/run/secrets/kubernetes.io/serviceaccount/token',
  'kubectl exec web-0 -- cat /vault/secrets/db',
  'cat .env',
  'sort < .env.production',
  'kubectl -n shop create token robot',
  'kubectl get secret db \\\n  -n shop -o yaml',
  'printenv REDIS_PASSWORD',
  'echo "$db_password"',
  'printf %s $PW',
  'kubectl get secret db -o yaml; echo "',
  'kubectl exec redis-0 -- sh -c \'echo "$REDIS_PASSWORD"\'',
  'redis-cli CONFIG GET requirepass',
  'redis-cli -h redis CONFIG GET "*"',
  'vault kv get -field=password kv/db',
  'vault token lookup',
  'kubectl exec vault-0 -- vault operator init',
  'aws --region eu-west-1 secretsmanager get-secret-value --secret-id db',
  'aws ssm get-parameter --name db --with-decryption',
  'gcloud secrets versions access latest --secret=db',
  'az keyvault secret show --name db --vault-name v',
  'az account get-access-token',
  'argocd admin initial-password -n argocd',
  'sops -d secrets.enc.yaml',
  'gpg -d db.gpg',
  'pass show db',
  'etcdctl get /registry/secrets/shop/db',
];

/** A step's text and what it prints: all of it is worth reading. */
const ordinary: readonly (readonly [step: string, output: string])[] = [
  ['kubectl get secrets -n shop', 'NAME   TYPE     DATA   AGE\ndb     Opaque   1      3d'],
  ['kubectl get secret db -o name', 'secret/db'],
  ['kubectl describe secret db', 'Type:  Opaque\n\nData\n====\nuser:  7 bytes'],
  [
    'kubectl get pods',
    'NAME                     READY   STATUS\nredis-5d9c8b7f6-x2x9q    1/1     Running',
  ],
  ['kubectl get pods', 'sk-worker-7c9d8f6b5-abcde-0123456789   1/1   Running'],
  ['kubectl get cm app -o yaml', 'apiVersion: v1\ndata:\n  TOKEN_COUNT: "5"\nkind: ConfigMap'],
  ['kubectl describe pod web', 'Type:                    kubernetes.io/service-account-token'],
  ['kubectl describe pod web', 'TokenExpirationSeconds:  3607\nSecretName:  db-tls'],
  ['kubectl describe pod web', 'REDIS_PASSWORD:  <set to the key "password" in secret "db">'],
  ['kubectl get deploy -o yaml', 'secretKeyRef:\n  key: password\n  name: db'],
  [
    'kubectl get sa -o yaml',
    'automountServiceAccountToken: false\nimagePullSecrets:\n- name: regcred',
  ],
  ['kubectl delete pod redis-5d9c', 'pod "redis-5d9c" deleted, see https://example.test/a:b'],
  ['kubectl logs redis', '1:M 21 Nov 2026 04:16:15.123 * Ready to accept connections'],
  ['kubectl logs web', 'level=info msg="request done" status=200 tokens=512 max_tokens=4096'],
  [
    'kubectl logs web',
    '{"level":"warn","msg":"auth failed for user bob","token_type":"Bearer","code":401}',
  ],
  ['kubectl logs db', 'FATAL:  password authentication failed for user "shop"'],
  ['kubectl get secret nope', 'Error from server (NotFound): secrets "nope" not found'],
  ['redis-cli config get maxmemory', '1) "maxmemory"\n2) "0"'],
  ['go test ./...', '--- PASS: TestKeys (0.00s)\nPASS: 12\nok  shop/keys  0.01s'],
  ['vault status', 'Sealed          false\nKey Shares      5'],
  ['psql -c "\\d users"', 'primary_key: id\nsort_key: created\npassword_updated_at: 2026-11-21'],
  ['env', 'PWD=/root\nOLDPWD=/\nTOKEN_FILE=/etc/token\nKEY=value\nAUTHOR=bob'],
  ['kubectl get deploy web -o jsonpath={.status.readyReplicas}', '3'],
  ['docker images', 'redis  8.2  sha256:5f0c1d2e3a4b  40MB'],
  ['cat deploy.yaml', 'value: $(REDIS_PASSWORD)\npassword: $DB_PASSWORD'],
  ['kubectl logs web', 'I1121 04:16:15.123456 1 token.go:35] started'],
  ['echo $TOKEN_FILE $PWD', '/etc/token /root'],
  ['ls -a', '.  ..  .env  secrets.yaml'],
];

describe('redact, by what the step reads', () => {
  for (const step of reads) {
    it(`takes out all that is printed by: ${step}`, () => {
      expect(redact('hunter2 ä', step)).to.equal('[redacted: 10 bytes]');
    });
  }

  for (const [step, output] of ordinary) {
    it(`leaves what ${step} prints: ${output.slice(0, 40)}`, () => {
      expect(redact(output, step)).to.equal(output);
    });
  }
});
