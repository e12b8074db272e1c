import type { Command } from '../../../runbook/commands/script.ts';
import { programOf } from '../../../runbook/commands/wrappers.ts';
import { whyAsksInVain, whyInteractive } from '../../../runbook/effect/interactive.ts';
import { makesAsk, opensEditor, whyMayAsk } from '../../../runbook/effect/terminal/may-ask.ts';
import { isFed } from '../../../runbook/shell/simple-commands.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { commandsWithAnswers } from '../../read/answers-below.ts';
import type { LintDocument } from '../../read/document.ts';
import { runsAskingInstaller } from '../../read/installers.ts';
import { commandsWithPrompts } from '../../read/prompts-below.ts';

/** A command that waits for somebody to type. */
export const interactiveCommand: Rule = {
  name: 'interactive-command',
  severity: 'warning',
  why: 'No script gets past it; where the runbook does not say what to type, everybody types something different, and the lines below are typed into the program, or never run.',
  examples: {
    bad: [
      '«kubectl edit pvc data -n shop»',
      'kubectl get pods\n«ssh root@worker-1»\nsystemctl status kubelet',
      '«kubectl exec -it db-0 -n shop -- psql -U shop»',
      '«sudo vi /etc/hosts»',
      '«kubectl run -it box --image=busybox»',
      'kubectl get events | «less»',
      '«oc rsh -n etcd etcd-0»\nls',
      '«oc rsh -c web web-0 bash»',
      '«terraform apply»',
      '«terraform destroy -target=module.web»',
      '«sudo apt-get install sysstat»',
      '«yum update»',
      '«aws ssm start-session --target i-1»',
      '«gcloud compute ssh worker-1 --zone a»',
      '«ssh -t worker-1 sudo -i»',
      '«sftp shop@files»',
      '«screen -r»',
      '«virsh console worker-1»',
      '«sqlplus shop@db»',
      '«kubectl exec -ti vault-0 -- vault operator unseal»',
      '«vault login»',
      '«shopctl db shell»',
      '«cat > notes.txt»',
      '«openssl s_client -connect shop.example:443»',
      '«oc debug node/worker-1»',
      '«bash -c "psql -h db"»',
      '«mysql -h db -u root -p -e "SELECT 1"»',
      '«gcloud container clusters delete shop»',
      '«git rebase -i HEAD~2»',
      '«./manage-shop.sh»\n# Choose option 3',
      '«bash tools/menu.sh prod»\n# Then enter 2 for the second region',
      '# Repair\n\n```console\n$ «shopctl upgrade orders»\nThis takes a minute.\nGo on? (y/N): y\ndone\n$ shopctl status\n```\n',
      '# Repair\n\n```bash\n«sudo /opt/shop/repair.sh»\n```\n\nSelect option 4, and answer `y`.\n',
      '# Repair\n\n1. Run it:\n\n   ```bash\n   «shop-admin»\n   ```\n\n2. When asked, type the name of the shop.\n',
      '«docker system prune»',
      '# Move\n\nRun `«stockimport --to mariadb»` and enter the password when prompted.\n',
      '# Move\n\nRun this and follow the prompts:\n\n```bash\n«stockimport --to mariadb»\n```\n',
      '«docker exec -it web python shell.py»',
      '«docker compose run --rm --entrypoint sh web»',
      '«docker compose run web bash»',
      '«docker exec pg-1 patronictl edit-config»',
      '«shopctl queue edit orders»',
      '«shop-console»',
      '«mc»',
      "curl --proto '=https' -sSf https://sh.rustup.rs | «sh»",
      '«/bin/bash -c "$(curl -fsSL https://raw.githubusercontent.com/Homebrew/install/HEAD/install.sh)"»',
      '«mc /var/backups»',
      '«argocd app edit web»',
      'kubectl get pods\n«kubectl exec -it db-0 bash -n shop»',
      '«duplicity /srv/shop file:///backup»',
      '«duplicity verify --compare-data file:///backup /srv/shop»',
    ],
    good: [
      '(parted) print',
      '# Move\n\nRun `stockimport --to mariadb` without being prompted.\n',
      '# Move\n\nRun `kubectl get pods`, and enter the number of pods in the sheet.\n',
      'docker exec web python shell.py --list',
      'curl -sSf https://sh.rustup.rs | sh -s -- -y',
      'curl -fsSL https://get.shop.example | sh',
      'export PASSPHRASE=$KEY\nduplicity /srv/shop file:///backup',
      'duplicity --no-encryption /srv/shop file:///backup',
      'duplicity --version',
      'kubectl patch pvc data -n shop --type merge -p "{}"',
      'ssh root@worker-1 systemctl status kubelet',
      "kubectl exec db-0 -n shop -- psql -U shop -c 'SELECT 1'",
      'kubectl exec -i db-0 -- psql -U shop < dump.sql',
      'ssh root@worker-1 <<EOF\nsystemctl status kubelet\nEOF',
      'kubectl exec -it web-1 -- df -h',
      'kubectl create configmap edit --from-file=edit',
      'oc rsh -n etcd etcd-0 etcdctl member list -w table',
      'oc rsh web-0 sh -c "ls"',
      'oc rsh --container=web deploy/web ls /tmp',
      './manage-shop.sh --option 3\n# The third option repairs the index',
      './manage-shop.sh < answers\n# Choose option 3',
      'kubectl get pods\n# Choose option 3 of the table',
      '# Repair\n\n```bash\n./repair.sh\n```\n\nThen select the pods that failed with kubectl.\n',
      '# Repair\n\n```bash\n./repair.sh\n\n# Choose a node\nkubectl get nodes\n```\n',
      'terraform apply plan.out',
      '!/bin/bash',
      'terraform apply -auto-approve',
      'terraform plan',
      'sudo apt-get install -y sysstat',
      'apt-get update',
      'yes | apt-get install sysstat',
      'dnf -y update',
      'aws ssm start-session --target i-1 --document-name AWS-StartPortForwardingSession',
      'gcloud compute ssh worker-1 --command uptime',
      'ssh -t worker-1 sudo systemctl status web',
      'sftp -b batch shop@files',
      'screen -ls',
      'tmux ls',
      'tmux new -d -s dump pg_dump shop',
      'vault operator unseal $KEY',
      'vault login -method=token $TOKEN',
      'vault operator unseal -h',
      'kubectl edit deploy/web --help',
      'git commit --dry-run',
      'cat notes.txt | tee all.txt',
      'openssl s_client -connect shop.example:443 < /dev/null',
      'echo | openssl s_client -connect shop.example:443',
      'openssl x509 -in tls.crt -noout',
      'oc debug node/worker-1 -- chroot /host crictl ps',
      'bash -c "psql -h db -c 1"',
      'ssh worker-1 "cat dump.sql | psql shop"',
      'docker compose run --rm migrate',
      'docker compose --env-file .env -f shop.yaml --profile setup run seed',
      'docker-compose run web',
      'mc alias set shop http://minio:9000 "$KEY" "$SECRET"\nmc mb shop/orders\nmc ls shop',
      'mc mirror ./orders shop/orders',
      'argocd repo edit https://git.shop/web --insecure',
      'k9s version',
      "kubectl run convert --restart=Never -it --rm --image none --overrides '{}'",
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const command of document.commands) {
      // `(parted) print`: the prompt of a client.
      if (command.statement.problem && command.words.length === 1) continue;
      const why = whyInteractive(command.words, isFed(command.statement.commands, command.index));
      if (!why) {
        yield* guesses(document, command);
        continue;
      }
      const instead = adviceOn(why);
      const text = `This needs somebody at the keyboard: ${why}.`;
      yield { ...command.at(), text, ...(instead && { instead }) };
    }
    for (const command of commandsWithPrompts(document)) {
      if (whyInteractive(command.words)) continue;
      const text = 'This needs somebody at the keyboard: it asks, as its output below shows.';
      yield { ...command.at(), text, instead: 'an option that answers, such as --yes' };
    }
    for (const command of commandsWithAnswers(document)) {
      const text = 'This needs somebody at the keyboard: the text below says what to answer.';
      yield { ...command.at(), text, instead: 'an option of the script, or its input from a pipe' };
    }
  },
};

function* guesses(document: LintDocument, command: Command): Generator<Problem> {
  const fed = isFed(command.statement.commands, command.index);
  const why = opensEditor(command.words)
    ? 'an editor'
    : (whyMayAsk(command.words, fed, command.piped) ??
      (isToldToAsk(command) ? 'a variable says so' : undefined) ??
      (runsAskingInstaller(command) ? 'the installer asks what to do' : undefined) ??
      (asksForPassphrase(document, command)
        ? 'duplicity asks for a passphrase, unless PASSPHRASE has it'
        : undefined) ??
      (fed ? undefined : whyAsksInVain(command.words)));
  if (!why) return;
  const text = `This may need somebody at the keyboard: ${why}.`;
  yield { ...command.at(), text, severity: 'note' };
}

/** It works on encrypted backups, and the page names no passphrase. */
const asksForPassphrase = ({ source }: LintDocument, { words: [program, ...rest] }: Command) =>
  programOf(program) === 'duplicity' &&
  rest.some((word) => word.includes('://')) &&
  !rest.some((word) => /^--(?:no-encryption|use-agent|dry-run)$/.test(word)) &&
  !source.clean.includes('PASSPHRASE');

function isToldToAsk({ statement, index, script }: Command): boolean {
  const own = statement.commands[index];
  const given = own?.words.slice(0, own.assignments) ?? [];
  return given.some(({ from, to }) => makesAsk(script.text.slice(from, to)));
}

/** By the program that waits, or by its verb where it waits in several ways. */
function adviceOn(why: string): string | undefined {
  const [program = '', verb = ''] = why.split(' ', 2);
  const name = program === 'oc' ? 'kubectl' : program;
  if (why.endsWith('asks before it goes on') && Object.hasOwn(answers, name)) {
    return `the same with ${answers[name]}`;
  }
  const advice = [`${name} ${verb}`, name].find((key) => Object.hasOwn(insteadOf, key));
  return advice === undefined ? undefined : insteadOf[advice];
}

/** By program: the option that answers its question. */
const answers: Readonly<Record<string, string>> = {
  apt: '-y',
  'apt-get': '-y',
  yum: '-y',
  dnf: '-y',
  gcloud: '--quiet',
  az: '--yes',
  argocd: '--yes',
  pip: '-y',
  zypper: '-n',
  pacman: '--noconfirm',
  doctl: '--force',
  docker: '--force',
  podman: '--force',
  kubeadm: '--force',
  patronictl: '--force',
  lvremove: '--yes',
  rm: '-f, once the path is certain',
  flux: '--silent',
  velero: '--confirm',
  pulumi: '--yes',
  certbot: '--non-interactive',
  'add-apt-repository': '-y',
  celery: '--force',
  nats: '--force',
  cdk: '--require-approval never',
  vagrant: '--force',
  gluster: '--mode=script',
  terragrunt: '--non-interactive',
  dokku: '--force',
  tkn: '--force',
};

const insteadOf: Readonly<Record<string, string>> = {
  'kubectl edit': "kubectl patch … --type merge -p '…', or kubectl apply -f …",
  kubectl: 'the command to run there, after `--`',
  psql: "psql … -c '…'",
  mysql: "mysql … -e '…'",
  'mysql asks': 'a password from a file: mysql --defaults-extra-file=…',
  'mysqldump asks': 'a password from a file: mysqldump --defaults-extra-file=…',
  mariadb: "mariadb … -e '…'",
  mongosh: "mongosh … --eval '…'",
  'redis-cli': 'redis-cli … followed by the command',
  ssh: "ssh … 'the commands'",
  sh: "sh -c '…'",
  bash: "bash -c '…'",
  less: 'the command without the pager',
  'kubectl rsh': 'the command to run there, after the pod',
  'terraform destroy': 'terraform plan -destroy -out=…, and terraform apply with that file',
  'terraform apply': 'terraform plan -out=…, and terraform apply with that file',
  openssl: 'openssl s_client … < /dev/null',
};
