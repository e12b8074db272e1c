import { readInvocation } from '../../../runbook/kubectl/invocation.ts';
import { kindOfCall } from '../../../runbook/kubectl/listing.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

const phases = new Set(['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown']);

/** The STATUS column often shows a reason, not the phase. */
export const phaseThatIsNone: Rule = {
  name: 'phase-that-is-none',
  severity: 'error',
  why: 'A pod is Pending, Running, Succeeded, Failed or Unknown; a selector for anything else matches no pod.',
  examples: {
    bad: [
      'kubectl get pods -A «--field-selector=status.phase=CrashLoopBackOff»',
      'kubectl delete pods -n shop «--field-selector» status.phase==Evicted',
      'kubectl get po «--field-selector» status.phase!=Completed,spec.nodeName=n1',
      'kubectl get pods «--field-selector=status.phase=running» -n shop',
    ],
    good: [
      'kubectl get pods --field-selector=status.phase=Pending',
      'kubectl delete pods -A --field-selector status.phase==Failed',
      'kubectl get pods --field-selector status.phase!=Running,status.phase!=Succeeded',
      'kubectl get pods --field-selector "status.phase=$PHASE"',
      'kubectl get events --field-selector reason=Evicted',
      'kubectl get pods --field-selector status.phase=<phase>',
    ],
  },
  *check({ commands }: LintDocument): Iterable<Problem> {
    for (const command of commands) {
      const call = readInvocation(command);
      if (!call || kindOfCall(call).kind !== 'pod') continue;
      for (const { name, value, at } of call.flags) {
        if (name !== '--field-selector') continue;
        const other = value.split(',').find((part) => isUnknownPhase(part));
        if (!other) continue;
        const [field, operator, phase] = other.split(/(!=|==?)/);
        yield {
          ...command.at(at),
          text: `\`${phase}\` is not a phase of a pod, so \`${field}${operator}${phase}\` ${operator === '!=' ? 'leaves out no pod' : 'matches no pod'}.`,
          instead: 'kubectl get pods --field-selector=status.phase=Failed',
        };
      }
    }
  },
};

function isUnknownPhase(part: string): boolean {
  const phase = /^status\.phase(?:!=|==?)([A-Za-z]+)$/.exec(part)?.[1];
  return phase !== undefined && !phases.has(phase);
}
