import { carriedBy } from '../../../runbook/commands/carried-commands.ts';
import { readTerminal } from '../../../runbook/commands/container-terminal.ts';
import type { Command } from '../../../runbook/commands/script.ts';
import { programOf, startOfCommand, startOfInner } from '../../../runbook/commands/wrappers.ts';
import { whyInteractive } from '../../../runbook/effect/interactive.ts';
import { partOf } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { labelsOf } from '../../read/command-labels.ts';
import type { LintDocument } from '../../read/document.ts';

/** A name of the cluster's DNS, in a command for the reader's own shell; once for each name. */
export const clusterOnlyName: Rule = {
  name: 'cluster-only-name',
  severity: 'note',
  why: 'Pods resolve it, and a workstation does not, so the command fails there although the service is healthy.',
  examples: {
    bad: [
      'kubectl get pods\ncurl --fail «http://prometheus:9090»/-/ready',
      'redis-cli -h «redis.shop.svc.cluster.local» PING',
      'psql «postgresql://shop@db.shop.svc:5432»/shop -c "SELECT 1"',
      'nslookup «web.shop.svc.cluster.local»',
      'nc -zv «db.shop.svc» 5432',
      'openssl s_client -connect «web.shop.svc.cluster.local»:443',
      'timeout 5 curl -fsS «https://web.shop.svc.cluster.local:8443»/health | jq .status',
      'kubectl get pods -n shop\ncurl -f «http://web»/health',
      '# Web\n\n```bash\nkubectl exec web-0 -- curl -f http://api:8080/\ncurl -f «http://api:8080»/\n```\n',
    ],
    good: [
      'kubectl exec web-0 -n shop -- curl --fail http://prometheus:9090/-/ready',
      'kubectl run probe --rm -i --image=curlimages/curl -- curl -f http://web.shop.svc:80/',
      'ssh bastion curl -f http://prometheus:9090/-/ready',
      'docker compose exec web curl -f http://api:8080/',
      'kubectl exec -it web-0 -n shop -- sh\ncurl -f http://api:8080/',
      '# Inside the web pod\ncurl -f http://api:8080/',
      '# Web\n\nRun all of these from the toolbox pod.\n\n## Checks\n\n```bash\ncurl -f http://api:8080/\n```\n',
      '# Web\n\n## From a pod in the cluster\n\n```bash\ncurl -f http://api:8080/\n```\n',
      '# Web\n\nAll commands need cluster DNS.\n\n## Checks\n\n```bash\ncurl -f http://api:8080/\n```\n',
      'kubectl port-forward svc/web 8080:80 &\ncurl -f http://localhost:8080/',
      'curl -f http://db-1:8008/health',
      'kubectl get nodes\ncurl -f http://worker-1:10256/healthz',
      'curl -f https://web.shop.example/health',
      'curl -f "http://$HOST:8080/"',
      'curl -f http://<host>:8080/',
      'echo http://prometheus:9090',
      'helm repo add shop http://charts:8080',
      'openssl req -new -key x.key -subj "/CN=web.shop.svc" -out x.csr',
      'openssl req -x509 -addext "subjectAltName=DNS:web.shop.svc.cluster.local" -out x.crt',
      'curl -f -H "Host: web.shop.svc" http://localhost:8080/',
      'grep -r db.shop.svc.cluster.local manifests',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const text = document.source.clean;
    if (!/\.svc\b|\.cluster\.local|:\/\/[a-z][a-z0-9-]*(?::\d|\/)/.test(text)) return;
    if (text.includes('/etc/hosts') || saysWhere.test(text)) return;
    const labelOf = labelsOf(document);
    // Elsewhere a short name may be a machine of the company's own network.
    const speaksKubectl = /\b(?:kubectl|oc|helm) /.test(text);
    const done = new Set<string>();
    let inside: Command | undefined;
    for (const command of document.commands) {
      if (entersAnother(command)) inside = command;
      if (inside?.script.procedure === command.script.procedure && inside) continue;
      const found = nameIn(command);
      if (!found || done.has(found.name) || (!found.name.includes('.') && !speaksKubectl)) continue;
      if (isInside.test(labelOf(command)) || isInside.test(command.script.procedure?.title ?? ''))
        continue;
      done.add(found.name);
      yield {
        ...partOf(command, found.at, found.part),
        text: `\`${found.name}\` resolves only inside the cluster.`,
        instead: `kubectl exec … -- ${programOf(command.words[startOfInner(command.words)])} …, or kubectl port-forward … and localhost`,
      };
    }
  },
};

/** Programs that connect to the name. */
const clients = new Set(
  `curl wget nslookup dig host getent nc ncat telnet ping redis-cli valkey-cli psql pg_isready pg_dump pg_restore mysql
  mariadb mysqldump mysqladmin mongosh mongo kcat kafkacat kafka-topics.sh kafka-consumer-groups.sh grpcurl http https xh
  openssl wrk ab hey etcdctl influx cypher-shell`.split(/\s+/),
);

const places =
  'pods?|containers?|cluster|toolbox|bastion|jump ?(?:host|box)|nodes?|debug|sidecar|control plane|workstation';
const isInside = new RegExp(
  String.raw`\b(?:in|inside|into|within|from|on)\b[^.\n]{0,40}\b(?:${places})\b`,
  'i',
);
const saysWhere = new RegExp(
  String.raw`\bcluster(?:'s)? DNS\b|\b(?:run|runs|executed?|works?|typed?|start)\b[^.\n]{0,60}\b(?:inside|from|in|within|on)\b[^.\n]{0,30}\b(?:${places})\b`,
  'i',
);

const ofCluster =
  /(?:^|[/@=,])([a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*\.svc(?:\.cluster\.local)?|[a-z0-9.-]+\.cluster\.local)\.?(?=[:/?,]|$)/;
const address =
  /^(?:https?|rediss?|postgres(?:ql)?|mysql|amqps?|mongodb|nats|wss?|grpc|tcp):\/\/(?:[^@/\s]*@)?([a-z](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*)(?::\d+)?(?=[/?]|$)/;

/** What follows them only names something; nothing connects to it. */
const names =
  /^(?:-H|--header|--resolve|--connect-to|-subj|-addext|-servername|--sni|-CN|--cn|--host-header)$/;

function nameIn(command: Command): { at: number; part: string; name: string } | undefined {
  const { words } = command;
  const start = startOfInner(words);
  if (!clients.has(programOf(words[start]))) return undefined;
  const [own] = carriedBy(words);
  if (own?.at(0) !== start) return undefined;
  for (let at = start + 1; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (names.test(words[at - 1] ?? '')) continue;
    const [part, host = ''] = address.exec(word) ?? [];
    if (
      part !== undefined &&
      (ofCluster.test(host) || (!host.includes('.') && host !== 'localhost' && !/-\d+$/.test(host)))
    ) {
      return { at, part, name: host };
    }
    const [, name] = part === undefined ? (ofCluster.exec(word) ?? []) : [];
    if (name !== undefined) return { at, part: name, name };
  }
  return undefined;
}

/** What follows is typed in a container or on another machine. */
function entersAnother({ words }: Command): boolean {
  const name = programOf(words[startOfCommand(words)]);
  if (/^(?:ssh|telepresence|kubefwd|sshuttle|kubevpn)$/.test(name)) {
    return name !== 'ssh' || whyInteractive(words) !== undefined;
  }
  const terminal = readTerminal(name, words.slice(startOfCommand(words) + 1));
  return terminal?.attached === true && whyInteractive(words) !== undefined;
}
