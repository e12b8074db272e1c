import { always } from '../../commands/argument-text.ts';
import type { Table } from './danger.ts';

const stopped = / (?:stop|kill|isolate|mask)(?: -\S+)* [^-\s]|disable\b.* --now\b/;

/** Machines: their firewall, their services, their processes. Disks are in disks.ts. */
export const machine: Table = {
  destroys: [
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
  removes: [['vagrant', / destroy(?: |$)/, 'deletes the machine']],
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
    ['launchctl', / (?:unload|bootout|stop|kill)(?: |$)/, 'stops a service'],
    ['apachectl apache2ctl', / (?:-k )?stop(?: |$)/, 'stops a service'],
    ['nginx', / -s (?:stop|quit)(?: |$)/, 'stops a service'],
    ['vagrant', / (?:halt|suspend)(?: |$)/, 'stops the machine'],
    ['nsupdate', / \S/, 'changes names of DNS for everybody'],
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
    ['crictl', / (?:rm|rmp|stop|stopp)\b/, 'stops containers'],
    ['ctr', / (?:rm|delete|kill)\b/, 'stops containers'],
  ],
};
