import { always } from '../../commands/argument-text.ts';
import type { Table } from './danger.ts';

const stops = 'stops a machine, or takes it out of work';

/** Hosts of virtual machines, and devices of the network that have a shell of their own. */
export const hypervisors: Table = {
  destroys: [
    ['vim-cmd', / vmsvc\/destroy(?: |$)/, 'deletes a virtual machine with its disks'],
    [
      'govc',
      / (?:object\.destroy|pool\.destroy|snapshot\.revert) /,
      'deletes it, or goes back to a snapshot',
    ],
    [
      'vim-cmd',
      / vmsvc\/snapshot\.(?:revert|remove\w*)(?: |$)/,
      'deletes a snapshot, or goes back to one',
    ],
    ['vmkfstools', / (?:-U|--deletevirtualdisk|-C|--createfs)(?: |$)/, 'deletes or formats a disk'],
    ['partedUtil', / (?:delete|setptbl|mklabel|fixGpt|resize) /, 'changes the partition table'],
    [
      'acli',
      / (?:\w+\.(?:delete|restore|snapshot_delete)) /,
      'deletes it, or goes back to a snapshot',
    ],
    ['cluster', / destroy(?: |$)/, 'deletes the cluster with its data'],
    ['tmsh', / (?:delete|load sys (?:ucs|config)) ?/, 'deletes or replaces the configuration'],
    ['xl', / destroy /, 'stops the machine without asking it'],
  ],
  removes: [
    [
      'govc',
      / (?:device\.remove|vm\.unregister|host\.remove|library\.rm|tags\.rm|role\.remove|session\.rm) /,
      'takes what it names away',
    ],
    ['xl', / (?:block-detach|network-detach|cpupool-destroy) /, 'takes a device away'],
  ],
  interrupts: [
    [
      'govc',
      / (?:host\.(?:maintenance\.enter|shutdown|disconnect)|datastore\.maintenance\.enter|vm\.migrate|cluster\.change|vm\.network\.change)(?: |$)/,
      stops,
    ],
    [
      'esxcli',
      / (?:maintenanceMode set\b.* (?:true|1)|filesystem unmount|software (?:vib|profile) (?:update|install|remove|downgrade)|set\b.* (?:--state[ =]off|--enabled[ =]false|-e[ =]false)|nic down)/,
      stops,
    ],
    ['vim-cmd', / hostsvc\/maintenance_mode_enter(?: |$)/, stops],
    ['services.sh', / (?:restart|stop)(?: |$)/, 'restarts what manages the host'],
    [
      '/etc/init.d/hostd /etc/init.d/vpxa',
      / (?:restart|stop)(?: |$)/,
      'restarts what manages the host',
    ],
    ['service-control', / --(?:stop|restart)(?: |$)/, 'stops services of the manager'],
    [
      'acli',
      / \w+\.(?:off|force_off|shutdown|guest_shutdown|reset|power_cycle|guest_reboot|pause|suspend|migrate|enter_maintenance_mode|abort_\w+)(?: |$)/,
      stops,
    ],
    ['genesis cluster', / (?:stop|restart)(?: |$)/, 'stops services of the cluster'],
    ['allssh', /\b(?:restart|stop|reboot|shutdown)\b/, 'stops something on every node'],
    ['cvm_shutdown', always, stops],
    ['xl', / (?:shutdown|reboot|pause|migrate|save) /, stops],
    [
      'tmsh',
      / (?:modify\b.*(?:user-disabled|user-down|disabled|forced-offline)|run sys failover|restart sys|reboot|shutdown)/,
      'takes servers out of work, or moves the traffic',
    ],
    ['bigstart', / (?:restart|stop)(?: |$)/, 'stops a service of the load balancer'],
    ['cpstop cprestart', always, 'stops the firewall'],
    ['fw', / (?:unloadlocal)(?: |$)/, 'takes the rules of the firewall away'],
    [
      'clish',
      /\b(?:set cluster member admin down|reboot|halt|delete \w+)/,
      'takes a member out of the cluster',
    ],
    ['clusterXL_admin', / down(?: |$)/, 'takes a member out of the cluster'],
    ['snmpset', / \S/, 'changes a setting of the device'],
  ],
};
