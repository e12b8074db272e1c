import { always } from '../../../commands/argument-text.ts';
import type { Rows } from '../rows.ts';
import { commands, opens, questions, secret, serves, sure } from '../ways.ts';

/** Keys and certificates. */
export const keys: Rows = {
  asks: [
    ['google-authenticator', /^(?: -\S)*$/, questions, / -\w*(?:[tc]\w*f|f\w*[tc])/],
    [
      'certbot',
      / (?:certonly|run|delete|install|revoke)(?: |$)|^(?! \w)/,
      sure,
      / (?:-n|--non-interactive|--noninteractive)(?: |$)| (?:renew|certificates|plugins|show_account)(?: |$)/,
    ],
    [
      'letsencrypt-auto certbot-auto letsencrypt',
      always,
      sure,
      / (?:-n|--non-interactive|renew)(?: |$)/,
    ],
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
    ['openssl', /^$/, commands],
    [
      'keytool',
      /^ -(?!printcert|help)/,
      secret,
      / -(?:storepass|storepass:\w+|srcstorepass\b.* -deststorepass|protected)(?: |$)/,
    ],
    ['keytool', / -(?:import|importcert|importkeystore)\b/, sure, / (?:-noprompt|-help)(?: |$)/],
    ['openssl', / ca(?: |$)/, sure, / -(?:batch|gencrl|revoke|status|updatedb)(?: |$)/],
    [
      'gpg gpg2',
      / --(?:sign-key|lsign-key|delete-keys?|delete-secret-and-public-key|edit-card|card-edit|gen-revoke|change-pin)(?: |$)/,
      sure,
      / --batch\b/,
    ],
    ['acme.sh', / --(?:issue)\b.* --dns(?: -|$)(?!.*--yes)/, questions],
    ['certutil', / -[NFG](?: |$)/, secret, / -f /],
    ['pk12util', / -[io] /, secret, / (?:-W|-w|-K|-k) /],
    [
      'easyrsa',
      / (?:build-ca|gen-req|sign-req|build-client-full|build-server-full|init-pki|revoke)(?: |$)/,
      questions,
      / --batch\b/,
    ],
  ],
  asksTerminal: [
    ['ssh-keygen', always, secret, / -(?:\w*[RlFyeiLHAVKrYMQ]\w*|N)(?: |$)| -\w*B/],
    ['ssh-copy-id', / \S/, secret],
    [
      'curl',
      / (?:-u|--user) [a-z][\w.-]*(?: |$)/,
      secret,
      / (?:-n|--netrc\S*|--negotiate|--ntlm)(?: |$)/,
    ],
    ['wget', / --ask-password(?: |$)/, secret],
    ['systemd-ask-password', always, secret],
    ['pvecm', / add /, secret, / --use_ssh\b/],
    [
      'openssl',
      / (?:genrsa|genpkey)\b.* -(?:aes\d+\S*|des3?|camellia\S+|idea)(?: |$)/,
      secret,
      / -pass(?:out)? /,
    ],
    [
      'openssl',
      / pkcs12(?: |$)/,
      secret,
      / -(?:passin|passout|password|nokeys -passin)(?: |$)| -help\b/,
    ],
    [
      'openssl',
      /^ (?:enc|aes-\d+-\w+)(?: |$)/,
      secret,
      / -(?:k|kfile|K|pass|list|base64|a -d|d -a)(?: |$)/,
    ],
    // A key whose file says that it is encrypted.
    [
      'openssl',
      / (?:rsa|ec|pkey|pkcs8|dsa)\b.* -in (?=\S*(?:encrypted|(?:^|[._-])enc(?:[._-]|$)))(?!\S*(?:unencrypted|decrypted))/,
      secret,
      / -(?:passin|pass)(?: |$)/,
    ],
    ['openssl', / passwd(?: -[156a]\w*| -apr1| -salt \S+)*$/, secret],
    [
      'gpg gpg2',
      / (?:-\w*c\w*|--symmetric)(?: |$)/,
      secret,
      / --(?:batch|passphrase\S*|pinentry-mode loopback|import|check-sigs|list\S*)\b/,
    ],
    [
      'gpg gpg2',
      / (?:-\w*d\w*|--decrypt)(?: |$)/,
      secret,
      / --(?:batch|passphrase\S*|pinentry-mode loopback|list\S*|dearmor|detach-sig\S*|default-key)\b/,
    ],
    ['age rage', / (?:-d|--decrypt)(?: |$)/, secret, / (?:-i|-j|--identity)(?: |=)/],
    [
      'ykman',
      / (?:change-pin|change-puk|set-pin-retries|access change-\S+|reset|accounts add)(?: |$)/,
      secret,
      / (?:-f|--force|-P|--pin|-n|--new-pin)(?: |=|$)/,
    ],
    ['ssh-add', /^(?: -[tckK](?: \d+\w?)?)*(?: [^-\s]\S*)*$/, secret],
    ['ssh-keygen', / -\w*p(?: |$)/, secret, / -P \S* ?.*-N | -N .*-P /],
    ['ssh-agent', /^ (?:ba|z)?sh$/, opens],
  ],
  endless: [
    ['openssl', /^ (?:s_server|ocsp\b.* -port)(?: |$)/, serves, / -naccept 1\b/],
    ['cfssl multirootca', /^ serve(?: |$)/, serves],
    ['ssh-agent', / -[dD](?: |$)/, serves],
  ],
};
