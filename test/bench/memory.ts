import { readFileSync } from 'node:fs';
import { execa } from 'execa';

const everyMs = 2_000;

export interface PeakMemory {
  readonly harnessMb: number;
  /** The cluster's nodes, its operator and its prober together. */
  readonly containersMb: number;
}

/** Looks at a process and at all of Firedrill's containers every two seconds. */
export function watchMemory(pid: number) {
  let harnessKb = 0;
  let totalMb = 0;
  const containers = new Map<string, number>();
  const look = async () => {
    harnessKb = Math.max(harnessKb, highWaterKb(pid));
    const { stdout } = await execa(
      'docker',
      ['stats', '--no-stream', '--format', '{{.Name}} {{.MemUsage}}'],
      {
        reject: false,
        timeout: 20_000,
      },
    );
    const now = new Map<string, number>();
    for (const line of stdout.split('\n')) {
      const [, name, amount, unit] = /^(firedrill-\S+) ([\d.]+)([KMG]iB)/.exec(line) ?? [];
      if (!name || !unit) continue;
      const cluster = name.split('-').slice(0, 2).join('-');
      const mb =
        Number(amount) * { KiB: 1 / 1024, MiB: 1, GiB: 1024 }[unit as 'KiB' | 'MiB' | 'GiB'];
      now.set(cluster, (now.get(cluster) ?? 0) + mb);
    }
    const all = [...now.values()].reduce((sum, mb) => sum + mb, 0);
    totalMb = Math.max(totalMb, all + harnessKb / 1024);
    for (const [name, mb] of now) containers.set(name, Math.max(containers.get(name) ?? 0, mb));
  };
  let looking = look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await looking;
      const of = (cluster: string): PeakMemory => ({
        harnessMb: Math.round(harnessKb / 1024),
        containersMb: Math.round(containers.get(cluster) ?? Number.NaN),
      });
      return { of, totalMb: Math.round(totalMb) };
    },
  };
}

/** The most that the process ever had in memory; 0 once it has ended. */
function highWaterKb(pid: number): number {
  try {
    return Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
