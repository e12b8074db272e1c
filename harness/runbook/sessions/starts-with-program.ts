import { programsByField } from './programs-by-field.ts';

/** Programs that operators start a line with, and that no sentence and no output begins with. */
const certain = new Set(
  `kubectl kubectx kubens oc helm helmfile kustomize k9s kind minikube k3s k3d eksctl kops kubeadm
  crictl ctr nerdctl docker docker-compose podman skopeo crane aws gcloud gsutil az doctl openstack
  terraform tofu ansible ansible-playbook vault consul nomad argocd flux istioctl linkerd cilium
  etcdctl calicoctl velero stern jq yq curl wget ssh scp sftp rsync nc ncat dig nslookup tcpdump
  traceroute mtr netstat ss ifconfig iptables nft nmap openssl journalctl systemctl sysctl crontab
  sudo apt apt-get dpkg yum dnf rpm apk snap brew pip pip3 npm npx yarn pnpm mvn gradle git python python3
  psql pg_dump pg_restore pg_ctl mysql mysqldump mongosh redis-cli sqlite3 kcat kafka-topics rabbitmqctl
  grep egrep sed awk tar gzip gunzip unzip chmod chown mkdir rmdir cp mv rm ls cd pwd df du lsblk
  lsof htop vmstat iostat dmesg uname pgrep pkill xargs base64 vi vim nano telnet strace uptime whoami
  usermod groupadd useradd newgrp systemd-analyze tcpflow gdb knife tmux sha256sum md5sum nginx haproxy caddy ceph
  cf gh glab zypper pacman trivy rake bundle rails kubeseal kubens amtool iscsiadm kubetail modprobe
  insmod rmmod sysrc fstrim cryptsetup blkid parted fdisk tc ethtool nmcli brctl arping ipmitool pdsh
  pssh rake mvnw gradlew javac cargo rustc bosh pulumi   vagrant salt-call chef-client sqlcmd influx mongo mongodump mongorestore
  cqlsh nodetool pg_basebackup pg_rewind pg_repack pg_dumpall createdb dropdb vacuumdb patronictl
  gitlab-rake k9s stern ktail skaffold tilt buildah cosign syft grype sops gpg ykman
  ssh-keygen ssh-add ssh-copy-id keytool certbot killall cfssl mc s3cmd rclone restic borg velero
  systemd-resolve resolvectl hostnamectl timedatectl loginctl networkctl firewall-cmd ufw semanage
  restorecon setenforce getenforce ausearch swapon swapoff wipefs mkswap growpart xfs_growfs xfs_repair
  e2fsck tune2fs dumpe2fs partprobe sar iotop nvme hdparm lspci lsusb lsmod lscpu numactl
  nvm corepack rbenv pyenv asdf rustup pm2 flyctl vercel netlify wrangler pipx poetry hcloud govc virsh repmgr
  pgbackrest jps jstack jmap jcmd zgrep zcat nsenter losetup netplan conntrack tshark whois cloud-init k0s lxc
  mailq nohup mkdocs newaliases postqueue postsuper postconf postcat postmap qshape exiqgrep
  rados zpool zfs lvs vgs pvs lvextend resize2fs fsck mkfs.ext4 mdadm smartctl updatedb printf echo`
    .trim()
    .split(/\s+/),
);
/** Programs that are also English words: their arguments decide. */
const words = new Set(
  `cat tail head less more find test sort cut watch kill set export source mount umount make go host
  ip ping time top free ps date service reboot shutdown touch id who w last read unset route screen at
  sleep sync locate su install link join split dd du tee wc column diff file env
  module bash sh zsh dash go k node ruby java php perl fly step age salt puppet packer multipath composer`
    .trim()
    .split(/\s+/),
);

/** Programs by the form of their name: `gitlab-ctl`, `kafka-topics.sh`, `clickhouse-client`. */
const byForm =
  /^(?:[a-z][\w-]*(?:ctl|-cli|-client|-admin|-tool|-rake|-installer)|(?:ceph|kubectl|kafka|docker|git)-[\w-]+)$|\w\.sh$/;
const inBin = /^\/(?:(?:[\w.+-]+\/)*s?bin|etc\/(?:init|rc)\.d)\//;
/** `$HOME/go/bin/stockd start`, `$HOME/shop/add.sh one` */
const ofHome = /^\$\{?HOME\}?\/(?:[\w.+-]+\/)*(?:s?bin\/[\w.+-]+|[\w+-]+\.(?:sh|bash|py|pl|rb))$/;

/** `k` is what most people call kubectl. */
const verbOfKubectl =
  /^ (?:get|describe|delete|apply|logs|exec|rollout|scale|drain|cordon|uncordon|edit|patch|top|annotate|config|port-forward|create) \S/;

/** Programs that are words of English as well, with what follows them in a command. */
const byArgument: Readonly<Record<string, RegExp>> = {
  sleep: /^\s+[\d$]\S*\s*(?:[;&#|].*)?$/,
  service: /^\s+[\w@.-]+\s+(?:(?:force-)?(?:start|stop|restart|reload)|status)\b/,
  ip: /^\s+(?:-\w+\s+)*(?:a|addr|address|l|link|r|route|ro|rule|n|neigh|neighbou?r|netns|tunnel|maddr|xfrm)(?:\s+(?:show|list|ls|get|add|del|delete|set|flush|replace|change|append|exec|save|restore|monitor|up|down|s|a|d)(?=\s|$).*)?\s*(?:[;&#|].*)?$/,
  go: /^\s+(?:version|install|build|run|test|mod|get|vet|env|generate|clean|work|tool|list)(?=\s|$)/,
  locate: /^(?:\s+-\w+)*\s+[\w./*"'-]+\s*(?:[;&#|].*)?$/,
  sync: /^\s+(?:-[df]\b|\/|[;&#|])/,
  module:
    /^\s+(?:load|unload|swap|switch|purge|restore|use|unuse|avail|av|list|spider|show|add|rm)(?:\s+[^\s=]+)*\s*(?:[;&#|].*)?$/,
  watch:
    /^\s+(?:-\S+\s+(?:[\d.]+\s+)?)*["']?(?:kubectl|oc|docker|podman|tail|ls|df|du|cat|ps|free|date|sudo|curl|systemctl|helm|git|grep|ceph|ip|ss|nvidia-smi|squeue|sinfo)(?=\s|["']|$)|^\s+[-./~$]/,
  su: /^\s+(?:-|[a-z][\w-]*(?:\s+-c\b|\s*$))/,
};

/** `make build`, `make deploy ENV=shop`; but "make sure", "make it run". */
const targets =
  /^(?:\s+-\S+(?:\s+[\w./]+)?|\s+[A-Za-z_]\w*=\S*)*(?:\s+(?!(?:sure|it|its|the|an?|that|this|these|them|those|your|our|my|certain|use|changes?|any|some|no|notes?|progress|sense|one|two|available|more|everything|something|way|room|backups?|and|or|up|do|with|in)(?:\s|$))[\w./:%$,{}-]+)(?:\s+[\w./:%$,{}-]+|\s+[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|[^\s"']*))*\s*(?:[#&;|>].*)?$|^(?:\s+-\S+(?:\s+[\w./]+)?|\s+[A-Za-z_]\w*=\S*)+\s*$/;

/** True for one word alone that is a program: `sync`, `screen`. Only what stands around it shows that it is typed. */
export const isProgramWord = (line: string): boolean =>
  /^[a-z][\w-]*$/.test(line) && (certain.has(line) || alone.test(line));
const alone =
  /^(?:sync|screen|top|free|df|du|ps|mount|env|date|id|who|w|last|bash|sh|zsh|python3?|node|su|lsblk|route|reboot|history|locale|hostname|uuidgen)$/;

const firstWord =
  /^(?:[A-Za-z_]\w*=\S* )*(?:(?:\.{0,2}\/|~\/|\$\{?HOME\}?\/)[\w./+-]+|[a-z][\w.+-]*)(?=\s|$)/;

/** `. /etc/shop/env`: the settings of a file for the lines below. */
const sources = /^\. (?:(?:[~\w.+-]*|\$\{?\w+\}?)\/)[\w.+/-]*(?=\s|$)/;

/** True for a line that starts with a program, not with a word of a sentence or of output. */
export function startsWithProgram(line: string): boolean {
  if (sources.test(line)) return true;
  const start = firstWord.exec(line)?.[0];
  if (start === undefined) return false;
  const program = start.slice(start.lastIndexOf(' ') + 1);
  if (certain.has(program) || programsByField.has(program) || byForm.test(program)) return true;
  if (program.startsWith('./')) return true;
  if (inBin.test(program) || ofHome.test(program)) return line.length > start.length;
  if (/^(?:exit|logout|reboot)$/.test(line.trimEnd())) return true;
  if (!words.has(program)) return false;
  const rest = line.slice(start.length);
  if (program === 'k' && verbOfKubectl.test(rest)) return true;
  if (program === 'make') return targets.test(rest);
  if (Object.hasOwn(byArgument, program)) return byArgument[program]?.test(rest) ?? false;
  if (/^\s+>{1,2}\s*\S+\s+<</.test(rest)) return true;
  const argument = /^\s+(\S+)/.exec(rest)?.[1];
  if (argument === undefined) return false;
  return (
    /^[-/~.$"'{[<]|[/=.]\S/.test(argument) || certain.has(/ \| ?([a-z]+) /.exec(rest)?.[1] ?? '')
  );
}
