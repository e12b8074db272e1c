import type { Rows } from '../rows.ts';
import { editor, forwards, input, login, opens, remote, secret, serves } from '../ways.ts';

/** Stores of secrets and logins. */
export const secrets: Rows = {
  asks: [
    [
      'step',
      / (?:ca (?:init|certificate|token|provisioner add)|certificate create|crypto (?:keypair|change-pass))(?: |$)/,
      secret,
      / (?:--password-file|--provisioner-password-file|--token|--x5c-cert|--no-password|--insecure)\b/,
    ],
    [
      'pass gopass',
      /^ (?:insert|rm|remove)(?: |$)/,
      secret,
      / (?:-\w*[mef]\w*|--(?:multiline|echo|force))(?: |$)/,
    ],
    ['aws-vault', /^ add(?: |$)/, 'asks for keys', / --env\b/],
    ['aws-vault', /^ exec(?: -\S+(?: [^-\s]\S*)?)*? [^-\s]\S*$/, opens],
    [
      'saml2aws gimme-aws-creds okta-aws-cli aws-azure-login granted',
      /^(?: login)?(?: -\S+(?: [^-\s]\S*)?)*$/,
      login,
      / --skip-prompt\b/,
    ],
    ['conjur', /^ (?:login|init)(?: |$)/, login, / (?:-p|--password)(?: |=)/],
    ['chamber', /^ write \S+ \S+ -$/, input],
    [
      'kubeseal',
      /^(?: -\S+(?: [^-\s]\S*)?)*$/,
      input,
      / (?:-f|--secret-file|--fetch-cert|--raw|--validate|--re-encrypt)(?: |=|$)|--from-file/,
    ],
    ['bao vault', / operator (?:init|rekey)\b.* -interactive\b/, 'asks for a key'],
    [
      'lpass keepassxc-cli',
      /^ (?:login|open|add|edit|rm|show|ls) /,
      secret,
      / (?:--no-password|-k \S+)(?: |$)/,
    ],
    ['bao', / operator unseal$| login$/, 'asks for a key'],
    ['tsh', /^ ssh(?: -\S+(?: [^-\s]\S*)?)*? \S+@?\S+$/, remote],
    ['infisical doppler akeyless teleport snyk sentry-cli', /^ (?:login|init|setup)$/, login],
  ],
  asksTerminal: [
    [
      'elasticsearch-keystore opensearch-keystore logstash-keystore filebeat metricbeat heartbeat auditbeat',
      /^ (?:keystore )?(?:add|passwd)(?: |$)/,
      secret,
      / (?:--stdin|-x|--force)(?: |$)/,
    ],
    ['sops', /^ (?:edit |--config \S+ )?[^-\s]\S*\.(?:ya?ml|json|env|ini|enc\S*|sops)$/, editor],
    ['mysql_config_editor', / set\b.* --password(?: |$)/, secret],
    ['pass gopass', /^ edit /, editor],
    ['sops', /^ edit /, editor],
    ['age rage', / (?:-p|--passphrase)(?: |$)/, secret],
  ],
  endless: [
    ['step-ca', / \S/, serves],
    ['tsh', /^ (?:proxy|play)(?: |$)/, forwards],
  ],
};
