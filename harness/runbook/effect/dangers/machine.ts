import { always, type Table } from './danger.ts';

const disks = 'mkfs mkfs.ext3 mkfs.ext4 mkfs.xfs mkfs.btrfs mkfs.vfat mke2fs mkfs.fat';
const stopped = / (?:stop|kill|isolate|mask)(?: -\S+)* [^-\s]|disable\b.* --now\b/;

/** Machines: their disks, their firewall, their processes. */
export const machine: Table = {
  destroys: [
    [disks, / \S/, 'formats a device', / (?:-n|-V|--help)\b/],
    [
      'wipefs',
      / (?:-\w*[af]|--all|--offset|-o)\b/,
      'erases what says which file system a device has',
    ],
    ['dd', / of=["']?(?:\/dev\/(?!null|stdout|stderr|zero|shm|tty|fd)|\$)/, 'overwrites a device'],
    ['blkdiscard shred scrub', / \S/, 'erases every block'],
    ['sgdisk', / (?:--zap|--zap-all|-[zZod]|--clear|--delete)\b/, 'erases the partition table'],
    ['parted', / (?:mklabel|mktable|rm) /, 'changes the partition table'],
    ['sfdisk', / --(?:delete|wipe)\b/, 'changes the partition table'],
    ['lvremove vgremove pvremove', / \S/, 'removes volumes with their data', / -t\b| --test\b/],
    ['lvconvert', / --merge\b/, 'throws away what was written since the snapshot'],
    [
      'cryptsetup',
      / (?:luksFormat|erase|luksErase|luksKillSlot|luksRemoveKey)\b/,
      'makes what is encrypted unreadable',
    ],
    ['mdadm', / (?:--zero-superblock|--create|-C)\b/, 'overwrites what describes the array'],
    ['zpool', / (?:destroy|labelclear)\b/, 'destroys a pool'],
    [
      'zfs',
      / (?:destroy|rollback)\b/,
      'destroys a dataset, or what was written since a snapshot',
      / -\w*n/,
    ],
    ['btrfs', / sub\w* (?:delete|del)\b/, 'deletes a subvolume'],
    ['xfs_repair', / -\w*L/, 'throws away the log of the file system'],
    [
      'e2fsck fsck fsck.ext4',
      / -\w*[fy]/,
      'repairs a file system by throwing away what does not fit',
      / -\w*n/,
    ],
    [
      'iptables ip6tables',
      / (?:-F|--flush|-X|--delete-chain)\b/,
      'removes firewall rules that nothing has saved',
    ],
    ['nft', / (?:flush|destroy) /, 'removes firewall rules that nothing has saved'],
    ['ufw', / reset\b/, 'removes firewall rules that nothing has saved'],
    ['ipvsadm', / (?:-C|--clear)\b/, 'removes every virtual server'],
    ['ipset', / (?:destroy|flush|-X|-F)\b/, 'empties sets of the firewall'],
    [
      'chmod',
      /^(?=.* (?:-\w*R|--recursive)\b)(?=.* (?:0?777|a[+=]rwx|ugo[+=]rwx|o\+w)\b)/,
      'lets everybody write every file, and the old modes are lost',
    ],
    ['crontab', / -\w*r\b/, 'removes every job of the crontab'],
    ['userdel deluser', / (?:-\w*r|--remove(?:-home)?)\b/, 'removes the user with its files'],
    ['kubeadm', / reset\b/, 'takes the node out of its cluster, with the data of etcd on it'],
    [
      'k3s-uninstall.sh k3s-agent-uninstall.sh rke2-uninstall.sh k3s-killall.sh',
      always,
      'removes the cluster from this machine',
    ],
    ['microk8s minikube k0s kind', / (?:reset|delete)\b/, 'deletes the cluster'],
    ['talosctl', / reset\b/, 'wipes the node'],
    [
      'virsh',
      / (?:undefine|vol-delete|vol-wipe|pool-delete|snapshot-delete|snapshot-revert)\b/,
      'removes a machine, or its disk',
    ],
  ],
  removes: [],
  interrupts: [
    ['reboot poweroff halt', always, 'stops the machine', / --help\b/],
    ['shutdown', always, 'stops the machine', / (?:-c|--help)\b/],
    ['init telinit', / [06]\b/, 'stops the machine'],
    [
      'systemctl',
      / (?:reboot|poweroff|halt|kexec|rescue|emergency|soft-reboot)\b/,
      'stops the machine',
    ],
    ['systemctl', stopped, 'stops a service'],
    ['service rc-service', / \S+ stop(?: |$)/, 'stops a service'],
    [
      'gitlab-ctl supervisorctl sv pm2 monit initctl virtctl',
      / (?:stop|kill|down|delete|pause|soft-reboot|shutdown)(?: |$)/,
      'stops a service',
    ],
    [
      'kill pkill killall skill',
      / -(?:9|KILL|SIGKILL|s ?(?:9|KILL|SIGKILL)|-signal[ =](?:9|KILL|SIGKILL))\b/,
      'kills a process before it can clean up',
      / (?:%|\$!)/,
    ],
    ['microk8s', / (?:stop|disable|leave|remove-node)\b/, 'stops a part of the cluster'],
    ['ipmitool', / power (?:off|cycle|reset|soft)\b/, 'stops the machine'],
    ['virsh', / (?:destroy|shutdown|reboot|reset)\b/, 'stops the machine'],
    ['talosctl', / (?:reboot|shutdown)\b/, 'stops the machine'],
    ['ip', / link (?:set (?:dev )?\S+ down|del|delete)\b/, 'takes a network interface away'],
    ['ifdown', / \S/, 'takes a network interface away'],
    ['nmcli', / (?:down|delete|disconnect)\b/, 'takes a connection away'],
    ['iptables ip6tables', / -P \w+ (?:DROP|REJECT)\b/, 'blocks whatever no rule allows'],
    ['conntrack', / (?:-F|--flush)\b/, 'forgets every connection'],
    ['umount', / -\w*[fl]/, 'takes a file system away from those who use it'],
    ['crictl', / (?:rm|rmp|stop|stopp)\b/, 'stops containers'],
    ['ctr', / (?:rm|delete|kill)\b/, 'stops containers'],
  ],
};
