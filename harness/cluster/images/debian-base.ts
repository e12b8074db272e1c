import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from '../../errors.ts';
import { run } from '../../io/command.ts';
import { canInstallPackages } from '../engine/host.ts';
import { BuildLog } from './build-log.ts';

const timeoutMs = 600_000;
const label = 'io.firedrill.debootstrap';

/**
 * Creates a minimal Debian image without any registry, from the mirror that this machine's apt uses.
 * IMAGE_FAILED if this machine cannot do that.
 */
export async function makeDebianBase(
  reference: string,
  suite: string,
  workFolder: string,
  signal?: AbortSignal,
): Promise<void> {
  if (!canInstallPackages()) {
    throw new HarnessError('IMAGE_FAILED', `${reference} can be neither pulled nor made here`, {
      next: 'Make a container registry reachable, or run as root on Debian or Ubuntu.',
    });
  }
  const log = new BuildLog();
  const attempt = async (what: string, script: string, args: readonly string[]) => {
    const { exitCode } = await run('sh', ['-euc', script, 'sh', ...args], {
      timeoutMs,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      onLine: (line) => log.add(line),
      ...(signal && { signal }),
    });
    signal?.throwIfAborted();
    if (exitCode !== 0) throw log.failure(reference, what, "Check that apt's mirror is reachable.");
  };
  await attempt('installing debootstrap', installScript, []);
  const mirrors = await debianMirrors(suite);
  const root = join(workFolder, 'debian');
  await mkdir(root, { recursive: true });
  // In its own mount namespace, so that its mounts end with the process.
  await attempt('debootstrap', 'exec unshare --mount debootstrap --variant=minbase "$@"', [
    suite,
    root,
    ...(mirrors.main ? [mirrors.main] : []),
  ]);
  await attempt('import', importScript, [root, suite, mirrors.security ?? '', reference, label]);
  await rm(root, { recursive: true, force: true });
}

const installScript = `
command -v debootstrap >/dev/null && exit 0
apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=120 debootstrap`;

// Removes what neither an image nor a container needs, and adds apt's security mirror if it has one.
const importScript = `
cd "$1"
rm -rf var/lib/apt/lists/* var/cache/apt/*.bin var/cache/apt/archives/*.deb var/cache/debconf/*-old \\
  usr/share/doc usr/share/man usr/share/locale usr/share/info usr/share/lintian var/log/*.log
echo 'Dir::Cache::pkgcache ""; Dir::Cache::srcpkgcache "";' >etc/apt/apt.conf.d/no-cache-files
echo 'path-exclude /usr/share/doc/*
path-exclude /usr/share/man/*
path-exclude /usr/share/locale/*' >etc/dpkg/dpkg.cfg.d/no-documents
[ -z "$3" ] || echo "deb $3 $2-security main" >>etc/apt/sources.list
tar --numeric-owner -c . | docker import -c 'CMD ["bash"]' -c "LABEL $5=$2" - "$4"`;

interface Mirrors {
  readonly main?: string;
  readonly security?: string;
}

/** Debian's own mirrors among apt's sources; without one debootstrap uses its default. */
async function debianMirrors(suite: string): Promise<Mirrors> {
  const format = '$(ORIGIN)|$(CODENAME)|$(SITE)';
  const { stdout } = await run('apt-get', ['indextargets', '--format', format], {
    timeoutMs: 30_000,
  });
  const sites = stdout.split('\n').map((line) => line.split('|'));
  const siteOf = (codename: string) =>
    sites.find((site) => site[0] === 'Debian' && site[1] === codename)?.[2];
  const main =
    siteOf(suite) ??
    sites.find(([origin, name]) => origin === 'Debian' && !name?.endsWith('-security'))?.[2];
  const security = siteOf(`${suite}-security`);
  return { ...(main && { main }), ...(security && { security }) };
}
