import { type Listing, readListing } from '../../../runbook/kubectl/listing.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { columnOf, hasTooFewSpaces, isState, wordsOf } from '../../read/columns.ts';
import type { LintDocument } from '../../read/document.ts';
import { alternatives, type GrepCall, readGrep } from '../../read/grep.ts';
import { pipelinesOf } from '../../read/pipelines.ts';

/** A pattern with columns in a different order from the table's, or a state in the wrong letter case. */
export const grepAgainstColumns: Rule = {
  name: 'grep-against-columns',
  severity: 'error',
  why: 'The pattern never matches what kubectl prints, so the command finds nothing whatever the state is.',
  examples: {
    bad: [
      'kubectl get pods -l app=web | grep «"Running.*1/1"»',
      'kubectl get pods -n shop | grep -E «"Running +1/1|Completed 0/1"» | wc -l',
      'kubectl get pods -A --no-headers | grep -q «crashloopbackoff»',
      'kubectl get deploy -n shop | grep «Running»',
      'kubectl get nodes | grep -v «Ready»',
      'kubectl get nodes | grep «Running»',
      'kubectl get pods -n shop | grep «"1/1 Running"»',
      'kubectl get pods -n shop | grep -q «"web-0 1/1"»',
      'kubectl get nodes -o wide | grep «"v1.29.*Ready"»',
    ],
    good: [
      'kubectl get pods -l app=web | grep "1/1.*Running"',
      'kubectl get pods | grep -i "crashloop"',
      'kubectl get pods | grep Running | grep 1/1',
      'kubectl get pods -A | grep -E "Error|CrashLoopBackOff|0/1"',
      'kubectl get nodes | grep -vw Ready',
      'kubectl get nodes | grep -v " Ready"',
      'kubectl get nodes | grep NotReady',
      'kubectl get pods | grep running-shoes',
      'kubectl get deploy -A -o yaml | grep Running',
      'kubectl get pvc -n shop | grep -v Bound',
      'kubectl get all -n shop | grep Running',
      'kubectl get events | grep -i "failed.*pod"',
      'kubectl get pods | grep -E "1/1 +Running"',
      'kubectl get pods | grep "1/1  *Running"',
      'kubectl get pods | grep "1/1     Running"',
      'kubectl get pods | tr -s " " | grep "1/1 Running"',
      'kubectl get nodes -o wide | grep "Ready.*v1.29"',
      'kubectl get pods | grep "1/1 .*Running"',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const { commands } of pipelinesOf(document)) {
      const listing = readListing(commands[0]);
      if (listing?.call.verb.text !== 'get' || hasLabels(listing)) continue;
      for (const command of commands.slice(1)) {
        const grep = readGrep(command);
        const text = grep && objection(grep, listing);
        if (text) yield { ...command.at(grep.pattern.at), text, ...instead(listing, grep) };
        if (!grep) break;
      }
    }
  },
};

const hasLabels = ({ call }: Listing) =>
  call.flags.some(({ name }) => /^(?:--show-labels|--label-columns|-L|--show-kind)$/.test(name));

function objection(grep: GrepCall, { kind }: Listing): string | undefined {
  const { options } = grep;
  const patterns = alternatives(grep);
  if (kind === 'node' && options.includes('v') && hidesNotReady(grep, patterns)) {
    return '`NotReady` contains `Ready`: this leaves out nodes that are not ready too.';
  }
  if (options.includes('v')) return undefined;
  const objections = patterns.map((pattern) => objectionTo(pattern, kind, options));
  return objections.every((one) => one !== undefined) ? objections[0] : undefined;
}

const hidesNotReady = ({ options }: GrepCall, patterns: readonly string[]) =>
  patterns.includes('Ready') && !options.includes('w');

function objectionTo(pattern: string, kind: string, options: string): string | undefined {
  const words = wordsOf(pattern);
  const columns = words.map((word) => columnOf(kind, word));
  for (const [index, column] of columns.entries()) {
    const next = columns[index + 1];
    if (column && next && column.at > next.at) {
      return `\`kubectl get\` prints ${next.name} before ${column.name}, so this never matches.`;
    }
  }
  if (hasTooFewSpaces(kind, pattern)) {
    return '`kubectl get` puts three spaces or more between its columns, so this never matches.';
  }
  const [word = ''] = words;
  if (words.length > 1 || word !== pattern) return undefined;
  if (isState(kind, word) === 'never') {
    return `\`kubectl get\` never prints this state for a ${kind}, so this never matches.`;
  }
  if (isState(kind, word) === 'other letters' && !options.includes('i')) {
    return 'States begin with capital letters, so this matches only names.';
  }
  return undefined;
}

function instead({ kind }: Listing, { options }: GrepCall): { instead?: string } {
  if (kind === 'node' && options.includes('v')) return { instead: 'grep -vw Ready' };
  if (kind === 'pod') return { instead: 'kubectl wait --for=condition=ready pod --selector …' };
  if (kind === 'deployment') return { instead: 'kubectl rollout status deployment/…' };
  return {};
}
