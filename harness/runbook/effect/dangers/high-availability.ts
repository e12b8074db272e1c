import type { Table } from './danger.ts';

const moves = 'stops resources of the cluster, or moves them';

/** Clusters of machines that stand in for each other, and what spreads requests over servers. */
export const highAvailability: Table = {
  destroys: [
    ['pcs', / cluster destroy\b/, 'deletes the configuration of the cluster'],
    ['crm', / configure (?:erase|delete) /, 'deletes configuration of the cluster'],
    ['crm', / configure erase\b/, 'deletes the configuration of the cluster'],
    [
      'cibadmin',
      / (?:-E|--erase|-D|--delete|-R|--replace)(?: |$)/,
      'deletes configuration of the cluster',
    ],
    [
      'drbdadm',
      / (?:create-md|wipe-md|invalidate|invalidate-remote)\b/,
      'overwrites one side of the mirror',
    ],
    ['drbdadm', / --discard-my-data\b/, 'throws away what one side of the mirror has'],
    ['drbdadm', / primary\b.* (?:--force|-f)\b/, 'makes a copy the primary that may lack data'],
  ],
  removes: [
    [
      'pcs',
      / (?:resource|stonith|constraint) (?:delete|remove) /,
      'deletes a resource of the cluster',
    ],
  ],
  interrupts: [
    [
      'pcs',
      / (?:cluster (?:stop|kill|standby)|resource (?:disable|ban|move|restart|unmanage)|node (?:standby|maintenance|remove)|stonith (?:fence|disable)|quorum (?:unblock|expected-votes))\b| (?:maintenance-mode=true|stonith-enabled=false)/,
      moves,
    ],
    [
      'crm crmsh',
      / (?:node (?:standby|maintenance|fence|delete)|resource (?:stop|move|migrate|ban|unmanage|restart)|cluster (?:stop|remove|restart))\b/,
      moves,
    ],
    ['crm_resource', / (?:-M|--move|-B|--ban|--force-stop|--force-demote)(?: |$)/, moves],
    ['crm_standby crm_attribute', / (?:-v|--update)[ =]?(?:on|true|standby)\b/, moves],
    [
      'stonith_admin fence_ipmilan',
      / (?:-[BFU]|--reboot|--fence|-o ?(?:off|reboot))(?: |$)/,
      'stops the machine',
    ],
    ['corosync-cfgtool', / (?:-[HkR])(?: |$)/, 'takes a machine out of the cluster'],
    [
      'drbdadm',
      / (?:down|secondary|disconnect|detach|adjust)\b/,
      'takes a side of the mirror away from those who use it',
    ],
    [
      'socat nc ncat netcat',
      /(?:disable (?:server|frontend|agent)|set server \S+ state (?:maint|drain)|set weight \S+ 0|set maxconn \S* ?\S* 0|shutdown (?:sessions?|frontend)|clear table|del server)/,
      'takes servers out of work',
    ],
    ['nc ncat netcat socat', / y(?:ld|dld)(?: |$)/, 'makes another server the leader'],
    [
      'touch',
      /\/\S*(?:failover|promote|\.trigger)[\w.-]*(?: |$)/,
      'makes another server the primary',
    ],
    ['varnishadm', / ["']?(?:ban\b|ban\.url|stop|vcl\.discard)/, 'empties the cache, or stops it'],
  ],
};
