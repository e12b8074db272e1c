import { always } from '../../../runbook/commands/argument-text.ts';
import type { RemovedUsage } from './usage.ts';

const terraform = 'terraform tofu';

/** Packages, machines and their configuration. */
export const machines: readonly RemovedUsage[] = [
  [
    'apt-key',
    always,
    'Debian 13 and Ubuntu 24.10 have no apt-key.',
    'a file in /etc/apt/keyrings, and signed-by=… in the list of sources',
    'old',
  ],
  [
    'apt-get apt',
    / --force-yes\b/,
    'Current versions of apt have no `--force-yes` any more.',
    '--yes',
  ],
  ['brew', /^ cask /, 'Homebrew has no `brew cask` any more.', 'brew install --cask …'],
  [
    'easy_install',
    always,
    'Current versions of setuptools have no easy_install any more.',
    'pip install …',
  ],
  ['pyvenv', always, 'Python has no pyvenv any more.', 'python3 -m venv …'],
  ['pip pip3', /^ search /, 'PyPI no longer answers `pip search`.'],
  [
    'python python2 python3',
    / -m SimpleHTTPServer\b/,
    'Only Python 2 had this module.',
    'python3 -m http.server',
  ],
  [
    'certbot-auto letsencrypt-auto',
    always,
    '`certbot-auto` refuses to install or update itself.',
    'certbot …',
  ],
  ['initctl', always, 'Upstart has been replaced by systemd.', 'systemctl …'],
  [
    'stop start restart reload',
    /^ [a-z][\w.-]*$/,
    'Upstart, which had this command, has been replaced by systemd.',
    'systemctl …',
  ],
  [
    'systemd-resolve',
    always,
    'It is called resolvectl, and newer systems have only that name.',
    'resolvectl …',
    'old',
  ],
  [
    'ansible ansible-playbook',
    / (?:--sudo|--sudo-user|--ask-sudo-pass|--su|--su-user|--ask-su-pass|-S|-U|-s)(?:[ =]|$)/,
    'Ansible no longer has this option.',
    '--become, --become-user or --ask-become-pass',
  ],
  [
    'puppet',
    /^ (?:cert|ca|certificate)(?: |$)/,
    'Puppet 6 and newer have no such command.',
    'puppetserver ca …',
  ],
  [
    terraform,
    /^(?: -\S+)* (?:push|remote|debug|0\.1[23]upgrade|internal-plugin)(?: |$)/,
    'Terraform no longer has this command.',
  ],
  [terraform, / destroy\b.* -?-force(?: |$)/, 'Terraform no longer has `-force`.', '-auto-approve'],
  [
    terraform,
    / init\b.* --?(?:get-plugins|verify-plugins)\b/,
    'Terraform no longer has this option.',
    '-plugin-dir=…',
  ],
  [terraform, / --?module-depth\b/, 'Terraform no longer has this option.'],
  [
    'promtool',
    /^ check-(?:config|rules|metrics)\b/,
    'Current versions of promtool have these as two words.',
    'promtool check config …',
  ],
  ['ceph-disk', always, 'Ceph has no ceph-disk any more.', 'ceph-volume lvm …'],
  [
    'ceph-deploy',
    always,
    '`ceph-deploy` is not maintained, and does not know current versions of Ceph.',
    'cephadm …, or ceph orch …',
    'old',
  ],
  [
    'brew',
    /^ (?:switch|prune|linkapps|diy|tap caskroom\/\S+|tap homebrew\/(?:science|versions|dupes))(?: |$)/,
    'Homebrew has no such command or place any more.',
    'brew cleanup, or a version in the name: brew install node@22',
  ],
  [
    'apt-get apt',
    / install\b.* (?:docker-engine|python-(?:pip|dev|setuptools|virtualenv)|nodejs-legacy|libssl1\.0\S*)(?: |$)/,
    'Current releases of Debian and Ubuntu have no such package.',
    'docker-ce or docker.io, python3-…',
  ],
  ['authconfig', always, 'RHEL 9 has no authconfig.', 'authselect …', 'old'],
  [
    'ssh-keygen',
    / -t ?(?:dsa|rsa1)(?: |$)/,
    'OpenSSH 10 has no such keys.',
    'ssh-keygen -t ed25519',
    'old',
  ],
  [
    'puppet',
    /^ (?:master|kick|module (?:generate|build)|inspect|queue|extlookup2hiera)(?: |$)/,
    'Puppet 6 and newer have no such command.',
    'puppetserver …, or pdk …',
  ],
  [
    'puppetd puppetca puppetmasterd ralsh',
    / \S/,
    'Puppet 3 and newer have no such program.',
    'puppet …',
  ],
  [
    'knife',
    /^ cookbook (?:create|site)(?: |$)/,
    'Current versions of knife have no such command.',
    'chef generate cookbook …, or knife supermarket …',
  ],
  [
    'gitlab-ctl',
    /^ (?:repmgr\S*|promote-to-primary-node|promote-db|set-geo-primary-node|write-pgpass)(?: |$)/,
    'Current versions of GitLab have no such command.',
    'gitlab-ctl patroni …, or gitlab-ctl geo promote',
  ],
  ['gitlab-ci-multi-runner', always, 'It is called gitlab-runner now.', 'gitlab-runner …'],
  [
    terraform,
    / (?:validate\b.* --?check-variables|output\b.* --?module)\b/,
    'Terraform no longer has this option.',
  ],
  [
    'ceph',
    /^(?: -\S+)* mds (?:set_max_mds|newfs|cluster_down|cluster_up|stop|add_data_pool|remove_data_pool|dump|getmap)(?: |$)/,
    'Current versions of Ceph have no such command.',
    'ceph fs set … max_mds …, ceph fs dump …',
  ],
];
