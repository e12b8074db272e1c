import { flagOf, type Invocation } from '../../runbook/kubectl/invocation.ts';
import { kindOf } from '../../runbook/kubectl/listing.ts';
import { targetsOf } from '../../runbook/kubectl/targets.ts';

/** `gitea` of `deployment/gitea`, or a selector's values; empty if unknown. */
export function namesOf(call: Invocation): readonly string[] {
  const selector = flagOf(call, '--selector')?.value;
  if (selector) return selector.split(',').map((part) => part.replace(/^.*=/, ''));
  const texts = call.args.filter(({ text }) => !/[=:]/.test(text)).map(({ text }) => text);
  const [first = '', ...others] = texts;
  const names = first.includes('/') ? texts.map((text) => text.replace(/^.*\//, '')) : others;
  return names.filter((name) => !/[$<]/.test(name));
}

const rolledOut = new Set(['deployment', 'statefulset', 'daemonset']);

/** `statefulset/db`, as `kubectl rollout status` takes it; `statefulset/…` if the call names none. */
export function workloadOf(call: Invocation): string {
  const [target] = targetsOf(call);
  const kind = kindOf(target?.type ?? '');
  return rolledOut.has(kind) ? `${kind}/${target?.name ?? '…'}` : '…';
}

/** Labels of pods whose name differs from their controller's. */
const otherLabels: Readonly<Record<string, string>> = { coredns: 'kube-dns' };

/** `app=gitea` and `deployment/gitea`. */
export function areSame(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.some((other) => one === other || otherLabels[other] === one));
}

/** The same, or one begins with the other and a dash: `deployment/gitea-web`. */
export function areRelated(some: readonly string[], others: readonly string[]): boolean {
  const begins = (one: string, other: string) => one.startsWith(`${other}-`);
  return (
    areSame(some, others) ||
    some.some((one) => others.some((other) => begins(one, other) || begins(other, one)))
  );
}
