import type { Rows } from '../rows.ts';
import { commands, secret, serves, sure } from '../ways.ts';

/** Programs that make backups and keep them encrypted: they ask for the passphrase unless a variable or a file has it. */
export const backups: Rows = {
  asks: [
    ['bconsole', /^(?: -c \S+)*$/, commands],
    ['duplicacy', /^ (?:init|password)\b.* -e(?:ncrypt)?(?: |$)|^ password(?: |$)/, secret],
  ],
  asksTerminal: [
    ['borg', / (?:init|rcreate|repo-create)\b.* (?:-e|--encryption)[ =](?!none)/, secret],
    ['borg', / key change-passphrase(?: |$)/, secret],
    ['borg', /^(?: -\S+)* delete (?:-\S+ )*[^\s:]+(?:\/[^\s:]+)+$/, sure],
    [
      'restic',
      / (?:init|key (?:add|passwd))(?: |$)/,
      secret,
      / (?:-p|--password-file|--password-command|--insecure-no-password)(?: |=)/,
    ],
    ['kopia', / repository (?:create|connect) /, secret, / (?:-p|--password)(?: |=)/],
  ],
  endless: [
    ['bacula-fd bacula-sd bacula-dir bareos-fd bareos-sd bareos-dir', / -\w*f/, serves, / -\w*t/],
  ],
};
