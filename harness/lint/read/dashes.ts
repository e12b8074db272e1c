/** Programs whose options of one dash have a single letter each, and seldom three together. */
export const gnuLike = /^(?:kubectl|oc|helm|docker|podman|aws|gcloud|az|eksctl)$/;

/** Programs whose options that are words have two dashes, all of them. */
export const takesWords: ReadonlySet<string> = new Set(
  `kubectl oc helm helmfile kustomize docker docker-compose podman nerdctl crictl aws gcloud az eksctl doctl
  git gh glab curl wget systemctl journalctl hostnamectl timedatectl loginctl tar ls rm cp mv mkdir grep egrep sort
  ps df du chmod chown ss iptables rsync psql pg_dump pg_restore pg_dumpall pg_basebackup mysql mysqldump mongosh
  mongodump mongorestore npm yarn pnpm pip pip3 apt apt-get yum dnf apk jq yq argocd flux istioctl velero etcdctl
  ansible ansible-playbook certbot kubeadm minikube k3d kind stern skaffold logrotate lsblk dmesg date tail head sed
  patronictl rclone restic rabbitmqctl`.split(/\s+/),
);

/** Letters that such a program takes together behind one dash. */
const letters: Readonly<Record<string, string>> = {
  tar: 'ctxruAzjJvfpkmhSPWOa',
  ps: 'aAdefFjlLuTwxycHMoZ',
  ls: 'laAhtrSRidFGnsp1',
  ll: 'laAhtrSRidFGnsp1',
  rm: 'rfRiv',
  cp: 'arRpfvnu',
  mv: 'fvnu',
  mkdir: 'pvm',
  ss: 'tulpnaesmix',
  netstat: 'tulpnares',
  df: 'hTiakm',
  du: 'shackmx',
  grep: 'riEnvcowqFPHsRlAB',
  egrep: 'rinvcowqHsRl',
  sort: 'rnuhkt',
  unzip: 'oqlt',
  lsof: 'niPt',
  journalctl: 'xeufn',
  rsync: 'avzhPrn',
  curl: 'sSfLkIivOo',
  kubectl: 'it',
  oc: 'it',
  docker: 'itd',
  podman: 'itd',
  'docker-compose': 'itd',
};

/** Words of two dashes that consist of such letters. */
const words = new Set('all list file help hash'.split(' '));

/** True for `ef` of `ps` and `xzf` of `tar`: letters that the program takes behind one dash, each once. */
export function isBundle(program: string, option: string): boolean {
  const known = Object.hasOwn(letters, program) ? letters[program] : undefined;
  if (known === undefined || option.length > 6 || words.has(option)) return false;
  return (
    /^[A-Za-z]+$/.test(option) &&
    new Set(option).size === option.length &&
    [...option].every((letter) => known.includes(letter))
  );
}
