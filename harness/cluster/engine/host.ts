import { readFileSync } from 'node:fs';

const sysResource = 24n;

/** Whether processes here can hold CAP_SYS_RESOURCE, which privileged containers ask for. */
export function mayHaveSysResource(status = readText('/proc/self/status')): boolean {
  const bounding = /^CapBnd:\s*([0-9a-f]+)$/m.exec(status)?.[1];
  return bounding === undefined || ((BigInt(`0x${bounding}`) >> sysResource) & 1n) === 1n;
}

/** MTU of the default route's interface, in bytes; undefined without such a route. */
export function defaultRouteMtu(
  routes = readText('/proc/net/route'),
  mtuOf = (device: string): string => readText(`/sys/class/net/${device}/mtu`),
): number | undefined {
  for (const line of routes.split('\n').slice(1)) {
    const [device, destination] = line.split('\t');
    if (device && destination === '00000000') {
      const mtu = Number.parseInt(mtuOf(device.trim()), 10);
      if (mtu > 0) return mtu;
    }
  }
  return undefined;
}

/** Whether this is Debian or one of its derivatives, and this process may install packages. */
export function canInstallPackages(osRelease = readText('/etc/os-release')): boolean {
  const family = [...osRelease.matchAll(/^(?:ID|ID_LIKE)=(.*)$/gm)].flatMap((match) =>
    (match[1] ?? '').replaceAll('"', '').split(' '),
  );
  return process.getuid?.() === 0 && family.some((id) => id === 'debian' || id === 'ubuntu');
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Not on Linux: the caller gets an empty text.
    return '';
  }
}
