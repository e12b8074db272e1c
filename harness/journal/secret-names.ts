/** True for a name whose value is a secret: `DB_PASSWORD_2`, `clientSecret`; not `TOKEN_COUNT`. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word, at) => {
    const [before, after] = [words[at - 1], words.slice(at + 1)];
    if (after.some((next) => describing.has(next))) return false;
    if (/passw(?:or)?d|passphrase|passwort|^pgpass/.test(word)) return true;
    if (/(?:^requirepass|^masterauth|apikey|accesskey|privatekey|secretkey)$/.test(word)) {
      return true;
    }
    if (/(?:secret|token|credentials?|authorization)$/.test(word)) return before !== 'pull';
    if (word === 'pw') return true;
    if (before === undefined) return false;
    if (word === 'pass') return !ordinals.has(before);
    if (word === 'pwd') return before !== 'old';
    if (word === 'auth') return after.length === 0;
    return word === 'key' && keyed.has(before);
  });
}

/** `clientKey_2` is `client`, `key`; a number at the end of a word only counts. */
const wordsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z0-9])(?=[A-Z])/g, '$1 ')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.toLowerCase().replace(/\d{1,9}$/, ''))
    .filter((word) => word !== '');

/** Words that make a name speak of a secret without holding it, also the file `token.go`. */
const describing: ReadonlySet<string> = new Set(
  `age at bytes class count created driver enabled endpoint expiration expires expiry file id ids
  issuer kind length limit mode mount name names namespace path policy provider ref refs required
  review rotated seconds size status store total ttl type types updated uri url usage used valid
  version go java js py rb rs ts`.split(/\s+/),
);

const ordinals: ReadonlySet<string> = new Set(
  'first second third last one two test tests dry by multi single'.split(' '),
);

/** What stands before `key` in the name of a key that is a secret; a `primary key` is none. */
const keyed: ReadonlySet<string> = new Set(
  `access account aes api auth client deploy encryption hmac host jwt license master private secret
  service session shared signing ssh storage tls unseal webhook`.split(/\s+/),
);
