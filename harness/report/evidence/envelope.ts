import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

const payloadType = 'application/vnd.in-toto+json';

/** A signed document: DSSE 1.0. */
export interface Envelope {
  readonly payloadType: string;
  /** In base64. */
  readonly payload: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

/** Signs a text with an Ed25519 key. */
export function signed(text: string, privateKey: KeyObject): Envelope {
  const body = Buffer.from(text);
  const sig = sign(null, authenticated(payloadType, body), privateKey);
  const keyid = keyId(createPublicKey(privateKey));
  return {
    ...{ payloadType, payload: body.toString('base64') },
    signatures: [{ keyid, sig: sig.toString('base64') }],
  };
}

/** The text, if one of the signatures is this key's; undefined if none is. */
export function openedWith(envelope: Envelope, publicKey: KeyObject): string | undefined {
  const body = Buffer.from(envelope.payload, 'base64');
  const what = authenticated(envelope.payloadType, body);
  const isSigned =
    envelope.payloadType === payloadType &&
    envelope.signatures.some(({ sig }) =>
      verify(null, what, publicKey, Buffer.from(sig, 'base64')),
    );
  return isSigned ? body.toString('utf8') : undefined;
}

export const unverifiedText = ({ payload }: Envelope): string =>
  Buffer.from(payload, 'base64').toString('utf8');

/** DSSE's encoding of what is signed: the type is signed too, and lengths keep the two apart. */
function authenticated(type: string, body: Buffer): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `;
  return Buffer.concat([Buffer.from(head), body]);
}

/** A hint for whoever has several keys. */
const keyId = (key: KeyObject) =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
