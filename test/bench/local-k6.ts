import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { systemClock } from '../../harness/clock.ts';
import { execIn } from '../../harness/cluster/engine/container-exec.ts';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { docker } from '../../harness/io/docker.ts';
import type { Audit, KeptLate, ProbeSample } from '../../harness/model/observations.ts';
import type { ProbeSpec } from '../../harness/model/system.ts';
import type { ContainerProcess } from '../../harness/ports.ts';
import { auditReceipts } from '../../harness/probes/audit.ts';
import { followProbing, type Probing } from '../../harness/probes/probing.ts';
import { probeCommand, proberFiles } from '../../harness/probes/questions.ts';

/** Text by path. */
type ProberFiles = Readonly<Record<string, string>>;

export interface LocalProbing extends Probing {
  /** Name of the container in which k6 runs. */
  readonly container: string;
  audit(name: string, receipts: readonly string[]): Promise<Audit>;
}

/**
 * The prober without a cluster: k6 in a container on this machine's own network, loopback included.
 * `alter` may change the files that k6 is given, `asked` leave probes out.
 */
export async function probeLocally(
  probes: readonly ProbeSpec[],
  onSample: (sample: ProbeSample) => void,
  alter: (files: ProberFiles) => ProberFiles = (files) => files,
  asked: readonly string[] = probes.map(({ name }) => name),
  onKeptLate: (kept: KeptLate) => void = () => undefined,
): Promise<LocalProbing> {
  const [image] = await ensureImages(['k6']);
  if (!image) throw new Error('there is no image of k6');
  const folder = await mkdtemp(join(tmpdir(), 'firedrill-k6-'));
  for (const [path, text] of Object.entries(alter(await proberFiles(probes)))) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const container = basename(folder);
  const process = runContainer(container, [
    ...['--cpu-shares', '16384', '--network', 'host', '--label', `io.firedrill.run=${container}`],
    ...['--volume', `${join(folder, 'prober')}:/prober:ro`],
    ...[image.reference, ...probeCommand(asked)],
  ]);
  const followed = probes.filter(({ name }) => asked.includes(name));
  const probing = followProbing(process, followed, systemClock, onSample, onKeptLate);
  const stop = async () => {
    await probing.stop();
    await process.exited;
    await docker(['rm', '--force', container], { timeoutMs: 20_000 });
    await rm(folder, { recursive: true });
  };
  const exec = (argv: readonly string[], options: { timeoutMs: number; input: string }) =>
    execIn(container, argv, options);
  const audit = (name: string, receipts: readonly string[]) => auditReceipts(exec, name, receipts);
  return { ...probing, container, stop, audit };
}

function runContainer(name: string, args: readonly string[]): ContainerProcess {
  const child = execa('docker', ['run', '--rm', '--name', name, ...args], {
    reject: false,
    buffer: false,
    stdin: 'ignore',
    timeout: 600_000,
  });
  const [stdout, stderr] = [child.stdout, child.stderr].map((input) => createInterface({ input }));
  return {
    write: () => undefined,
    onStdoutLine: (listener) => stdout?.on('line', listener),
    onStderrLine: (listener) => stderr?.on('line', listener),
    exited: child.then(({ exitCode }) => exitCode ?? 1),
    kill: () => {
      docker(['kill', name], { timeoutMs: 20_000 });
    },
  };
}
