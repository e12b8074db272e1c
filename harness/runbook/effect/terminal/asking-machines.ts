import { always } from '../../commands/argument-text.ts';
import type { Rows } from './rows.ts';

const sure = 'asks before it goes on';
const secret = 'asks for a password';

/** Disks, keys and files of a machine. */
export const askingMachines: Rows = {
  endless: [],
  asks: [
    ['rm', / (?:-\w*[iI]\w*|--interactive(?:=(?:once|always))?)(?: |$)/, sure, / -i=/],
    ['mv cp', / (?:-\w*i\w*|--interactive)(?: |$)/, sure],
    ['fdisk gdisk cgdisk', / \/dev\/| \$/, 'waits for commands', / (?:-\w*l\w*|--list)(?: |$)/],
    [
      'parted',
      / \/dev\/\S+$| \$\S+$/,
      'waits for commands',
      / (?:-\w*[sl]\w*|--script|--list)(?: |$)/,
    ],
    [
      'lvremove vgremove lvreduce vgreduce',
      / \S/,
      sure,
      / (?:-\w*[fyt]\w*|--force|--yes|--test)(?: |$)/,
    ],
    ['fsck e2fsck fsck.ext4', / \S/, sure, / (?:-\w*[aypnN]\w*)(?: |$)/],
    ['mdadm', / (?:-C|--create) /, sure, / (?:-R|--run)(?: |$)/],
    ['adduser', / \S/, sure, / --(?:gecos|disabled-password|system|disabled-login)\b|^ \S+ \S+$/],
    [
      'gpg gpg2',
      / --(?:gen-key|generate-key|full-gen-key|full-generate-key|edit-key|delete-secret-keys)(?: |$)/,
      sure,
      / --batch\b| --command-fd\b/,
    ],
    [
      'openssl',
      /^ req(?: |$)/,
      'asks for the names of the certificate',
      / -(?:subj|config|batch|in|noout|text)(?: |$)/,
    ],
    ['whiptail dialog', always, sure],
  ],
  asksTerminal: [
    [
      'cryptsetup',
      / (?:luksFormat|luksOpen|open|luksAddKey|luksChangeKey)(?: |$)/,
      secret,
      / (?:--key-file|-d)(?:=| )| --batch-mode\b.* -$/,
    ],
    ['ssh-keygen', always, secret, / -(?:\w*[RlFyeiLHAVKrYMQ]\w*|N)(?: |$)| -\w*B/],
    ['ssh-copy-id', / \S/, secret],
    ['htpasswd', / \S/, secret, / -\w*[biDv]\w*(?: |$)/],
    [
      'passwd',
      always,
      secret,
      / (?:-[ludSea]|--(?:lock|unlock|delete|status|expire|stdin))(?: |$)/,
    ],
  ],
};
