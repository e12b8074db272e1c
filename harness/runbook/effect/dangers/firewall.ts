import type { Table } from './danger.ts';

const unsaved = 'removes firewall rules that nothing has saved';
const blocks = 'blocks connections that worked before';

/** Firewalls of a machine. */
export const firewall: Table = {
  destroys: [
    ['iptables ip6tables ebtables arptables', / (?:-F|--flush|-X|--delete-chain)\b/, unsaved],
    ['nft', / (?:flush|destroy) /, unsaved],
    ['ufw', / reset\b/, unsaved],
    ['ipset', / (?:destroy|flush|-X|-F)\b/, 'empties sets of the firewall'],
  ],
  removes: [],
  interrupts: [
    ['iptables ip6tables', / -P \w+ (?:DROP|REJECT)\b/, 'blocks whatever no rule allows'],
    ['iptables ip6tables', / (?:-D|--delete|-R|--replace) /, 'removes a rule of the firewall'],
    [
      'iptables ip6tables',
      / (?:-A|-I|--append|--insert) .* (?:-j|--jump) (?:DROP|REJECT)\b/,
      blocks,
    ],
    [
      'iptables-restore ip6tables-restore',
      /^/,
      'replaces the rules of the firewall',
      / (?:-t|--test)(?: |$)/,
    ],
    ['nft', / delete (?:table|chain|rule|set|element) /, 'removes rules of the firewall'],
    ['ufw', / disable\b/, 'takes the firewall away'],
    ['ufw', / (?:delete|deny|reject) /, 'changes what the firewall lets through'],
    ['ufw', / enable\b/, 'blocks whatever no rule allows, this session too'],
    [
      'firewall-cmd',
      / --(?:panic-on|remove-\S+|complete-reload|delete-\S+)(?: |$)| --add-rich-rule\b.*\b(?:reject|drop)\b/,
      'changes what the firewall lets through',
    ],
    ['setenforce', / (?:0|Permissive)(?: |$)/i, 'takes a safeguard away'],
    ['aa-teardown aa-disable', /^/, 'takes a safeguard away'],
    ['apparmor_parser', / (?:-\w*R\w*|--remove)(?: |$)/, 'takes a safeguard away'],
    ['auditctl', / (?:-D|-e ?0)(?: |$)/, 'stops the record of who did what'],
    ['nft', / (?:-f|--file) /, 'replaces the rules of the firewall', / (?:-c|--check)(?: |$)/],
    ['csf', / -(?:f|x|d|dr|tr|df|tf)(?: |$)/, 'takes the firewall away, or blocks somebody'],
    ['fail2ban-client', / set \S+ banip /, 'blocks an address'],
    ['fail2ban-client', / (?:unban|stop)(?: |$)/, 'lets in whoever it keeps out'],
  ],
};
