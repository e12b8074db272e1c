import type { Command } from '../../../runbook/commands/script.ts';
import { endlessAmong, leavesLoop } from '../../../runbook/effect/endless.ts';
import { whyMayServe } from '../../../runbook/effect/terminal/may-serve.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { labelsOf } from '../../read/command-labels.ts';
import { isControlled } from '../../read/controlled-daemons.ts';
import { whyDaemonStays } from '../../read/daemons-of-units.ts';
import type { LintDocument } from '../../read/document.ts';
import { commandsInHereDocuments } from '../../read/here-documents.ts';

/** A command in the foreground that runs until somebody stops it. */
export const endlessCommand: Rule = {
  name: 'endless-command',
  severity: 'warning',
  why: 'Neither a script nor a person who pastes the block gets past it, and nothing says when to stop it.',
  examples: {
    bad: [
      '«watch kubectl get pods -n shop»',
      'kubectl delete pod web-1\n«kubectl get pods -w»',
      '«kubectl logs -f deploy/web» | grep error',
      '«kubectl port-forward svc/web 8080:80»\ncurl --fail localhost:8080/health',
      '«while true»; do date; sleep 1; done',
      '«sudo journalctl -u kubelet -f»',
      '«aws logs tail /shop/web --follow»',
      '«docker compose up»',
      '«docker-compose logs -f web»',
      '«docker attach web»',
      '«docker run --rm -p 8080:80 shop/web»',
      '«shopd start»\nshopctl status',
      '«stockd cluster start -store /srv/stock -port 8080»',
      '«kubectl attach web-0 -n shop»',
      '«nc -l 9000»',
      '«python3 -m http.server 8000»',
      '«kafka-console-consumer.sh --topic orders --bootstrap-server kafka:9092»',
      '«ssh -N -L 8080:web:80 root@bastion»',
      '«sshuttle -r bastion 10.0.0.0/8»',
      '«kubectl proxy --port=8001»',
      '«minikube tunnel»',
      '«etcdctl --endpoints=http://etcd:2379 watch /shop»',
      '«sar 1»',
      '«perf top»',
      '«ssh worker-1 tail -f /var/log/syslog»',
      '«docker exec web tail -f /tmp/log»',
      '«oc logs -f deploy/web»',
      '«for ((;;))»; do date; sleep 1; done',
    ],
    good: [
      'timeout 30 kubectl logs -f deploy/web',
      'kubectl port-forward svc/web 8080:80 &',
      'kubectl logs -f deploy/web | head -n 50',
      'kubectl delete -f web.yaml',
      'kubectl logs -f job/clean-up -n shop',
      'kubectl logs -n shop -f "job/$JOB"',
      'kubectl rollout status deploy/web -w',
      'while true; do curl --fail web && break; sleep 1; done',
      'kubectl logs --tail=100 -l app=web',
      '# Look on, until Ctrl-C\nkubectl get pods -w',
      'kubectl logs web-0 -f=false',
      'ssh -f -N -L 8080:web:80 root@bastion',
      'docker stats --no-stream=true',
      'docker compose up -d',
      'docker run --rm shop/reporter -p web',
      'docker run --rm -v /srv:/srv shop/reporter -p 80',
      'shopd stop\ncp -r /srv/shop /backup\nshopd start',
      'shopd start\nshopd status',
      'docker-compose logs --tail=10 web',
      'nc -zv db 5432',
      'kafka-console-consumer.sh --topic orders --max-messages 10',
      'etcdctl get watch',
      'sar 1 5',
      'sar -P 0',
      'perf record -- sleep 5',
      'aws logs tail /shop/web --since 10m',
      'docker run -d alpine tail -f /dev/null',
      'kubectl run box --image=busybox -- tail -f /dev/null',
      'ssh worker-1 "tail -f /var/log/syslog | head -n 5"',
      'for ((;;)); do curl --fail web && break; sleep 1; done',
      'for ((i = 0; i < 3; i++)); do date; done',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const labelOf = labelsOf(document);
    const byStatement = Map.groupBy(
      [...document.commands, ...commandsInHereDocuments(document)],
      ({ statement }) => statement,
    );
    for (const commands of byStatement.values()) {
      const found = [...endlessAmong(commands), ...endlessFor(commands)];
      if (found.length === 0) yield* guessesAmong(document, commands);
      for (const { command, why } of found) {
        if (saysToStop(labelOf(command))) continue;
        const instead = insteadOf(command, why);
        const text = `This never ends by itself: ${why}.`;
        yield { ...command.at(), text, ...(instead && { instead }) };
      }
    }
  },
};

function* guessesAmong(document: LintDocument, commands: readonly Command[]): Generator<Problem> {
  for (const command of commands) {
    const why =
      command.background || command.piped || command.substituted
        ? undefined
        : (whyMayServe(command.words) ?? whyDaemonStays(document, command));
    if (!why || isControlled(document, command)) continue;
    yield { ...command.at(), text: `${sentence(why)}.`, severity: 'note' };
  }
}

const sentence = (why: string) => `This may never end by itself: ${why}`;

/** `for ((;;))`, whose brackets are not words of a command. */
const endlessFor = (commands: readonly Command[]) =>
  commands.some(({ words }) => leavesLoop(words))
    ? []
    : commands
        .filter(({ words }) => words[0] === 'for' && words.length === 1)
        .filter((command) => withoutEnd.test(textAt(command)))
        .map((command) => ({ command, why: 'the loop has no end' }));

const withoutEnd = /^for\s{0,9}\(\([^;()\n]{0,80};\s{0,9};/;
const textAt = (command: Command) => {
  const from = command.offset(0);
  return command.script.text.slice(from, from + 120);
};

const saysToStop = (label: string) =>
  label.length < 1000 && /\bctrl\b|\^C\b|\binterrupt\b/i.test(label);

function insteadOf({ words }: Command, why: string): string | undefined {
  if (words.includes('port-forward')) return 'kubectl port-forward … &, and kill $! when done';
  if (words[0] === 'aws') return 'the same without --follow';
  if (words.includes('up')) return 'the same with -d';
  if (words.includes('attach')) return `${words[0]} logs --tail=100 …`;
  if (words.includes('logs') || words.includes('journalctl')) return '--since=10m in place of -f';
  if (words.includes('get') || words.some((word) => word.startsWith('kubectl get'))) {
    return 'kubectl wait … --timeout=60s, or kubectl rollout status … --timeout=60s';
  }
  if (/ (?:serves|forwards) for ever$/.test(why)) return `${words[0]} … &, and kill $! when done`;
  return /^(while|until)$/.test(words[0]) ? undefined : `timeout 60 ${words[0]} …`;
}
