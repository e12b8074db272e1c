import { always } from '../../commands/argument-text.ts';
import type { Table } from './danger.ts';

const takes = 'takes a device, a volume or a folder away from those who use it';
const stops = 'stops it, or moves it to another machine';

/** What BSD, Solaris and AIX have of their own, and clusters of Veritas and IBM. */
export const bsd: Table = {
  destroys: [
    ['newfs newfs_msdos newfs_ext2fs', / \S/, 'formats a device', / -N(?: |$)/],
    ['gpart', / (?:destroy|delete|create|recover|restore|resize) /, 'changes the partition table'],
    ['disklabel bsdlabel', / -\w*[eEwRB]/, 'changes the partition table'],
    ['camcontrol', / (?:format|sanitize|security\b.* -e)(?: |$)/, 'erases every block'],
    [
      'gmirror graid gstripe gconcat glabel',
      / (?:destroy|clear|remove|delete|label -\S*v) /,
      'takes an array apart',
    ],
    ['geli', / (?:delkey|kill|init) /, 'makes what is encrypted unreadable'],
    ['beadm bectl', / destroy /, 'deletes a version of the system'],
    [
      'iocage bastille ezjail-admin',
      / (?:destroy|delete|rollback) /,
      'deletes a jail with its data',
    ],
    ['cbsd', / \w*(?:destroy|remove|rollback)\w*(?: |$)/, 'deletes a machine or a jail'],
    ['zoneadm', /(?: -\w \S+)* uninstall(?: |$)/, 'deletes a zone with its data'],
    ['zonecfg', / delete(?: |$)/, 'deletes a zone'],
    [
      'vmadm',
      / (?:delete|destroy|rollback-snapshot|delete-snapshot) /,
      'deletes the machine, or goes back to a snapshot',
    ],
    ['rmlv rmfs rmlvcopy', / \S/, 'deletes a volume with its data'],
    ['reducevg', / \S/, 'takes a disk out of the volume group'],
    ['chfs', / size=-/, 'cuts off the end of the file system'],
    ['vxdg', / destroy /, 'deletes a group of disks with its data'],
    ['vxassist vxedit', / (?:remove|rm|shrinkto|shrinkby) /, 'deletes a volume with its data'],
    ['metaclear', / \S/, 'deletes a volume'],
    ['metadb', / -\w*d/, 'deletes what describes the volumes'],
  ],
  removes: [
    ['rmdev', / -\w*d/, 'takes a device away, with its definition'],
    ['metadetach', / \S/, 'takes a disk out of the mirror'],
    ['vxdisk', / (?:rm|offline) /, 'takes a disk away'],
  ],
  interrupts: [
    ['rcctl', / (?:stop|disable)(?: |$)/, 'stops a service'],
    ['stopsrc', / \S/, 'stops a service'],
    ['jail', / -\w*[rR]\w*(?: |$)/, 'stops a jail'],
    ['iocage bastille ezjail-admin', / (?:stop|restart) /, 'stops a jail'],
    ['cbsd', / \w*stop(?: |$)/, 'stops a machine or a jail'],
    ['bectl beadm', / activate /, 'replaces the whole system at the next start'],
    ['freebsd-update', / (?:rollback|install|upgrade)(?: |$)/, 'replaces the whole system'],
    ['pfctl', / -\w*(?:d|F|k)(?: |$)/, 'takes rules of the firewall away, or cuts connections'],
    ['ipfw', /(?: -\w+)* (?:flush|delete|disable)(?: |$)/, 'takes rules of the firewall away'],
    ['npfctl', / (?:flush|stop)(?: |$)/, 'takes rules of the firewall away'],
    ['ipf', / -\w*[FD]/, 'takes rules of the firewall away'],
    ['bioctl', / -\w*[dO]/, takes],
    ['gmirror', / (?:stop|deactivate) /, takes],
    ['varyoffvg exportvg', / \S/, takes],
    ['vxdg', / deport /, takes],
    ['vxvol', / stop /, takes],
    ['zoneadm', / (?:halt|reboot|shutdown)(?: |$)/, 'stops a zone'],
    ['vmadm', / (?:stop|kill|reboot) /, 'stops the machine'],
    ['clmgr', / (?:stop|move|offline|delete) /, stops],
    ['clRGmove clrgmove', / \S/, stops],
    ['scswitch', / -[zSFQn]/, stops],
    [
      'clresourcegroup clrg',
      / (?:switch|offline|remaster|evacuate|quiesce|unmanage|delete) /,
      stops,
    ],
    ['hares hagrp', / -(?:offline|switch|freeze|disable|delete|online\b.* -force)(?: |$)/, stops],
    ['hasys', / -(?:freeze|force|delete)(?: |$)/, stops],
    ['hastop', always, 'stops the cluster'],
    ['mount', / -o \S*remount,\S*\bro\b/, 'blocks whoever writes'],
    ['quotaoff', / \S/, 'takes a limit away'],
  ],
};
