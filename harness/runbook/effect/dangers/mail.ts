import type { Table } from './danger.ts';

/** Mail that waits, and mailboxes. */
export const mail: Table = {
  destroys: [
    ['postsuper', / -d(?: |$)/, 'deletes mail that waits, which nobody can send again'],
    ['exim exim4', / -M(?:rm|g)(?: |$)/, 'deletes mail that waits, which nobody can send again'],
    ['doveadm', / (?:expunge|mailbox delete|backup)(?: |$)/, 'deletes mail', / acl /],
    ['rmlist', / (?:.* )?-a /, 'deletes a list with its archive'],
    ['cyradm', / (?:deletemailbox|dm) /, 'deletes a mailbox'],
  ],
  removes: [
    ['rmlist', / \S/, 'deletes a list'],
    ['mailman', / (?:remove|rmlist|delmembers) /, 'deletes a list or its members'],
  ],
  interrupts: [
    ['postsuper', / -h /, 'holds mail that waits'],
    ['postsuper', / -r /, 'queues mail that waits anew'],
    ['postsuper', / -H /, 'releases mail that was held'],
    ['postfix zmcontrol', / (?:stop|abort|drain)(?: |$)/, 'stops mail'],
    ['doveadm', / (?:kick|stop)(?: |$)/, 'cuts connections'],
  ],
};
