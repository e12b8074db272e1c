import type { Table } from './danger.ts';
import { killReloads } from './signals.ts';

const main = 'main|master|production|prod|trunk';
const intoMain = new RegExp(
  String.raw` push(?: -\S+)* [^\s-]\S*(?: -\S+)* (?:\S+:)?(?:refs/heads/)?(?:${main})(?: |$)`,
);
const engines = 'docker podman nerdctl';
const compose = 'docker podman nerdctl docker-compose podman-compose';

/** Git, containers and what deploys to a cluster. Calls of kubectl are read in kubectl.ts. */
export const deployment: Table = {
  destroys: [
    [engines, / system reset\b/, 'removes every container with its images and volumes'],
    [
      'git',
      / push\b.* (?:-\w*f\w*|--force\S*|--mirror|--prune|-d|--delete)(?: |$)/,
      'overwrites or deletes a branch for everybody',
      / --dry-run\b/,
    ],
    ['git', / push(?: -\S+)* \S+ [+:]\S/, 'overwrites or deletes a branch for everybody'],
    ['git', / (?:filter-branch|filter-repo)\b/, 'rewrites the history'],
    [
      'java bfg',
      /bfg\S* .*--(?:delete-\S+|strip-\S+|replace-text)|^ --(?:delete-files|strip-\S+)/,
      'rewrites the history',
    ],
    [engines, / volume (?:rm|remove)\b/, 'deletes a volume with its data'],
    [
      compose,
      / down\b.* (?:-\w*v\w*|--volumes)(?: |$)/,
      'deletes the volumes of this project with their data',
    ],
    [
      compose,
      / (?:container )?rm\b.* (?:-\w*v\w*|--volumes)(?: |$)/,
      'deletes containers with their volumes',
    ],
    ['argocd', / app(?:set)? delete\b/, 'deletes the application with everything that it created'],
    ['kubectl-cnpg', / destroy\b/, 'deletes an instance with its volume'],
  ],
  removes: [
    [
      'git',
      / (?:reset\b.* --hard|clean\b.* -\w*f|checkout (?:(?:-- )?\.(?: |$)|(?:-f|--force) )|worktree remove\b.* (?:-f|--force)|update-ref -d|restore \.(?: |$)|branch\b.* -D|stash (?:drop|clear)|reflog expire)/,
      'throws away changes that no commit has',
      / --dry-run\b| -\w*n\w*\b/,
    ],
    [
      engines,
      / (?:container )?prune\b| image prune\b.* -\w*a/,
      'removes what is not in use right now',
      / volume prune\b/,
    ],
  ],
  interrupts: [
    ['git', intoMain, 'goes straight to the branch that everybody builds from', / --dry-run\b/],
    [engines, /(?<=^(?: container)?) (?:kill|rm|stop) /, 'stops a container', killReloads],
    [engines, / rmi\b.*\$\(/, 'removes every image that the list names'],
    [engines, / stop\b.*\$\(/, 'stops every container that the list names'],
    [
      engines,
      / swarm init\b.* --force-new-cluster\b/,
      'makes a new swarm of one node, and the others are out',
    ],
    [engines, / rmi (?:-\S+ )*\{\}/, 'removes every image that the list names'],
    [engines, / swarm leave\b/, 'takes the node out of the swarm'],
    [
      compose,
      / (?:down|stop|kill|rm)(?: |$)/,
      'stops containers of the project',
      / (?:exec|run|logs|up|ps|build|pull|cp|network|image|volume|secret|config|node|service|stack|context|plugin|swarm|buildx|rmi|inspect|start|restart) | kill\b.* -(?:s ?|-signal[ =])(?:1|(?:SIG)?(?:HUP|USR[12]|CONT|WINCH))\b/,
    ],
    [
      'helm',
      / (?:uninstall|delete|del|un) /,
      'removes the release with what it created',
      / (?:--dry-run|plugin|repo|registry)\b/,
    ],
    [
      'helm',
      / (?:upgrade|rollback)\b.* --(?:force|force-replace|recreate-pods)\b/,
      'deletes objects to create them again',
      / --dry-run\b/,
    ],
    [
      'helm',
      / (?:upgrade|install)\b.* --set\S*[ =](?:\S*[.,])?(?:replica(?:Count|s)|minReplicas|maxReplicas)=0(?:[ ,]|$)/,
      'stops every pod until somebody scales it up again',
      / --dry-run\b/,
    ],
    ['helmfile', / sync\b.* --args\b.*--force/, 'deletes objects to create them again'],
    ['werf', / (?:dismiss|cleanup|purge)(?: |$)/, 'removes what it deployed, or images'],
    ['tk tanka', / prune(?: |$)/, 'deletes what the files do not have'],
    ['kapp', / deploy\b.* (?:-y|--yes)(?: |$)/, 'deletes what the files do not have'],
    [compose, / up\b.* --scale[ =]\S+=0(?: |$)/, 'stops containers of the project'],
    ['helm', / rollback /, 'puts an older version in place of the current one', / --dry-run\b/],
    ['podman', / (?:play kube|kube play)\b.* --down\b| kube down /, 'stops pods of the file'],
    ['helmfile', / (?:destroy|delete)\b/, 'removes every release'],
    ['flux', / (?:uninstall|delete)(?: |$)/, 'removes what Flux manages'],
    ['flux', / suspend /, 'keeps the repository from the cluster until somebody resumes it'],
    [
      'argocd',
      / (?:app (?:rollback|terminate-op|delete-resource)|(?:cluster|proj|repo) (?:rm|delete))\b| --sync-policy[ =]none\b/,
      'stops what it names, or moves it',
    ],
    [
      engines,
      / (?:(?:node|service|stack|secret|config) (?:rm|remove) |node update\b.* (?:drain|pause)\b|service (?:scale\b.*=0|rollback|update\b.* --rollback)|network disconnect |(?:container )?pause )/,
      'stops services, or moves them',
    ],
    ['velero', / uninstall\b/, 'removes what makes backups'],
    [
      'argocd',
      / app sync\b.* --(?:force|prune|replace)\b/,
      'deletes what the repository does not have',
    ],
    ['istioctl', / uninstall\b/, 'removes the mesh'],
    ['linkerd', / uninstall\b/, 'removes the mesh'],
    ['cilium', / uninstall\b/, 'removes the network of the pods'],
  ],
};
