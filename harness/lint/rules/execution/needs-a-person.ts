import type { Step } from '../../../model/runbook.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** A web page to look at, or somebody to talk to. */
export const needsAPerson: Rule = {
  name: 'needs-a-person',
  severity: 'note',
  why: 'No command does this, so no drill can rehearse it, and it takes as long as the person takes.',
  examples: {
    bad: [
      '# VM lost\n\n## Recovery steps\n\n1. Log into the «cloud console»\n2. «Contact the network team»\n',
      '# VM lost\n\n**Resolution:**\n- Find the machine in the «provider portal»\n- If it is theirs: «open a ticket» with support\n',
      'kubectl get nodes\n# Get its address from the «cloud console»\nping -c 1 "$IP"',
      '# VM lost\n\n## Recovery steps\n\n1. Restart it in the «AWS console»\n2. Or in the «Azure portal»\n3. Look at the «Nodeping console»\n',
      '# VM lost\n\n## Recovery steps\n\n1. «Page the on-call DBA»\n2. «Call the vendor»\n3. «Ask the DBA» for approval\n4. «Open Grafana» and look\n',
    ],
    good: [
      '# VM lost\n\n## Recovery steps\n\n1. Restart the kubelet: `systemctl restart kubelet`\n',
      '# VM lost\n\n## Symptoms\n\n- The cloud console shows the VM as stopped\n',
      'kubectl get pods -l app=web-console\n# Restart the console\nkubectl rollout restart deploy/console',
      '# VM lost\n\n## Recovery steps\n\n1. Check that pods can contact the API\n',
      '# VM lost\n\n## Recovery steps\n\n1. Open the Rails console\n2. Call the API once more\n3. Page through the log\n',
    ],
  },
  *check({ runbook, source }: LintDocument): Iterable<Problem> {
    const lines = source.clean.split('\n');
    const done = new Set<number>();
    for (const { steps } of runbook.procedures) {
      for (const step of steps) {
        const { from, to } = linesOf(step);
        for (let line = from; line <= to; line += 1) {
          const text = lines[line - 1] ?? '';
          const found = done.has(line) ? null : phrase.exec(text);
          done.add(line);
          if (!found) continue;
          const place = { ...step.place, line, column: found.index + 1 };
          yield { place, length: found[0].length, text: 'Only a person can do this.' };
        }
      }
    }
  },
};

/** The lines of an instruction, or of the label above a command or YAML. */
function linesOf(step: Step): { from: number; to: number } {
  if (step.kind === 'instruction') return { from: step.place.line, to: step.endLine };
  const label = step.kind === 'material' ? undefined : step.label;
  if (!label || label.text.length > 1000) return { from: 1, to: 0 };
  return { from: label.place.line, to: label.place.line + label.text.split('\n').length - 1 };
}

/** Where an instruction begins. */
const begins = String.raw`(?:^[\s#>]{0,20}(?:(?:[-*+]|\d{1,3}[.)])\s{1,4})?(?:\[ \]\s)?|[:,;]\s|\bthen\s)(?:\*\*)?`;

const phrase = new RegExp(
  [
    String.raw`\b(?:cloud|web|admin|management|provider|vendor|(?!(?:Rails|Ruby|Python|Django|Redis|Node|Serial|The|An?|This|Restart|Open)\b)[A-Z]\w+) (?:console|portal)\b`,
    String.raw`(?<=${begins})(?:[Cc]ontact|[Nn]otify|[Pp]hone|[Ee]scalate to|[Ii]nform) (?:the |your |an? )?[\w-]+(?: (?:team|support|engineer|owner|provider|on-call))?`,
    String.raw`(?<=${begins})(?:[Pp]age|[Cc]all|[Aa]sk) (?:the |your |an? )?(?:[\w-]+ ){0,2}(?:DBA|team|support|engineer|owner|provider|vendor|on-call|manager|customer|lead|administrator)\b`,
    String.raw`(?<=${begins})[Oo]pen (?:the )?(?:Grafana|Kibana|Jaeger|Datadog|Alertmanager|Argo ?CD|Rancher)\b`,
    String.raw`\b[Oo]pen (?:an? )?(?:support )?(?:ticket|case)\b`,
    String.raw`\b[Rr]equest (?:an? )?quota (?:increase)\b`,
  ].join('|'),
);
