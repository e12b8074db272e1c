import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { HarnessError } from '../../errors.ts';

/** An Ed25519 key in a file of PEM. BAD_USAGE, without a word of the key, for anything else. */
export async function signingKey(
  option: '--key' | '--public-key',
  file: string,
): Promise<KeyObject> {
  const kind = option === '--key' ? 'private' : 'public';
  const make = 'openssl genpkey -algorithm ed25519 -out key.pem';
  const next =
    kind === 'private'
      ? `Create one: ${make}`
      : 'Write it from the private one: openssl pkey -in key.pem -pubout -out public.pem';
  const bad = (why: string) => new HarnessError('BAD_USAGE', `${option} ${file} ${why}.`, { next });
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw bad(error.code === 'ENOENT' ? 'does not exist' : `cannot be read (${error.code})`);
  });
  // The public key follows from it, but an auditor has no business with it.
  if (kind === 'public' && /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) {
    throw bad('is a private key; keep it secret, and name the public one');
  }
  let key: KeyObject;
  try {
    key = kind === 'private' ? createPrivateKey(text) : createPublicKey(text);
  } catch {
    throw bad(`is not a ${kind} key in PEM, or has a passphrase`);
  }
  if (key.asymmetricKeyType === 'ed25519') return key;
  throw bad(`is a key of the type ${key.asymmetricKeyType}; expected ed25519`);
}
