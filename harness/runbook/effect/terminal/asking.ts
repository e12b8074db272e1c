import { always, type Rows } from './rows.ts';

const sure = 'asks before it goes on';
const secret = 'asks for a password';
const editor = 'opens an editor';
const commands = 'waits for commands';
const login = 'asks who you are, or opens a browser';
const terraform = 'terragrunt terraform tofu';
const engines = 'docker podman nerdctl';
const mysqls =
  'mysql mariadb mysqldump mariadb-dump mysqladmin mariadb-admin mysqlcheck mysqlimport mysqlbinlog';
const postgres =
  'psql pg_dump pg_dumpall pg_restore pg_basebackup createdb dropdb createuser dropuser pg_isready vacuumdb reindexdb';
const mongos = 'mongo mongosh mongodump mongorestore mongoexport mongoimport';
const yes = / (?:-\w*y\w*|--yes|--assume-?yes)(?: |=|$)/;

/** Clouds, deployments, databases and versions. */
export const asking: Rows = {
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
    ['kubectl', / (?:node-shell|iexec|ssh) /, 'opens a shell on another machine', / -- /],
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
      / (?:certonly|run|delete|install)(?: |$)/,
      sure,
      / (?:-n|--non-interactive|--noninteractive)(?: |$)/,
    ],
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
    ['gcloud', / auth (?:login|application-default login)(?: |$)/, login, / --cred-file\b/],
    ['az', /^ login(?: |$)/, login, / (?:--identity|-i|--service-principal|-u|--username)(?: |$)/],
    ['gh', / auth login(?: |$)/, login, / --with-token\b/],
    ['oc', /^ login(?: |$)/, secret, / (?:--token|-t|-p|--password)(?:=| |$)/],
    ['heroku npm yarn tsh bw op', /^ (?:login|adduser|signin|unlock)(?: |$)/, login],
    ['aws', /^ sso login(?: |$)| configure sso(?: |$)/, login],
    ['cf', /^ (?:login|ssh)(?: |$)/, login, / -\w*[pc] /],
    ['argocd', /^ login(?: |$)/, secret, / --(?:password|core|sso|auth-token)\b/],
    ['helm', / registry login(?: |$)/, secret, / (?:--password|--password-stdin|-p)(?:=| |$)/],
    ['gitlab-psql', always, commands, / (?:-\w*[cflL]\w*|--command|--file|--list)(?: |=|$)/],
    [
      'gh',
      /^ (?:run (?:watch|view|rerun|cancel)|pr create|issue create|release create|repo create)$/,
      'asks which one',
    ],
    [
      'cypher-shell',
      always,
      commands,
      /(?:^| )(?:-f|--file|--version)(?: |=|$)| [^-\s]*[\s:(][^\s].*$/,
    ],
    ['cockroach', /^ sql(?: |$)/, commands, / (?:-e|--execute|-f|--file)(?: |=|$)/],
    ['clickhouse', /^ client(?: |$)/, commands, / (?:-q|--query|--queries-file)(?: |=|$)/],
    ['zkCli.sh zkCli zkcli', /^(?: (?:-server|-timeout|-r|-readonly) \S+)*$/, commands],
    ['hbase', /^ shell(?: |$)/, commands, / (?:-n|--noninteractive) |\.rb$/],
    ['vtysh', always, commands, / (?:-c|--command|-b|-f)(?: |=|$)/],
    ['beeline spark-sql hive', always, commands, / (?:-e|-f|--help)(?: |$)/],
    [
      'spark-shell pyspark jshell ghci iex erl tclsh bpython ipython pry mycli pgcli usql mssql-cli sqlcmd ksql influx',
      /^(?: -[\w-]+(?:[= ][^-\s]\S*)?)*$/,
      commands,
      / (?:-e|-c|-f|-q|-Q|-execute|--execute|-i|--list|-S|--eval)(?: |=|$)/,
    ],
    ['kafka-console-producer kafka-console-producer.sh', always, 'waits for messages'],
    ['rails gitlab-rails', /^ (?:c|console|db|dbconsole)(?: |$)/, commands],
    ['bundle', /^ exec (?:bin\/)?(?:rails (?:c|console|db|dbconsole)|irb|pry)(?: |$)/, commands],
    [
      'python python3 manage.py',
      /manage\.py (?:shell|shell_plus|dbshell)(?: |$)|^ (?:shell|dbshell|shell_plus)(?: |$)/,
      commands,
      / (?:-c|--command)(?: |=|$)/,
    ],
    [
      'python python3 manage.py',
      /(?:manage\.py|^) (?:createsuperuser|changepassword|flush|collectstatic)(?: |$)/,
      sure,
      / --no-?input(?: |$)/,
    ],
    ['php', / artisan tinker(?: |$)/, commands, / --execute\b/],
    [
      'heroku',
      /^ (?:run(?::\w+)?(?: -\S+(?: [^-\s]\S*)?)* (?:bash|sh|rails c|console)|ps:exec|pg:psql)(?: |$)/,
      commands,
      / -c /,
    ],
    ['vagrant', /^ ssh(?: |$)/, 'opens a shell on another machine', / (?:-c|--command|--)(?: |$)/],
    ['multipass', /^ shell(?: |$)/, 'opens a shell on another machine'],
    ['lxc incus', / exec \S+(?: -- (?:ba)?sh)?$/, 'opens a shell on another machine'],
    ['machinectl', / (?:shell|login)(?: \S+)?$/, 'opens a shell on another machine'],
    ['fly flyctl', / ssh console(?: |$)/, 'opens a shell on another machine', / -C\b/],
    ['nsenter', /^(?: -\S+(?: \d+)?)*$/, 'opens a shell that waits for commands'],
    ['toolbox', /^(?: enter(?: \S+)?)?$/, 'opens a shell that waits for commands'],
    ['ipmitool', / sol activate(?: |$)/, 'attaches the terminal to the machine'],
    ['minicom picocom', always, 'attaches the terminal to the machine'],
  ],
  asksTerminal: [
    ['kops virsh argocd', / edit(?: |$)/, editor, / --(?:set|unset)(?:=| )/],
    [mysqls, / (?:-p|--password)(?: |$)/, secret],
    [postgres, / (?:-W|--password)(?: |$)/, secret, / (?:-w|--no-password)(?: |$)/],
    [mongos, / (?:-p|--password)(?: -|$)/, secret],
    ['createuser', / (?:-P|--pwprompt|--interactive)(?: |$)/, secret],
    ['redis-cli valkey-cli', / --askpass(?: |$)/, secret],
    ['ldapsearch ldapadd ldapmodify ldapdelete ldappasswd', / -\w*W(?: |$)/, secret],
    [
      'ansible ansible-playbook',
      / (?:-K|-k|-J|--ask-(?:become-pass|pass|vault-pass|vault-password))(?: |$)/,
      secret,
    ],
    [
      'ansible-vault',
      / (?:view|decrypt|encrypt|encrypt_string|rekey)(?: |$)/,
      secret,
      / --vault-(?:password-file|id|pass-file)\b/,
    ],
    ['ansible-vault', / (?:edit|create)(?: |$)/, editor],
    ['sops', /^ (?:edit |--config \S+ )?[^-\s]\S*\.(?:ya?ml|json|env|ini|enc\S*)$/, editor],
    [
      'git',
      / (?:rebase\b.* (?:-i|--interactive)|add\b.* (?:-p|-i|--patch|--interactive)|clean\b.* (?:-i|--interactive)|mergetool|checkout\b.* -p|reset\b.* -p|config\b.* (?:-e|--edit)|stash\b.* -p)(?: |$)/,
      'asks, or opens an editor',
    ],
    [
      'git',
      /^(?: -\S+(?: [^-\s]\S*)?)*? commit(?: |$)/,
      editor,
      / (?:-\w*[mFCc]\w*|--message\S*|--file\S*|--no-edit|--fixup\S*|--dry-run|--reuse-message\S*)(?: |$)/,
    ],
    [
      'git',
      /^(?: -\S+(?: [^-\s]\S*)?)*? revert(?: |$)/,
      editor,
      / (?:--no-edit|-n|--no-commit|--abort|--continue|--quit|--skip)(?: |$)/,
    ],
    ['kinit', /^(?: [^-\s]\S*)?$/, secret],
  ],
};
