import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { HarnessError } from '../../errors.ts';

const central = 'https://repo.maven.apache.org/maven2';
const timeoutMs = 120_000;
const atOnce = 4;

export interface MavenJar {
  /** `org.flywaydb:flyway-core:12.4.0` */
  readonly coordinates: string;
  /** 64 hex digits. */
  readonly sha256: string;
}

/** File of a list of jars, beside `images.yaml`; each line is a sum and its coordinates. */
export const jarList = (folder: string, name: string) => join(folder, 'maven', `${name}.sha256`);

/** Reads a list of jars. INTERNAL if a line is not a sum and three coordinates. */
export function parseJars(text: string): readonly MavenJar[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [, sha256, coordinates] =
      /^([0-9a-f]{64}) {2}([\w.-]+:[\w.-]+:[\w.-]+)$/.exec(line) ?? [];
    if (sha256 !== undefined && coordinates !== undefined) return { coordinates, sha256 };
    throw new HarnessError('INTERNAL', `not a pinned jar: "${line}"`, {
      next: 'Write the SHA-256, two spaces, and group:artifact:version.',
    });
  });
}

/** Path of a jar in every Maven repository. */
export function jarPath(coordinates: string): string {
  const [group = '', artifact = '', version = ''] = coordinates.split(':');
  return `${group.replaceAll('.', '/')}/${artifact}/${version}/${artifact}-${version}.jar`;
}

export interface JarDownload {
  readonly into: string;
  /** Address of the repository; by default the one that `~/.m2/settings.xml` names. */
  readonly repository?: string;
  readonly signal?: AbortSignal;
}

/** Downloads jars, and checks each against its sum. IMAGE_FAILED names the jar. */
export async function downloadJars(
  jars: readonly MavenJar[],
  { into, signal, ...options }: JarDownload,
): Promise<void> {
  const repository = options.repository ?? (await mirrorOfCentral());
  const limit = pLimit(atOnce);
  await Promise.all(
    jars.map(({ coordinates, sha256 }) =>
      limit(async () => {
        const path = jarPath(coordinates);
        const bytes = await download(`${repository}/${path}`, coordinates, signal);
        const actual = createHash('sha256').update(bytes).digest('hex');
        if (actual !== sha256) {
          throw notHad(coordinates, `its SHA-256 is ${actual}, expected ${sha256}`);
        }
        await writeFile(join(into, path.slice(path.lastIndexOf('/') + 1)), bytes);
      }),
    ),
  );
}

async function download(url: string, name: string, signal?: AbortSignal): Promise<Buffer> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const reply = await fetch(url, {
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    if (reply.ok) return Buffer.from(await reply.arrayBuffer());
    throw notHad(name, `the repository answered ${reply.status}`);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof HarnessError) throw error;
    throw notHad(name, error instanceof Error ? error.message : String(error));
  }
}

const notHad = (coordinates: string, why: string) =>
  new HarnessError('IMAGE_FAILED', `cannot download ${coordinates}: ${why}`, {
    next: 'Check that Maven Central, or the mirror in ~/.m2/settings.xml, is reachable.',
  });

/** The mirror that this machine's Maven uses for Central, without a slash at its end. */
async function mirrorOfCentral(): Promise<string> {
  const file = join(homedir(), '.m2', 'settings.xml');
  const text = await readFile(file, 'utf8').catch(() => '');
  return mirrorIn(text) ?? central;
}

/** The address of the first mirror of Central that a `settings.xml` names. */
export function mirrorIn(settings: string): string | undefined {
  const written = settings.replaceAll(/<!--.*?-->/gs, '');
  for (const [, mirror = ''] of written.matchAll(/<mirror>(.*?)<\/mirror>/gs)) {
    const of = /<mirrorOf>\s*(.*?)\s*<\/mirrorOf>/s.exec(mirror)?.[1]?.split(/\s*,\s*/) ?? [];
    const url = /<url>\s*(.*?)\s*<\/url>/s.exec(mirror)?.[1];
    if (url && of.some((name) => name === 'central' || name === '*'))
      return url.replace(/\/+$/, '');
  }
  return undefined;
}
