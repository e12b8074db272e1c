import { hasLong, positionals } from '../../commands/options.ts';
import type { Effect } from '../effect.ts';
import { all, byVerb, type DoesByName, unless } from './does.ts';

type Words = readonly string[];

const valued =
  /^(-[Hcfp]|--(host|context|file|project-name|config|log-level|env-file|profile|project-directory))$/;
const compose = byVerb({ looks: 'ps,logs,config,images,top,ls,port,version,events,stats' }, valued);
const engine = byVerb(
  {
    looks:
      'ps,logs,inspect,images,stats,top,port,version,info,diff,history,events,search,container ls,container list,container ps,container inspect,container logs,container stats,container top,image ls,image list,image inspect,image history,volume ls,volume list,volume inspect,network ls,network list,network inspect,system df,system info,system events,node ls,node ps,node inspect,service ls,service ps,service inspect,service logs,stack ls,stack ps,stack services,context ls,context show,buildx ls,manifest inspect',
    awaits: 'wait,container wait',
    keeps: 'save,export,cp,container cp,login,logout,context use',
  },
  valued,
);

const docker = (rest: Words): Effect => {
  const [verb, sub, ...more] = positionals(rest, valued);
  const copied = verb === 'cp' ? [sub, ...more] : verb === 'container' && sub === 'cp' ? more : [];
  if (copied.at(-1)?.includes(':')) return 'acts';
  const at = verb === 'compose' ? rest.indexOf('compose') : -1;
  return at < 0 ? engine(rest) : compose(rest.slice(at + 1));
};

const helmValued =
  /^(-[nofl]|--(namespace|kube-(?!insecure)[\w-]+|kubeconfig|output|revision|max|offset|filter|values|set[\w-]*|version|description|timeout|history-max|post-renderer[\w-]*|repo|username|password|(ca|cert|key)-file|keyring|registry-config|repository-[\w-]+|burst-limit|qps|labels|name-template))$/;

/** Container engines, and tools that deploy to a cluster. */
export const containers: DoesByName = {
  ...all('docker podman nerdctl', docker),
  'docker-compose': compose,
  crictl: byVerb(
    {
      looks:
        'ps,pods,images,image,logs,inspect,inspecti,inspectp,stats,statsp,info,version,imagefsinfo,events,port-forward,completion',
    },
    /^(-[rict]|--(runtime-endpoint|image-endpoint|config|timeout))$/,
  ),
  ctr: (rest) => {
    const words = positionals(rest, /^(-[nac]|--(namespace|address))$/);
    return words.slice(0, 3).some((word) => /^(ls|list|info|check|version)$/.test(word))
      ? 'looks'
      : 'acts';
  },
  helm: unless(
    /^--dry-run(=(client|server|true))?$/,
    'looks',
    byVerb(
      {
        looks:
          'list,ls,status,history,hist,get,show,inspect,search,version,env,template,lint,diff,verify,repo list,repo ls,dependency list,dependency ls,plugin list,completion',
        awaits: 'test',
        keeps: 'repo,pull,fetch,package,create,registry,dependency,dep,plugin',
      },
      helmValued,
    ),
    helmValued,
  ),
  helmfile: byVerb(
    { looks: 'list,diff,template,lint,status,build' },
    /^(-[fel]|--(file|environment|selector))$/,
  ),
  flux: (rest) =>
    hasLong(rest, '--export') && positionals(rest, /^(-n|--namespace)$/)[0] === 'create'
      ? 'looks'
      : byVerb(
          { looks: 'get,logs,check,stats,version,tree,trace,events,diff,export,debug' },
          /^(-n|--namespace)$/,
        )(rest),
  argocd: byVerb({
    looks:
      'version,app get,app list,app diff,app history,app logs,app manifests,app resources,cluster list,cluster get,repo list,proj list,proj get',
    awaits: 'app wait',
    keeps: 'login,logout,context',
  }),
  velero: byVerb(
    {
      looks:
        'get,describe,version,backup get,backup describe,backup logs,restore get,restore describe,restore logs,schedule get,schedule describe',
    },
    /^(-n|--namespace)$/,
  ),
  cilium: (rest) => {
    const [group, , ...verbs] = positionals(rest, /^(-n|--namespace)$/);
    if (group !== 'bpf') return byVerb({ looks: 'status,version,config view,endpoint list' })(rest);
    return /^(list|get|dump)$/.test(verbs[0] ?? '') ? 'looks' : 'acts';
  },
  istioctl: unless(
    /^--(level|reset)\b/,
    'acts',
    byVerb(
      {
        looks:
          'version,proxy-status,ps,analyze,proxy-config,pc,describe,x describe,x precheck,x version,x proxy-status,x authz check,x config list',
      },
      /^(-[ni]|--(namespace|istioNamespace|context|kubeconfig))$/,
    ),
  ),
  linkerd: byVerb({ looks: 'check,version,stat,viz,edges' }),
  stern: 'looks',
  kubens: (rest) => (rest.length > 0 ? 'keeps' : 'looks'),
  kubectx: (rest) => (rest.length > 0 ? 'keeps' : 'looks'),
  kustomize: byVerb({ looks: 'build,version', keeps: 'edit,create' }),
  kind: byVerb({ looks: 'get,version', keeps: 'export' }),
};
