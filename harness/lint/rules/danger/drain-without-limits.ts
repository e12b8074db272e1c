import { isWrappedIn } from '../../../runbook/commands/wrappers.ts';
import { flagOf } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { invocationsOf } from '../../read/kubectl-calls.ts';

/** `kubectl drain` refuses many nodes, or waits for ever, unless flags say what to do. */
export const drainWithoutLimits: Rule = {
  name: 'drain-without-limits',
  severity: 'warning',
  why: 'A drain that stops half-way leaves the node cordoned, with some of its pods still on it.',
  examples: {
    bad: [
      'kubectl «drain» node-1 --ignore-daemonsets',
      'kubectl «drain» <node>',
      'kubectl «drain» "$NODE" --ignore-daemonsets --delete-emptydir-data',
      'kubectl «drain» node-1 --timeout=300s --delete-emptydir-data',
      'oc adm «drain» worker-1 --ignore-daemonsets',
    ],
    good: [
      'kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data --timeout=300s',
      'timeout 300 kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data',
      'kubectl drain node-1 --dry-run=server',
      'kubectl cordon node-1',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const call of invocationsOf(document)) {
      if (call.verb.text !== 'drain' || flagOf(call, '--dry-run')) continue;
      const limited = flagOf(call, '--timeout') || isWrappedIn(call.command.words, 'timeout');
      const missing = [
        flagOf(call, '--ignore-daemonsets') ? [] : ['pods of DaemonSets'],
        (flagOf(call, '--delete-emptydir-data') ?? flagOf(call, '--delete-local-data'))
          ? []
          : ['pods with an `emptyDir`'],
      ].flat();
      if (missing.length === 0 && limited) continue;
      const waits = limited ? '' : 'waits for ever if a disruption budget forbids an eviction';
      const fails = missing.length > 0 ? `fails if the node has ${missing.join(' or ')}` : '';
      yield {
        ...call.command.at(call.verb.at),
        text: `As written, \`kubectl drain\` ${[fails, waits].filter((part) => part !== '').join(', and ')}.`,
        instead: 'kubectl drain … --ignore-daemonsets --delete-emptydir-data --timeout=300s',
      };
    }
  },
};
