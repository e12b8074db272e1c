import type { RuleCluster, RuleSource } from './rule-source.ts';

const timeoutMs = 30_000;

/**
 * Has rules checked by the promtool in a pod of Prometheus; resolves to why it refuses them, or to null. The text
 * of a runbook is only read there, and runs nowhere.
 */
export async function checkWithPromtool(
  { nodes, execInNode }: RuleCluster,
  { namespace }: RuleSource,
  pod: string | undefined,
  rules: string,
): Promise<string | null> {
  if (pod === undefined) throw new Error('none of its pods runs');
  const { exitCode, stdout, stderr, timedOut } = await execInNode(
    nodes[0] ?? '',
    [
      ...['kubectl', '--kubeconfig', '/etc/kubernetes/admin.conf'],
      ...['exec', '--stdin', '--namespace', namespace, pod, '--'],
      ...['promtool', 'check', 'rules', '/dev/stdin'],
    ],
    { timeoutMs, input: rules },
  );
  if (exitCode === 0) return null;
  const said = `${stdout}\n${stderr}`;
  const refusals = said.split('\n').flatMap((line) => /^\/dev\/stdin: (.*)/.exec(line)?.[1] ?? []);
  if (!timedOut && /^\s*FAILED:/m.test(said))
    return `promtool: ${refusals.join('; ') || said.trim()}`;
  throw new Error(`promtool in ${pod} did not answer: ${said.trim().slice(-300)}`);
}
