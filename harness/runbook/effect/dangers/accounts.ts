import type { Table } from './danger.ts';

/** Users, directories of them, keys and certificates. */
export const accounts: Table = {
  destroys: [
    ['userdel deluser', / (?:-\w*r|--remove(?:-home)?)\b/, 'removes the user with its files'],
    ['gpg gpg2', / --(?:batch )?(?:yes )?delete-secret\S*(?: |$)/, 'deletes a private key'],
    ['easyrsa ./easyrsa', / (?:init-pki|clean-all)(?: |$)/, 'deletes every key of the authority'],
    ['ipa-server-install', / --uninstall(?: |$)/, 'removes the server with its directory'],
    [
      'ldapdelete',
      / -\w*r\w* /,
      'deletes a branch of the directory with everything below it',
      / -\w*n\w*(?: |$)/,
    ],
    ['dsctl', / remove(?: |$)/, 'removes the server with its directory'],
    ['slapadd', / \S/, 'writes a dump over what the directory holds', / -u(?: |$)/],
  ],
  removes: [
    ['openssl', /^ ca\b.* -revoke(?: |$)/, 'revokes a certificate, and nobody can take that back'],
    ['certbot', / (?:revoke|delete)(?: |$)/, 'revokes or deletes a certificate', / --dry-run\b/],
    ['acme.sh', / --(?:revoke|remove)(?: |$)/, 'revokes or forgets a certificate'],
    [
      'easyrsa step cfssl lego',
      / (?:ca )?revoke\S*(?: |$)/,
      'revokes a certificate, and nobody can take that back',
    ],
    ['puppetserver', / ca (?:clean|revoke)(?: |$)/, 'revokes a certificate'],
    ['ipa', / \w+-(?:del|revoke)(?: |$)/, 'deletes or revokes what it names'],
    ['ipa-replica-manage', / (?:del|re-initialize|force-sync)(?: |$)/, 'gives up a server'],
    ['keytool', / -delete(?: |$)/, 'deletes a key'],
    ['ldapdelete', / \S/, 'deletes entries of the directory', / -\w*n\w*(?: |$)/],
    ['dsconf', / (?:backend|replication) delete(?: |$)/, 'deletes a part of the directory'],
    [
      'samba-tool',
      / (?:\w+ (?:delete|remove\w*)|domain demote)(?: |$)/,
      'deletes what it names from the domain',
    ],
    ['smbpasswd', / -x(?: |$)/, 'deletes an account'],
    [
      'ssh-keygen',
      /^(?=.* -f ?\/etc\/ssh\/ssh_host_)(?=.* (?:-t|-N)(?: |$))/,
      'replaces the key by which clients know this machine',
    ],
    ['kubeadm', / certs renew(?: |$)/, 'replaces certificates that components still use'],
  ],
  interrupts: [
    ['userdel deluser groupdel delgroup', / \S/, 'removes a user or a group'],
    ['gpasswd', / (?:-d|--delete|-r)(?: |$)/, 'takes rights away from whoever has them'],
    [
      'usermod',
      / (?:-L|--lock|-e ?[01](?: |$)|--expiredate)| -s \S*(?:nologin|false)(?: |$)/,
      'locks a user out',
    ],
    [
      'usermod',
      /^(?=.* (?:-G|--groups)(?: |$))(?!.* (?:-\w*a\w*|--append)(?: |$))/,
      'takes a user out of all its other groups',
    ],
    ['passwd', / (?:-[dl]|--delete|--lock)(?: |$)/, 'locks a user out, or lets everybody in'],
    ['chage', / (?:-E|--expiredate)[ =]?[01](?: |$)/, 'locks a user out'],
    ['ldapmodify', / \S/, 'changes entries of the directory', / -\w*n\w*(?: |$)/],
    ['realm', / leave(?: |$)/, 'takes the machine out of its domain'],
    ['salt-key', / (?:-[dDrR]|--(?:delete|reject)\S*)(?: |$)/, 'takes machines away from Salt'],
  ],
};
