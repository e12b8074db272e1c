import { execa } from 'execa';

/** A run id that no other test of this machine uses. */
export function runId(subject: string): string {
  return `test-${subject}-${process.pid.toString(36)}`;
}

/** Names of what the engine still has of a run: nodes, other containers, networks. */
export async function leftOf(run: string): Promise<string[]> {
  const lists = await Promise.all([
    list('ps', '--all', '--filter', `label=io.x-k8s.kind.cluster=firedrill-${run}`),
    list('ps', '--all', '--filter', `label=io.firedrill.run=${run}`),
    list('network', 'ls', '--filter', `label=io.firedrill.run=${run}`),
    list('network', 'ls', '--filter', `name=^firedrill-${run}$`),
  ]);
  return [...new Set(lists.flat())];
}

async function list(...args: string[]): Promise<string[]> {
  const { stdout } = await execa('docker', [...args, '--quiet'], { timeout: 30_000 });
  return stdout.split('\n').filter(Boolean);
}
