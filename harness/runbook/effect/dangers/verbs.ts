import { withoutOptions } from '../terminal/without-options.ts';
import type { Danger } from './danger.ts';

type Words = readonly string[];

/** Programs of nouns and verbs, whose verbs mean what they say: `hcloud volume detach shop`. */
export const programsOfVerbs: ReadonlySet<string> = new Set(
  'aws gds awslocal gcloud az doctl hcloud linode-cli oci ibmcloud openstack scw exo yc vultr-cli vultr civo upctl stackit ionosctl ovhcloud metal packet avn pscale turso atlas confluent ccloud rosa ocm eksctl copilot eb wrangler fastly akamai flarectl acli ncli esxcli cbt supabase railway render gigalixir platform upsun terminus databricks snow nova cinder neutron glance heat ironic magnum trove juju maas'.split(
    ' ',
  ),
);

type Row = readonly [verbs: RegExp, kind: Danger['kind'], what: string];

/** As a verb, as the beginning of one (`delete-instances`) or as its end (`instance-delete`). */
const verb = (verbs: string) => new RegExp(`^(?:${verbs})(?:-|$)|-(?:${verbs})$`);

const rows: readonly Row[] = [
  [
    verb(
      'delete|destroy|erase|wipe|purge|truncate|drop|terminate|undeploy|bulk-delete|del|rb|deletetable|deletefamily|deleterow|deleteallrows|dropallrows|deletecolumn',
    ),
    'removes',
    'deletes what it names',
  ],
  [
    verb(
      'rollback|revert|restore|backup-restore|reimage|reinstall|rebuild|recreate|recycle|redeploy|replace|reset|clear|flush|invalidate|revoke|schedule-deletion|schedule-\\w+-deletion|abandon|prune|swap',
    ),
    'interrupts',
    'replaces or empties what it names',
  ],
  [
    verb(
      'stop|pause|suspend|halt|shutdown|power-?off|power-?cycle|reboot|restart|force-reboot|disable|deactivate|drain|evict|evacuate|cancel|abort|kill|shelve|rescue|enable-rescue|quarantine|isolate|fence|undo|reload',
    ),
    'interrupts',
    'stops what it names, or moves it',
  ],
  [
    verb(
      'fail-?over|switch-?over|promote|demote|set-primary|unplanned-failover|planned-failover|leave|upgrade|migrate|start-failback\\S*|start-recovery|start-instance-refresh|rolling-upgrade|rolling-reboot',
    ),
    'interrupts',
    'moves what it names, or replaces it',
  ],
  [
    verb(
      'detach|disassociate|unassign|deregister|unregister|remove|rm|unlink|unset|disconnect|unmount|unshare|unpeer|change-type|resize-down',
    ),
    'interrupts',
    'takes something away from whoever uses it',
  ],
  [
    verb('rotate|renew|regenerate|regenerate-keys'),
    'interrupts',
    'replaces keys that others still use',
  ],
];

/** Verbs after which the others are names: `gcloud compute instances describe stop-me`. */
const harmless =
  /^(?:list|ls|show|get|describe|info|status|help|create|add|new|run|exec|ssh|logs?|tail|wait|search|query|validate|check|test|view|print|diff|plan|download|upload|cp|copy|scan|start|enable|attach|register|associate|authorize|allow|install|init|login|logout|use|select|invoke|publish|export|dump|list-\S+|get-\S+|describe-\S+|create-\S+|start-(?!failback|recovery|instance-refresh)\S+|enable-(?!rescue)\S+|head-\S+|lookup-\S+|put-\S+|update-\S+|modify-\S+|set-(?!primary)\S+)$/;
/** `az storage account blob-service delete-policy show`. */
const looks = /^(?:list|show|get|describe|info|status|wait|list-\S+|describe-\S+|get-\S+)$/;
/** Groups of settings of the program itself. */
const own =
  /^(?:config|configure|components?|auth|account|plugins?|extensions?|cache|context|contexts|completion|self|version|feedback|cloud|alias|aliases|sso|profile)$/;
/** Groups that begin like a verb: `delete-policy`. */
const nouns = /-(?:policy|policies|points?|window)$/;
/** How many words are read. */
const farthest = 6;

/** The danger of a tool of nouns and verbs that no row of its own names. */
export function dangersOfVerbs(name: string, words: Words): readonly Danger[] {
  if (!programsOfVerbs.has(name) || words.includes('--help')) return [];
  const plain = withoutOptions(words.slice(1)).slice(0, farthest);
  if (plain.length < 2 || plain.some((word) => looks.test(word)) || own.test(plain[0] ?? ''))
    return [];
  for (const word of plain) {
    if (name === 'az' && nouns.test(word)) continue;
    if (harmless.test(word)) return [];
    const row = rows.find(([verbs]) => verbs.test(word));
    if (row) return [{ kind: row[1], at: words.indexOf(word, 1), what: row[2] }];
  }
  return [];
}
