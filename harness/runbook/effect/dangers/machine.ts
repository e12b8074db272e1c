import { always } from '../../commands/argument-text.ts';
import type { Table } from './danger.ts';

/** Machines, real and virtual, from inside and outside. Disks are in disks.ts, services in services.ts. */
export const machine: Table = {
  destroys: [
    [
      'chmod',
      /^(?=.* (?:-\w*R|--recursive)\b)(?=.* (?:0?777|a[+=]rwx|ugo[+=]rwx|o\+w)\b)/,
      'lets everybody write every file, and the old modes are lost',
    ],
    [
      'chmod chown setfacl',
      /^(?=.* (?:-\w*R|--recursive)\b).* \/(?:etc|usr|var|var\/lib|home|lib|bin|opt|boot)?\/?\*?(?: |$)/,
      'changes who may read and write every file, and the old state is lost',
    ],
    ['crontab', / -\w*r\b/, 'removes every job of the crontab'],
    ['kubeadm', / reset\b/, 'takes the node out of its cluster, with the data of etcd on it'],
    [
      'k3s-uninstall.sh k3s-agent-uninstall.sh rke2-uninstall.sh k3s-killall.sh rke2-killall.sh',
      always,
      'removes the cluster from this machine',
    ],
    ['microk8s minikube k0s kind k3d', / (?:reset|delete)\b/, 'deletes the cluster'],
    ['rke', / remove(?: |$)/, 'deletes the cluster'],
    ['talosctl', / reset\b/, 'wipes the node'],
    [
      'talosctl',
      / etcd remove-member\b/,
      'takes a member out of etcd, and its data is of no use any more',
    ],
    [
      'virsh',
      / (?:undefine|vol-delete|vol-wipe|pool-delete|snapshot-delete|snapshot-revert)\b/,
      'removes a machine, or its disk',
    ],
    [
      'VBoxManage',
      / (?:unregistervm\b.* --delete|closemedium\b.* --delete)/,
      'removes a machine with its disk',
    ],
    ['multipass', / (?:delete|purge)(?: |$)/, 'deletes the machine'],
    ['lxc incus', / (?:delete|rm|restore) /, 'deletes the machine, or goes back to a snapshot'],
    [
      'qm pct',
      / (?:destroy|rollback|delsnapshot) /,
      'deletes the machine, or goes back to a snapshot',
    ],
    [
      'xe',
      / (?:vm-destroy|vm-uninstall|vdi-destroy|snapshot-revert|sr-destroy|sr-forget)(?: |$)/,
      'deletes a machine or its disk',
    ],
  ],
  removes: [
    ['vagrant', / destroy(?: |$)/, 'deletes the machine'],
    ['talosctl', / cluster destroy\b/, 'deletes a cluster of this machine'],
    [
      'crontab',
      / (?!-[eliT])[^- ]\S*$/,
      'replaces every job of the crontab',
      / -[eliT]\b| -u \S+$/,
    ],
    ['crontab', / -$/, 'replaces every job of the crontab'],
    ['atrm', / \S/, 'removes jobs that wait'],
    ['setfacl', / (?:-\w*b\w*|--remove-all)(?: |$)/, 'takes rights to files away'],
    ['journalctl', / --vacuum-\w+/, 'deletes older logs'],
  ],
  interrupts: [
    [
      'vim-cmd',
      / vmsvc\/(?:power\.(?:off|reset|reboot|shutdown|suspend)|unregister)\b/,
      'stops a virtual machine',
    ],
    ['unbound-control', / flush\w*(?: |$)/, 'empties the cache'],
    ['reboot poweroff halt', always, 'stops the machine', / --help\b/],
    ['shutdown', always, 'stops the machine', / (?:-c|--help)\b/],
    ['kexec', / (?:-e|--exec)(?: |$)/, 'stops the machine'],
    ['init telinit', / [06]\b/, 'stops the machine'],
    ['vagrant', / (?:halt|suspend)(?: |$)/, 'stops the machine'],
    ['ipmitool', / (?:power (?:off|cycle|reset|soft)|mc reset)\b/, 'stops the machine'],
    [
      'racadm',
      / (?:serveraction (?:powerdown|powercycle|hardreset|graceshutdown)|racreset)\b/,
      'stops the machine',
    ],
    ['ilorest hponcfg', / reboot(?: |$)/, 'stops the machine'],
    ['rpower', / (?:off|reset|cycle|boot|softoff)(?: |$)/, 'stops machines'],
    ['xcat', / rpower\b.* (?:off|reset|cycle)(?: |$)/, 'stops machines'],
    ['virsh', / (?:destroy|shutdown|reboot|reset)\b/, 'stops the machine'],
    [
      'VBoxManage',
      / controlvm \S+ (?:poweroff|reset|acpipowerbutton|savestate|pause)\b/,
      'stops the machine',
    ],
    ['lxc incus lxd', / (?:stop|shutdown|restart|pause)(?: |$)/, 'stops the machine'],
    ['qm pct', / (?:stop|shutdown|reboot|reset|suspend) /, 'stops the machine'],
    ['pvecm', / (?:delnode|expected)(?: |$)/, 'changes who decides in the cluster'],
    [
      'ha-manager',
      / (?:remove|migrate|relocate|crm-command) |--state (?:disabled|stopped)\b/,
      'stops the machine, or moves it',
    ],
    [
      'xe',
      / vm-(?:shutdown|reboot|reset-powerstate)(?: |$)| host-(?:shutdown|reboot|disable|evacuate)(?: |$)/,
      'stops the machine',
    ],
    [
      'xe',
      / pool-(?:emergency-[\w-]+|designate-new-master|recover-slaves|ha-disable)(?: |$)/,
      'changes which machine leads the pool',
    ],
    ['talosctl', / (?:reboot|shutdown|upgrade|upgrade-k8s)\b/, 'stops the machine'],
    ['talosctl', / etcd (?:forfeit-leadership|leave)\b/, 'moves the leader of etcd'],
    [
      'kubeadm',
      / (?:upgrade (?:apply|node)|token delete)(?: |$)/,
      'replaces parts of the control plane',
    ],
    ['k0s', / stop(?: |$)/, 'stops a part of the cluster'],
    ['microk8s', / (?:stop|disable|leave|remove-node)\b/, 'stops a part of the cluster'],
    [
      'crictl',
      / (?:rm|rmp|stop|stopp)\b| rmi\b.* (?:--prune|-q|-a|--all)(?: |$)/,
      'stops containers, or removes images',
    ],
    ['ctr', / (?:rm|delete|kill)\b/, 'stops containers, or removes images'],
    ['date', / (?:-s|--set)[ =]/, 'changes the time, which certificates and logs depend on'],
    ['timedatectl', / set-time(?: |$)/, 'changes the time, which certificates and logs depend on'],
  ],
};
