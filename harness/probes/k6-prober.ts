import { HarnessError } from '../errors.ts';
import type { AuthoritySource, System } from '../model/system.ts';
import type { Cluster, Prober, Sidecar } from '../ports.ts';
import { auditReceipts } from './audit.ts';
import { followProbing } from './probing.ts';
import { apiFile, authoritiesFile, probeCommand, proberFiles } from './questions.ts';

const writeTimeoutMs = 10_000;

/** A prober that is ready for every probe once it is admitted. */
export interface StartedProber extends Prober {
  /**
   * Gives it the right to read the objects that its probes ask about, and the system's own authority to
   * trust; call it when the system is up.
   */
  admit(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Runs k6 in a container of its own beside the operator's; `image` contains k6. The container exists
 * before the drill, with every question of the system, so that a drill waits for k6 alone.
 */
export async function startK6Prober(
  cluster: Cluster,
  image: string,
  { probes, authority }: Pick<System, 'probes' | 'authority'>,
): Promise<StartedProber> {
  const sidecar = await cluster.startSidecar({
    role: 'prober',
    image,
    files: await proberFiles(probes),
    memoryMb: 384,
    pids: 256,
    // The prober must get processor time while the system that it measures is busy.
    cpuShares: 16_384,
  });
  const named = (name: string) => {
    const probe = probes.find((one) => one.name === name);
    if (probe) return probe;
    throw new HarnessError('PROBER_FAILED', `The system has no probe "${name}".`);
  };
  return {
    async start(names, clock, onSample, onKeptLate) {
      const asked = names.map(named);
      const process = sidecar.open(probeCommand(names));
      const { started, failed, stop } = followProbing(process, asked, clock, onSample, onKeptLate);
      try {
        await started;
      } catch (error) {
        await stop();
        throw error;
      }
      return { failed, stop };
    },
    async audit(name, receipts) {
      return auditReceipts(sidecar.exec, named(name).name, receipts);
    },
    async admit() {
      const own = authority ? [await readAuthority(cluster, authority)] : [];
      const reading = probes.flatMap(({ name, object }) => (object ? [{ name, object }] : []));
      if (reading.length === 0) return write(sidecar, authoritiesFile(own));
      const { paths, ...reader } = await cluster.objectReader(reading.map(({ object }) => object));
      const byName = reading.map(({ name }, index) => [name, paths[index] ?? '']);
      await write(sidecar, apiFile(reader, Object.fromEntries(byName)));
      await write(sidecar, authoritiesFile([reader.authority, ...own]));
    },
    remove: () => sidecar.remove(),
  };
}

async function readAuthority(
  { core }: Pick<Cluster, 'core'>,
  { namespace, configMap: name, key }: AuthoritySource,
): Promise<string> {
  const { data } = await core.readNamespacedConfigMap({ namespace, name });
  const pem = data?.[key];
  if (pem?.includes('BEGIN CERTIFICATE')) return pem;
  throw new HarnessError(
    'SYSTEM_NOT_READY',
    `ConfigMap ${namespace}/${name} has no certificate in "${key}"`,
    { next: 'Correct `authority` in system.yaml, or let `ready` wait for whatever makes it.' },
  );
}

// Not on a command line, where the token would be seen.
async function write(sidecar: Sidecar, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, input] of Object.entries(files)) {
    const argv = ['sh', '-c', 'umask 077; cat >"$0"', path];
    const { exitCode, stderr } = await sidecar.exec(argv, { timeoutMs: writeTimeoutMs, input });
    if (exitCode === 0) continue;
    throw new HarnessError('PROBER_FAILED', `The prober got no ${path}: ${stderr.trim()}`, {
      next: 'Run this again; `firedrill doctor` checks the engine.',
    });
  }
}
