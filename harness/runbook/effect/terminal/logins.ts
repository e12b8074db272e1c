import type { Rows } from './rows.ts';

const secret = 'asks for a password';
const editor = 'opens an editor';
const login = 'asks who you are, or opens a browser';
const mysqls =
  'mysql mariadb mysqldump mariadb-dump mysqladmin mariadb-admin mysqlcheck mysqlimport mysqlbinlog';
const postgres =
  'psql pg_dump pg_dumpall pg_restore pg_basebackup createdb dropdb createuser dropuser pg_isready vacuumdb reindexdb';
const mongos = 'mongo mongosh mongodump mongorestore mongoexport mongoimport';

/** Logins, passwords and editors. */
export const logins: Rows = {
  endless: [],
  asks: [
    ['gcloud', / auth (?:login|application-default login)(?: |$)/, login, / --cred-file\b/],
    ['az', /^ login(?: |$)/, login, / (?:--identity|-i|--service-principal|-u|--username)(?: |$)/],
    ['gh', / auth login(?: |$)/, login, / --with-token\b/],
    ['oc', /^ login(?: |$)/, secret, / (?:--token|-t|-p|--password)(?:=| |$)/],
    ['heroku npm yarn tsh bw op', /^ (?:login|adduser|signin|unlock)(?: |$)/, login],
    ['aws', /^ sso login(?: |$)| configure sso(?: |$)/, login],
    ['cf', /^ (?:login|ssh)(?: |$)/, login, / -\w*[pc] /],
    ['argocd', /^ login(?: |$)/, secret, / --(?:password|core|sso|auth-token)\b/],
    ['helm', / registry login(?: |$)/, secret, / (?:--password|--password-stdin|-p)(?:=| |$)/],
  ],
  asksTerminal: [
    ['kops virsh', / edit(?: |$)/, editor, / --(?:set|unset)(?:=| )/],
    ['argocd', / (?:app|proj) edit(?: |$)/, editor],
    [mysqls, / (?:-p|--password)(?: |$)/, secret],
    [postgres, / (?:-W|--password)(?: |$)/, secret, / (?:-w|--no-password)(?: |$)/],
    [mongos, / (?:-p|--password)(?: -|$)/, secret],
    ['createuser', / (?:-P|--pwprompt|--interactive)(?: |$)/, secret],
    ['redis-cli valkey-cli', / --askpass(?: |$)/, secret],
    ['ldapsearch ldapadd ldapmodify ldapdelete ldappasswd', / -\w*W(?: |$)/, secret],
    [
      'ansible ansible-playbook',
      / (?:-K|-k|-J|--ask-(?:become-pass|pass|vault-pass|vault-password))(?: |$)/,
      secret,
    ],
    [
      'ansible-vault',
      / (?:view|decrypt|encrypt|encrypt_string|rekey)(?: |$)/,
      secret,
      / --vault-(?:password-file|id|pass-file)\b/,
    ],
    ['ansible-vault', / (?:edit|create)(?: |$)/, editor],
    ['sops', /^ (?:edit |--config \S+ )?[^-\s]\S*\.(?:ya?ml|json|env|ini|enc\S*)$/, editor],
    [
      'git',
      / (?:rebase\b.* (?:-i|--interactive)|add\b.* (?:-p|-i|--patch|--interactive)|clean\b.* (?:-i|--interactive)|mergetool|checkout\b.* -p|reset\b.* -p|config\b.* (?:-e|--edit)|stash\b.* -p)(?: |$)/,
      'asks, or opens an editor',
    ],
    [
      'git',
      /^(?: -\S+(?: [^-\s]\S*)?)*? commit(?: |$)/,
      editor,
      / (?:-\w*[mFCc]\w*|--message\S*|--file\S*|--no-edit|--fixup\S*|--dry-run|--reuse-message\S*)(?: |$)/,
    ],
    [
      'git',
      /^(?: -\S+(?: [^-\s]\S*)?)*? revert(?: |$)/,
      editor,
      / (?:--no-edit|-n|--no-commit|--abort|--continue|--quit|--skip)(?: |$)/,
    ],
    ['kinit', /^(?: [^-\s]\S*)?$/, secret],
  ],
};
