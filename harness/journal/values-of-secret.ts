import { isSecretName } from './secret-names.ts';

/** A Secret of the cluster, as far as its values go. */
interface SecretObject {
  readonly data?: Readonly<Record<string, string>>;
}

/** A shorter value may be any word. */
const shortest = 8;
const configs = new Set(['.dockerconfigjson', '.dockercfg']);
const certain = new Set(['ssh-privatekey', 'tls.key']);

/** The values of a Secret that are secret themselves: not a user's name, nor a certificate. */
export function valuesOfSecret({ data = {} }: SecretObject): readonly string[] {
  return Object.entries(data)
    .flatMap(([key, encoded]) => valuesAt(key, Buffer.from(encoded, 'base64').toString('utf8')))
    .map((value) => value.trim())
    .filter((value) => value.length >= shortest && !value.includes('\uFFFD'));
}

function valuesAt(key: string, value: string): readonly string[] {
  if (configs.has(key)) return credentialsOf(value);
  const inAddress = [...value.matchAll(/:\/\/[^\s:/@]{0,64}:([^\s/@]{1,256})@/g)];
  const passwords = inAddress.map(([, password = '']) => password);
  return certain.has(key) || isSecretName(key) ? [value, ...passwords] : passwords;
}

/** The texts below the names of credentials in the settings of registries, as JSON. */
function credentialsOf(json: string): readonly string[] {
  const found: string[] = [];
  try {
    JSON.parse(json, (name, value: unknown) => {
      if (typeof value !== 'string') return value;
      if (name === 'auth') {
        const password = Buffer.from(value, 'base64')
          .toString('utf8')
          .replace(/^[^:]*:/, '');
        found.push(value, password);
      } else if (name !== 'username' && name !== 'email') found.push(value);
      return value;
    });
  } catch {
    return [json];
  }
  return found;
}
