import { always } from '../../../commands/argument-text.ts';
import type { Rows } from '../rows.ts';
import { commands, editor, fills, input, login, questions, secret, serves, sure } from '../ways.ts';

/** Accounts of a machine and of directories. */
export const accounts: Rows = {
  asks: [
    [
      'adduser',
      / \S/,
      sure,
      / --(?:gecos|comment|system)\b|^ [^-\s]\S* [^-\s]\S*$| -\w*[DS](?: |$)/,
    ],
    ['whiptail dialog', always, sure],
    ['chpasswd newusers', /^(?: -\S+)*$/, input],
    ['chfn chsh', /^(?: [^-\s]\S*)?$/, questions],
    ['login', /^$/, login],
    [
      'kadmin kadmin.local',
      always,
      commands,
      / -q |^(?: -\S+(?: [^-\s]\S*)?)* (?:list|get|add|delete|mod|change|cpw|ank|ktadd)\w*/,
    ],
    [
      'ipa-server-install ipa-client-install ipa-replica-install',
      always,
      questions,
      / (?:-U|--unattended|--uninstall -U)(?: |$)/,
    ],
    [
      'smbclient rpcclient',
      / \/\/\S+| \S+$/,
      commands,
      / (?:-\w*c\w*|-L|--command|--list)(?: |=|\S|$)/,
    ],
    ['ldapmodify ldapadd', / \S/, input, / -\w*f ?\S/],
    ['edquota', / \S/, editor, / -\w*[pT]/],
    ['sensuctl', /^ configure$/, questions, / (?:-n|--non-interactive)(?: |$)/],
    ['sensuctl', / delete /, sure, / --skip-confirm\b/],
    ['gitlab-runner', /^ register(?: |$)/, questions, / (?:-n|--non-interactive)(?: |$)/],
    ['authconfig-tui', always, fills],
  ],
  asksTerminal: [
    ['ldapsearch ldapadd ldapmodify ldapdelete ldappasswd', / -\w*W(?: |$)/, secret],
    ['kinit', /^(?: [^-\s]\S*)?$/, secret],
    ['htpasswd', / \S/, secret, / -\w*[biDv]\w*(?: |$)/],
    [
      'passwd',
      always,
      secret,
      / (?:-[ludSea]|--(?:lock|unlock|delete|status|expire|stdin))(?: |$)/,
    ],
    ['realm', /^ (?:join|leave)(?: |$)/, secret, / (?:--one-time-password|--no-password)\b/],
    ['net', / ads (?:join|leave)\b/, secret, / (?:-k|-P|%\S+)(?: |$)|%\S/],
    ['smbpasswd pdbedit', / (?:-\w*a\w*|\w+)$/, secret, / (?:-\w*[sdexLwnt]\w*)(?: |$)/],
    ['gpasswd', / [^-\s]\S*$/, secret, / -[adrAMR](?: |$)/],
    ['kpasswd', always, secret],
    ['google-authenticator', always, questions, / (?:-f|--force)(?: |$)/],
    ['elasticsearch-users', / (?:passwd|useradd) /, secret, / (?:-p|--password)(?: |$)/],
  ],
  endless: [['gitlab-runner', /^ run(?: |$)/, serves]],
};
