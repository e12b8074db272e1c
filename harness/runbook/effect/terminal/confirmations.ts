import { always } from '../../commands/argument-text.ts';
import type { Rows } from './rows.ts';

const sure = 'asks before it goes on';
const editor = 'opens an editor';
const terraform = 'terragrunt terraform tofu';
const engines = 'docker podman nerdctl';
const yes = / (?:-\w*y\w*|--yes|--assume-?yes)(?: |=|$)/;

/** Clouds, deployments, packages and databases that ask before they go on. */
export const confirmations: Rows = {
  endless: [],
  asks: [
    [
      'terraform tofu',
      / init\b.* --?migrate-state(?: |$)/,
      sure,
      / --?(?:force-copy|input=false)\b/,
    ],
    [
      'gcloud',
      / (?:delete|destroy|failover|restart|reset|restore|resize|upgrade|promote-replica|abandon)(?: |$)/,
      sure,
      / (?:--quiet|-q)(?: |$)| (?:storage|instances (?:reset|start)|config|secrets versions list) /,
    ],
    [
      'az',
      / (?:group|vm|vmss|aks|disk|snapshot|image|acr|sql (?:db|server|mi)|postgres (?:server|flexible-server|db)|mysql (?:server|flexible-server|db)|redis|cosmosdb|keyvault|network (?:vnet|public-ip|dns zone)|container|webapp|functionapp|storage account|servicebus namespace|role definition) (?:delete|purge)(?: |$)/,
      sure,
      yes,
    ],
    ['doctl', / (?:delete|rm|d)(?: |$)/, sure, / (?:-\w*f\w*|--force)(?: |$)/],
    [
      terraform,
      /^(?: -\S+)* (?:run-all )?destroy(?: |$)/,
      sure,
      / --?(?:auto-approve|non-interactive|terragrunt-non-interactive|input=false)\b/,
    ],
    [
      'pulumi',
      / (?:up|update|destroy|refresh|cancel)(?: |$)/,
      sure,
      / (?:-y|--yes|--skip-preview|--preview-only)(?: |$)/,
    ],
    ['cdk cdktf', / destroy(?: |$)/, sure, / (?:-f|--force|--auto-approve)(?: |$)/],
    [
      'heroku',
      / (?:pg:reset|apps:destroy|addons:destroy|redis:reset|pg:backups:restore|pg:copy|pg:promote)(?: |$)/,
      sure,
      / --confirm\b/,
    ],
    ['flux', / (?:uninstall|delete)(?: |$)/, sure, / (?:-\w*s\w*|--silent)(?: |$)/],
    [
      'argocd',
      / (?:app|appset|proj|cluster|repo) (?:delete|rm)(?: |$)/,
      sure,
      / (?:-y|--yes)(?: |$)/,
    ],
    [
      'velero',
      / (?:(?:backup|restore|schedule|backup-location) delete|delete (?:backup|restore|schedule)|uninstall)(?: |s |$)/,
      sure,
      / (?:--confirm|--force)\b/,
    ],
    [
      'istioctl',
      / (?:install|uninstall)(?: |$)/,
      sure,
      / (?:-y|--skip-confirmation|--dry-run)(?: |$)/,
    ],
    [
      'kubeadm',
      / (?:reset|upgrade apply)(?: |$)/,
      sure,
      / (?:-\w*[fy]\w*|--force|--yes|--dry-run)(?: |$)/,
    ],
    ['kubectl oc', / delete(?: .*)? (?:-i|--interactive)(?: |$)/, sure],
    [
      'patronictl',
      / (?:failover|switchover|restart|reinit|remove|pause|flush)(?: |$)/,
      sure,
      / --(?:force|immediate)(?: |$)/,
    ],
    [
      'patronictl',
      / edit-config(?: |$)/,
      editor,
      / (?:--force|--quiet|-q)(?: |$).* (?:-s|-p|--set|--pg|--apply|--replace)\b| (?:-s|-p|--set|--pg|--apply|--replace)\b.* (?:--force|--quiet|-q)(?: |$)/,
    ],
    [
      engines,
      / (?:(?:system|volume|image|container|network|builder|buildx) prune)(?: |$)/,
      sure,
      / (?:-\w*f\w*|--force)(?: |$)/,
    ],
    ['pip pip3 pipx', /^ uninstall /, sure, yes],
    [
      'zypper',
      / (?:install|in|remove|rm|update|up|dist-upgrade|dup|patch)(?: |$)/,
      sure,
      / (?:-y|-n|--no-confirm|--non-interactive)(?: |$)/,
    ],
    ['pacman', /^ -[SRU][a-z]*(?: |$)/, sure, / --noconfirm(?: |$)|^ -S[sgli]/],
    ['aptitude', /^ (?:install|remove|purge|full-upgrade|safe-upgrade)(?: |$)/, sure, yes],
    [
      'apt apt-get yum dnf',
      /^(?: -\S+)* (?:reinstall|downgrade|erase|localinstall|groupinstall|build-dep|distro-sync|swap)(?: |$)/,
      sure,
      / (?:-\w*y\w*|-qq|--(?:yes|assume-?yes|assume-?no))(?: |$)/,
    ],
    ['do-release-upgrade', always, sure, / (?:-f|--frontend|-c)\b/],
    [
      'certbot',
      / (?:certonly|run|delete|install|revoke)(?: |$)|^(?! \w)/,
      sure,
      / (?:-n|--non-interactive|--noninteractive)(?: |$)| (?:renew|certificates|plugins|show_account)(?: |$)/,
    ],
    [
      'letsencrypt-auto certbot-auto letsencrypt',
      always,
      sure,
      / (?:-n|--non-interactive|renew)(?: |$)/,
    ],
    ['add-apt-repository apt-add-repository', / \S/, sure, / (?:-\w*y\w*|--yes|--list|-L)(?: |$)/],
    ['celery', / purge(?: |$)/, sure, / (?:-f|--force)(?: |$)/],
    [
      'nats',
      / (?:stream|str|consumer|con|kv|object|obj|account) (?:\w+ )?(?:rm|delete|del|purge|edit)(?: |$)/,
      sure,
      / (?:-f|--force)(?: |$)/,
    ],
    ['gcloud', / sql import \w+(?: |$)/, sure, / (?:--quiet|-q)(?: |$)/],
    [
      'redis-cli valkey-cli',
      / --cluster (?:create|fix)(?: |$)/,
      sure,
      / --cluster-(?:yes|fix-with\S*)\b/,
    ],
    ['mysqladmin mariadb-admin', / drop(?: |$)/, sure, / (?:-f|--force)(?: |$)/],
    ['gitlab-backup', / restore(?: |$)/, sure, / force=yes\b/],
    ['gitlab-rake', / gitlab:backup:restore(?: |$)/, sure, / force=yes\b/],
    ['npm', /^ init(?: |$)/, sure, / (?:-y|--yes)(?: |$)/],
    ['dpkg-reconfigure', always, sure, / (?:-f ?noninteractive|--frontend[= ]noninteractive|-u)/],
    ['mysql_secure_installation raspi-config tasksel', always, sure],
    ['dropdb dropuser', / (?:-i|--interactive)(?: |$)/, sure],
    ['hub gh', / (?:repo|release) delete(?: |$)/, sure, / (?:--yes|-y|--confirm)(?: |$)/],
    [
      'cf',
      /^ (?:delete|delete-service|delete-space|delete-org|delete-route|delete-domain)(?: |$)/,
      sure,
      / -\w*f/,
    ],
    [
      'bosh',
      / (?:deploy|delete-deployment|stop|restart|recreate|cck|delete-vm)(?: |$)/,
      sure,
      / (?:-n|--non-interactive)(?: |$)/,
    ],
    [
      'gh',
      /^ (?:run (?:watch|view|rerun|cancel)|pr create|issue create|release create|repo create)$/,
      'asks which one',
    ],
    [
      'python python3 manage.py',
      /(?:manage\.py|^) (?:createsuperuser|changepassword|flush|collectstatic)(?: |$)/,
      sure,
      / --no-?input(?: |$)/,
    ],
  ],
  asksTerminal: [],
};
