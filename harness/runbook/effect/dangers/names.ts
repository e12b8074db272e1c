import type { Table } from './danger.ts';

const changes = 'changes names of DNS for everybody';

/** DNS, on servers of one's own. That of clouds is in cloud.ts and aws.ts. */
export const names: Table = {
  destroys: [],
  removes: [
    [
      'pdnsutil',
      / (?:delete-\S+|clear-zone|remove-zone\S*|zone delete|rrset delete) /,
      'deletes names of DNS for everybody',
    ],
    ['rndc', / delzone /, 'deletes names of DNS for everybody'],
  ],
  interrupts: [
    ['nsupdate', / \S/, changes],
    ['pdnsutil', / (?:replace-rrset|add-record|edit-zone|load-zone) /, changes],
    [
      'rndc',
      / (?:stop|halt|freeze|flush\w*)(?: |$)/,
      'stops the server of names, or empties its cache',
    ],
    ['flarectl', / dns (?:delete|update|create-or-update) /, changes],
  ],
};
