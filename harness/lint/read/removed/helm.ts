import { always } from '../../../runbook/commands/argument-text.ts';
import type { RemovedUsage } from './usage.ts';

const helm = (verbs: string) => new RegExp(String.raw`^(?: -\S+)* (?:${verbs})(?: |$)`);

/** Helm 2, and where its charts were. */
export const removedOfHelm: readonly RemovedUsage[] = [
  ['helm', helm('init|reset|home|serve'), 'Helm 3 has no such command, because it has no Tiller.'],
  [
    'helm',
    / --purge\b/,
    'Helm 3 has no `--purge`: it always purges.',
    'helm uninstall … --namespace …',
  ],
  [
    'helm',
    / (?:install|template)\b.* --name(?:[ =]|$)/,
    'Helm 3 takes the name as its first argument.',
    'helm install NAME CHART',
  ],
  [
    'helm',
    / --(?:tiller-\S+|tls|tls-(?:verify|ca-cert|cert|key|hostname))(?:[ =]|$)/,
    'Helm 3 has no such option, because it has no Tiller.',
  ],
  [
    'helm',
    /^ install (?!.*(?: --generate-name| -g)(?: |$))\.{0,2}\/?[\w.-]+\/[\w./-]+(?: -.*)?$/,
    'Helm 3 needs a name in front of the chart.',
    'helm install NAME CHART',
  ],
  ['helm', / --timeout[ =]\d+(?: |$)/, 'Helm 3 takes no time without a unit.', '--timeout 5m'],
  [
    'helm',
    / upgrade\b.* --recreate-pods\b/,
    'Helm no longer restarts pods with `--recreate-pods`.',
    'kubectl rollout restart …',
    'old',
  ],
  [
    'helm',
    / (?:list|ls)\b.* --(?:deleted|deleting)\b/,
    'Helm 3 has no such option.',
    'helm list --uninstalled',
  ],
  [
    'helm',
    / template\b.* (?:-x|--execute)(?:[ =]|$)/,
    'Helm 3 has no such option.',
    '--show-only …',
  ],
  [
    'helm',
    /^ get (?!(?:all|hooks|manifest|metadata|notes|values)(?: |$)|-)\S/,
    'Helm 3 needs to know what to get.',
    'helm get all …',
  ],
  ['helm', / version\b.* (?:-s|--server)\b/, 'Helm 3 has no server.', 'helm version'],
  ['helm', / test\b.* --(?:cleanup|parallel|max)\b/, 'Helm 3 has no such option.', 'helm test …'],
  [
    'helm',
    /kubernetes-charts(?:-incubator)?\.storage\.googleapis\.com/,
    'This repository of charts has been switched off.',
    'https://charts.helm.sh/stable',
  ],
  ['tiller', always, 'Helm 3 has no Tiller.'],
];
