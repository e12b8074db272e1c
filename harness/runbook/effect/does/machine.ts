import { has, hasLong, positionals } from '../../commands/options.ts';
import { all, byVerb, type DoesByName, unless } from './does.ts';

type Words = readonly string[];

const packages = byVerb({
  looks:
    'list,show,search,policy,depends,info,history,repolist,check-update,provides,madison,cache',
  acts: 'history undo,history redo,history rollback,history store,history replay,history new,history sync',
});
const query = (rest: Words) =>
  rest.some((word) => /^-[a-zA-Z]*[lLsSpq]|^--(list|status|search|query|verify)/.test(word))
    ? 'looks'
    : 'acts';

/** `ip addr` looks, `ip link set eth0 down` acts. */
function ip(rest: Words) {
  const [, verb = 'show'] = positionals(rest, /^(-n|-netns|-f|-family)$/);
  return /^(s|sh|show|l|ls|list|get|help)/.test(verb) && !/^set$/.test(verb) ? 'looks' : 'acts';
}

const rules = (rest: Words) =>
  rest.some((word) => /^-[a-zA-Z]*[LS]/.test(word) || /^--list/.test(word)) &&
  !rest.some((word) => /^-[ADIRFZNXPE]$/.test(word))
    ? 'looks'
    : 'acts';

const ifAlone = (valued: RegExp) => (rest: Words) =>
  positionals(rest, valued).length > 0 ? 'unknown' : 'looks';

/** Programs that report the state of a machine, and programs that change it. */
export const machine: DoesByName = {
  ...all('df du ncdu free ps top htop uptime vmstat iostat mpstat sar iotop pidstat lsof', 'looks'),
  ...all('netstat lsblk findmnt blkid lscpu lsmem nproc uname id whoami groups who w', 'looks'),
  ...all('last lsmod printenv pgrep pstree tty locale getconf arch', 'looks'),
  ...all(
    'systemd-analyze ausearch pvs vgs lvs pvdisplay vgdisplay lvdisplay zpool-status',
    'looks',
  ),
  ...all('xfs_info showmount lspci lsusb lshw dmidecode getfacl sockstat', 'looks'),
  fdisk: (rest) => (rest.some((word) => /^-[a-z]*l|^--list$/.test(word)) ? 'looks' : 'acts'),
  // `vtysh -c "show ip route"`: each -c is a line at the router's prompt.
  vtysh: (rest) => {
    const lines = rest.filter((_, at) => rest[at - 1] === '-c');
    return lines.length > 0 && lines.every((line) => /^["']?(?:do )?show\b/.test(line))
      ? 'looks'
      : 'acts';
  },
  ss: unless(/^(-[a-zA-Z0-9]*K[a-zA-Z0-9]*|--kill)$/, 'acts', 'looks'),
  smartctl: unless(
    /^(-[a-zA-Z]*[tsoSX]|--(test|smart|offlineauto|saveauto|abort)\b.*)$/,
    'acts',
    'looks',
  ),
  'nvidia-smi': (rest) => {
    const subcommand = /^[a-z]/.test(rest[0] ?? '') ? rest[0] : 'topo';
    const options = rest.filter((word) => word.startsWith('-'));
    return /^(topo|dmon|pmon)$/.test(subcommand ?? '') &&
      options.every((word) =>
        /^(-[qLlidxum]|-lms|--(query|format|id|loop|display|list)\b.*)$/.test(word),
      )
      ? 'looks'
      : 'acts';
  },
  // They run the command after their options.
  strace: ifAlone(/^-[aeEIoOpPsSuUX]$/),
  numactl: ifAlone(/^-[CNmip]$/),
  perf: (rest) =>
    positionals(rest, /^-[eoptCFgi]$/).length > 1 ||
    !/^(list|report|script|top|stat|record)$/.test(rest[0] ?? '')
      ? 'unknown'
      : 'looks',
  hostnamectl: byVerb({ looks: ',status' }),
  conntrack: (rest) =>
    /^-[LCSGE]$|^--(dump|count|stats|get|event)$/.test(rest[0] ?? '') ? 'looks' : 'acts',
  ethtool: (rest) =>
    /^-/.test(rest[0] ?? '') && !/^-[iSkgaclmTdexPn]$/.test(rest[0] ?? '') ? 'acts' : 'looks',
  hostname: (rest) => (positionals(rest, /^$/).length > 0 ? 'acts' : 'looks'),
  mount: (rest) =>
    positionals(rest, /^-[to]$/).length > 0 || has(rest, 'a', 'all', 'to') ? 'acts' : 'looks',
  ifconfig: (rest) => (positionals(rest, /^$/).length > 1 ? 'acts' : 'looks'),
  ip,
  ...all('iptables ip6tables', rules),
  nft: byVerb({ looks: 'list' }),
  dmesg: unless(/^(-[a-zA-Z]*[cCDEn]|--(clear|read-clear|console-\w+))$/, 'acts', 'looks'),
  sysctl: (rest) =>
    has(rest, 'w', 'write', '') ||
    has(rest, 'p', 'load', '') ||
    hasLong(rest, '--load', '--system') ||
    rest.some((word) => word.includes('='))
      ? 'acts'
      : 'looks',
  journalctl: unless(
    /^--(vacuum-|rotate|flush|sync|relinquish|setup-keys|update-catalog)/,
    'acts',
    'looks',
  ),
  systemctl: unless(
    /^--dry-run$/,
    'looks',
    byVerb(
      {
        looks:
          ',status,is-active,is-enabled,is-failed,is-system-running,show,cat,help,list-units,list-unit-files,list-timers,list-jobs,list-sockets,list-dependencies,list-machines,list-automounts,list-paths,show-environment,get-default',
      },
      /^(-[HMtpnos]|--(host|machine|type|state|property|lines|output|signal|root|job-mode))$/,
    ),
  ),
  service: (rest) => (rest[1] === 'status' || rest[0] === '--status-all' ? 'looks' : 'acts'),
  loginctl: byVerb({ looks: ',list-sessions,list-users,show-session,session-status' }),
  timedatectl: byVerb({ looks: ',status,show,list-timezones,timesync-status' }),
  crontab: (rest) => (has(rest, 'l', '', 'u') ? 'looks' : 'acts'),
  chronyc: byVerb({ looks: 'tracking,sources,sourcestats,activity,ntpdata' }),
  ...all('apt apt-get apt-cache yum dnf', packages),
  ...all('dpkg rpm', query),
  nginx: (rest) =>
    rest.some((word) => /^-[tTvV]$/.test(word)) && !rest.includes('-s') ? 'looks' : 'acts',
  ...all('wipefs blkdiscard sgdisk lvremove vgremove pvremove lvextend vgextend', 'acts'),
  ...all('mkfs.ext3 mkfs.ext4 mkfs.xfs mkfs.btrfs mkswap resize2fs xfs_growfs growpart', 'acts'),
  ...all('cryptsetup partprobe init telinit dropdb createdb pg_resetwal pg_dropcluster', 'acts'),
  zfs: byVerb({ looks: 'list,get,version' }),
  zpool: byVerb({ looks: 'list,status,get,history,version,iostat' }),
  kubeadm: byVerb({
    looks: 'version,token list,config images list,config print,certs check-expiration',
  }),
  talosctl: byVerb(
    { looks: 'get,version,health,services,service,logs,dmesg,members,containers,stats' },
    /^(-[ne]|--(nodes|endpoints))$/,
  ),
  ...all('gitlab-ctl supervisorctl', byVerb({ looks: 'status,tail,service-list' })),
  ...all('reboot shutdown poweroff halt pkill killall umount mkfs fsck swapoff swapon', 'acts'),
  ...all('useradd userdel usermod passwd modprobe insmod rmmod logrotate ifup ifdown', 'acts'),
};
