import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { harnessLabel, harnessValue, runLabel } from '../lifecycle/docker-labels.ts';

const timeoutMs = 30_000;
const mtuOption = 'com.docker.network.driver.mtu';

/** Creates a run's own network: it carries no other cluster's packets, and is removed with the run. */
export async function createNetwork(name: string, run: string): Promise<void> {
  const mtu = await bridgeMtu();
  const { exitCode, stderr } = await docker(
    [
      ...['network', 'create', '--driver', 'bridge'],
      ...['--label', `${runLabel}=${run}`, '--label', `${harnessLabel}=${harnessValue()}`],
      ...(mtu ? ['--opt', `${mtuOption}=${mtu}`] : []),
      name,
    ],
    { timeoutMs },
  );
  if (exitCode === 0) return;
  throw new HarnessError('CLUSTER_FAILED', `cannot create the network ${name}: ${stderr}`, {
    next: stderr.includes('already exists')
      ? 'Another run has this name. Use another run id, or remove what that run left: `firedrill revert`.'
      : 'Check `docker network ls`; `firedrill revert` removes the networks of earlier runs.',
  });
}

/** The engine applies its MTU to its default bridge only; every other network would get 1500. */
async function bridgeMtu(): Promise<string | undefined> {
  const format = `{{index .Options "${mtuOption}"}}`;
  const { exitCode, stdout } = await docker(['network', 'inspect', 'bridge', '--format', format], {
    timeoutMs,
  });
  const mtu = stdout.trim();
  return exitCode === 0 && /^\d+$/.test(mtu) ? mtu : undefined;
}
