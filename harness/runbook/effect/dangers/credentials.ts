import type { Table } from './danger.ts';

const password = 'replaces a password, and whoever still uses the old one is locked out';
const keys = 'replaces keys that others still use';

/** New passwords, tokens and keys in place of those in use. */
export const credentials: Table = {
  destroys: [],
  removes: [],
  interrupts: [
    ['passwd', / [a-z$][\w${}-]*$/, password, / (?:-[uSe]|--(?:status|unlock|expire))/],
    ['chpasswd', /^/, password],
    ['usermod', / (?:-p|--password)[ =]/, password],
    ['htpasswd', /^ (?!.*-\w*[vn]).* \S+ \S/, password],
    ['gitlab-rake', / \S*password:reset/, password],
    ['grafana-cli grafana', / admin reset-admin-password(?: |$)/, password],
    ['rabbitmqctl', / (?:change_password|clear_password|rotate_logs_key|encode)(?: |$)/, password],
    ['argocd', / account (?:update-password|delete-token)(?: |$)/, password],
    ['occ', / user:(?:resetpassword|disable)(?: |$)/, password],
    ['php', / occ user:(?:resetpassword|disable)(?: |$)/, password],
    ['wp', / user (?:update\b.* --user_pass|reset-password)/, password],
    ['drush', / (?:user:password|upwd)(?: |$)/, password],
    ['python python3 manage.py django-admin', / changepassword(?: |$)/, password],
    ['mysqladmin mariadb-admin', / password(?: |$)/, password],
    ['mongosh mongo', /(?:changeUserPassword|updateUser)\s*\(/, password],
    ['redis-cli valkey-cli', / config set (?:requirepass|masterauth)(?: |$)/i, password],
    ['redis-cli valkey-cli', / acl setuser \S+ .*(?:>|#|off|reset)/i, password],
    ['gcloud', / sql users set-password(?: |$)/, password],
    [
      'gcloud',
      / (?:kms keys (?:update|versions (?:create|disable))|container clusters update\b.* --(?:start|complete)-credential-rotation|secrets versions (?:add|disable))\b/,
      keys,
    ],
    [
      'az',
      / (?:\w+ )+(?:credential reset|reset-credentials|keys? (?:renew|regenerate)|rotate-certs|update-credentials|rotate|renew-key|regenerate-keys?)(?: |$)/,
      keys,
    ],
    [
      'aws',
      / (?:iam (?:update-login-profile|reset-service-specific-credential|change-password)|secretsmanager (?:rotate-secret|put-secret-value|update-secret)|kms (?:rotate-key-on-demand|disable-key)|rds modify-db-\w+ .*--(?:master-user-password|rotate-master-user-password))\b/,
      keys,
    ],
    ['heroku', / \S*credentials:rotate(?: |$)/, keys],
    [
      'vault bao',
      / (?:operator (?:rekey|rotate|generate-root)(?: |$)|(?:write|delete)\b.*\/rotate)/,
      keys,
      / -(?:status|cancel)(?: |$)/,
    ],
    [
      'k3s rke2',
      / (?:certificate rotate\S*|secrets-encrypt (?:rotate|reencrypt|disable)\S*|token rotate)(?: |$)/,
      keys,
    ],
    ['rke', / cert rotate(?: |$)/, keys],
    ['talosctl', / (?:rotate-ca|gen secrets .*--force)(?: |$)/, keys],
    ['oc', / adm (?:ocp-certificates regenerate|certificates regenerate)\S*/, keys],
    ['elasticsearch-reset-password elasticsearch-setup-passwords', / \S/, password],
    ['cockroach', / .*--overwrite\b/, keys],
    ['doppler', / (?:secrets set|configs tokens revoke)(?: |$)/, keys],
    ['ipa', / (?:passwd|user-mod .*--(?:random|password))\b/, password],
    ['kadmin kadmin.local', / (?:cpw|change_password|ktadd|delprinc)\b/, password],
    ['openstack', / user (?:password set|set .*--password)\b/, password],
    ['keystone-manage', / (?:fernet_rotate|credential_rotate|bootstrap)(?: |$)/, keys],
    ['step', / (?:ca rekey|ca renew)\b.* (?:--force|-f)\b/, keys],
  ],
};
