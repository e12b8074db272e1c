import { positionals } from '../../commands/options.ts';
import type { Effect } from '../effect.ts';
import { all, byVerb, type DoesByName, unless } from './does.ts';

type Words = readonly string[];

const awsValued =
  /^--(region|profile|output|query|endpoint-url|ca-bundle|color|cli-\S+-timeout|cli-binary-format)$/;
const awsReads =
  /^(describe|list|get|head|lookup|search|query|scan|batch-get|filter|estimate|preview|validate|view|simulate)-|^test-(dns-answer|metric-filter|event-pattern|render-template|connection)$|^(ls|list|scan|query|tail|help|search|presign|history)$/;

/** `aws SERVICE OPERATION`: the name of the operation shows the effect. */
function aws(rest: Words): Effect {
  const [service = '', operation = ''] = positionals(rest, awsValued);
  // After an option it may be that option's value.
  if (
    rest.some(
      (word, at) => /^--dry-?run$/.test(word) && !/^--(?!no-|debug$)/.test(rest[at - 1] ?? ''),
    )
  )
    return 'looks';
  if (service === 'configure')
    return /^(list|get|list-profiles)$/.test(operation) ? 'looks' : 'keeps';
  if (operation === 'wait') return 'awaits';
  if (operation === 'update-kubeconfig' || service === 'sso') return 'keeps';
  if (service === 's3api' && operation === 'get-object') return 'keeps';
  return awsReads.test(operation) ? 'looks' : 'acts';
}

const verbOfCloud =
  /^(list|describe|show|read|get|get-\S+|list-\S+|info|version|check-health|tail|view)$/;
const actsOfCloud =
  /^(create|delete|update|set|add|remove|start|stop|restart|reset|resize|deploy|apply|patch|invoke|ssh|scp|rerun|cancel|rm|cp|mv|rsync|restore|failover|scale|enable|disable|import|export|login|move|attach|detach|upgrade|drain|cordon|init|activate|rollback|submit|execute|connect|set-\S+|add-\S+|remove-\S+|update-\S+)$/;

/** Nearly all of their long options take a value. */
const cloudValued =
  /^(-(?![qyvh]$)[A-Za-z]|--(?!(quiet|yes|debug|verbose|force|async|global|all|no-[\w-]+|only-show-errors|log|web)$)[\w-]+)$/;
const keptHere =
  /^(config (set|unset|set-context)|auth (login|logout|revoke|activate-service-account|configure-docker|application-default|init|switch|refresh)|account (set|clear)|login|logout)(?![\w-])/;

/** Groups come before the verb, names after it: the first known verb counts. */
function byFirstVerb(rest: Words): Effect {
  const words = positionals(rest, cloudValued);
  if (keptHere.test(words.slice(0, 2).join(' '))) return 'keeps';
  // Both are groups as well: `az search service delete`.
  if (/^(query|search)$/.test(words.at(-1) ?? '')) return 'looks';
  for (const word of words) {
    if (word === 'wait' || word === 'watch') return 'awaits';
    if (/^get-credentials$/.test(word)) return 'keeps';
    if (verbOfCloud.test(word)) return 'looks';
    if (actsOfCloud.test(word)) return 'acts';
  }
  return 'unknown';
}

const terraform = byVerb(
  {
    looks:
      'plan,show,output,validate,version,graph,providers,state list,state show,state pull,workspace list,workspace show,console',
    keeps: 'init,get,fmt,workspace select',
  },
  /^-(chdir|var|var-file|target|state)$/,
);

/** Clients of clouds, and tools for the infrastructure around a cluster. */
export const cloud: DoesByName = {
  aws,
  ...all('gcloud az doctl openstack eksctl linode-cli hcloud gh', byFirstVerb),
  gsutil: byVerb({ looks: 'ls,stat,du,cat,version' }),
  ...all('terraform tofu', terraform),
  'ansible-playbook': unless(/^--(check|syntax-check|list-\w+)$/, 'looks', 'acts'),
  vault: byVerb({
    asks: 'status,read,list,version,kv get,kv list,kv metadata,token lookup,secrets list,auth list,policy list,policy read,operator members,operator raft list-peers,operator raft autopilot state,operator key-status,audit list',
    keeps: 'login',
  }),
  consul: byVerb({
    asks: 'members,info,version,monitor,kv get,catalog,operator raft list-peers,intention list,intention check,validate',
  }),
  nomad: byVerb({
    asks: 'status,version,node status,job status,job history,alloc status,alloc logs,server members,deployment list,deployment status',
  }),
  virsh: byVerb({
    looks:
      'list,dominfo,domstate,dumpxml,net-list,net-info,pool-list,pool-info,vol-list,version,nodeinfo,domblklist,domiflist',
  }),
};
