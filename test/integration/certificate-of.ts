import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openssl } from '../../fixtures/fakes/tls/openssl.ts';

/** A certificate of a server at this address, which is its own authority; both as PEM. */
export async function certificateOf(
  address: string,
): Promise<{ readonly key: string; readonly cert: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'firedrill-certificate-'));
  try {
    const names = ['-subj', '/CN=server', '-addext', `subjectAltName=IP:${address}`];
    const files = ['-keyout', 'key.pem', '-out', 'cert.pem'];
    await openssl(folder, 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...names, ...files);
    const [key = '', cert = ''] = await Promise.all(
      ['key.pem', 'cert.pem'].map((name) => readFile(join(folder, name), 'utf8')),
    );
    return { key, cert };
  } finally {
    await rm(folder, { recursive: true });
  }
}
