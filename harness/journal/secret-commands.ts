import { programOf } from '../runbook/commands/wrappers.ts';
import { isSecretName } from './secret-names.ts';

/** For each program, words that in this order make all of its output a secret. */
const commands: Readonly<Record<string, readonly RegExp[]>> = {
  vault: [
    /^kv get\b/,
    /^read\b/,
    /^token (lookup|create)\b/,
    /^unwrap\b/,
    /^login\b/,
    /^print token\b/,
    /^operator (init|generate-root|rekey)\b/,
  ],
  bao: [/^kv get\b/, /^read\b/, /^token (lookup|create)\b/, /^unwrap\b/, /^operator init\b/],
  aws: [
    /\bsecretsmanager .*\b(get-secret-value|batch-get-secret-value|get-random-password)\b/,
    /\bssm get-parameters?\S* .*--with-decryption\b/,
    /\becr get-(login|authorization)\S*/,
    /\bsts (assume-role|get-session-token|get-federation-token)/,
    /\beks get-token\b/,
    /\bkms decrypt\b/,
    /\bconfigure export-credentials\b/,
    /\biam create-access-key\b/,
  ],
  gcloud: [/\bsecrets versions access\b/, /\bauth .*\bprint-\S*token\b/, /\bkms decrypt\b/],
  az: [
    /\bkeyvault secret (show|download)\b/,
    /\baccount get-access-token\b/,
    /\bacr (credential show|login .*--expose-token)\b/,
    /\b(keys list|list-keys)\b/,
  ],
  argocd: [/\badmin initial-password\b/, /\baccount generate-token\b/],
  gh: [/\bauth token\b/, /\bauth status .*(-t\b|--show-token)/],
  sops: [/(^| )(-d|--decrypt|decrypt)\b/],
  gpg: [/(^| )(-[a-z]*d|--decrypt|--export-secret-\S*)( |$)/],
  gpg2: [/(^| )(-[a-z]*d|--decrypt|--export-secret-\S*)( |$)/],
  age: [/(^| )(-d|--decrypt)( |$)/],
  openssl: [/^(enc|base64|rsautl|pkeyutl|cms|smime) .*-(d|decrypt)\b/],
  base64: [/(^| )(-[a-zA-Z]*[dD][a-z]*|--decode)( |$)/],
  pass: [/^show\b/],
  op: [/^read\b/, /^item get\b/],
  bw: [/^get\b/],
  terraform: [/^output .*-(json|raw)\b/],
  tofu: [/^output .*-(json|raw)\b/],
  'ansible-vault': [/^(view|decrypt)\b/],
  kubeadm: [/^token (create|list|generate)\b/],
  etcdctl: [
    /\bget .*\/secrets\b/,
    /\bget \/?(registry)?\/? .*--prefix\b/,
    /\bget --prefix \/?(registry)?\/?( |$)/,
  ],
};

/** `$DB_PASSWORD`, `${token}` */
const isSecretVariable = (word: string) =>
  [...word.matchAll(/\$\{?(\w{1,64})/g)].some(
    ([, name = '']) => name === 'PASS' || isSecretName(name),
  );

/** Programs that print the files they are given. */
const printers = new Set(
  'cat tac less more head tail grep egrep zgrep rg sed awk cut sort strings xxd od hexdump jq yq bat nl base64 diff'.split(
    ' ',
  ),
);

const secretFile =
  /(^|[/@=])(\.env(\.(?!example|sample|template|dist)[\w.-]+)?|\.pgpass|\.netrc|\.my\.cnf|\.git-credentials|\.vault-token|id_(rsa|dsa|ecdsa|ed25519)|shadow|admin\.conf|credentials(\.json)?)$|(^|\/)\.(kube\/config|docker\/config\.json)$|\/vault\/secrets\/|\/(var\/)?run\/secrets\//;

export const isSecretFile = (word: string): boolean => secretFile.test(word);

/** True where the words from `at` on name a program that prints a secret. */
export function isSecretCommand(words: readonly string[], at: number): boolean {
  const program = programOf(words[at]);
  const rest = words.slice(at + 1);
  if (printers.has(program) && rest.some(isSecretFile)) return true;
  if (program === 'printenv') return rest.some(isSecretName);
  if (program === 'echo' || program === 'printf') return rest.some(isSecretVariable);
  if (program === 'redis-cli' || program === 'valkey-cli') return asksRedis(rest);
  if (!Object.hasOwn(commands, program)) return false;
  // Options in front of the subcommand: `vault -address=x kv get`.
  const line = rest.join(' ');
  const bare = rest.filter((word) => !word.startsWith('-')).join(' ');
  return (commands[program] ?? []).some((reads) => reads.test(line) || reads.test(bare));
}

/** `CONFIG GET "*"` asks for the password as `CONFIG GET requirepass` does. */
function asksRedis(words: readonly string[]): boolean {
  const at = words.findIndex((word) => /^config$/i.test(word));
  if (at < 0 || !/^get$/i.test(words[at + 1] ?? '')) return false;
  return words.slice(at + 2).some((glob) => {
    const pieces = glob
      .toLowerCase()
      .slice(0, 40)
      .split(/[*?[\]^-]+/);
    const isExact = pieces.length === 1;
    return ['requirepass', 'masterauth', 'masteruser', 'tls-key-file-pass'].some((name) =>
      isExact ? name === pieces[0] : matchesInOrder(name, pieces),
    );
  });
}

function matchesInOrder(name: string, pieces: readonly string[]): boolean {
  if (!name.startsWith(pieces[0] ?? '') || !name.endsWith(pieces.at(-1) ?? '')) return false;
  let at = 0;
  for (const piece of pieces) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return true;
}
