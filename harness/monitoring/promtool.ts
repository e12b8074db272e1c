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
  const [, complaint] = /^\s*FAILED:\n([\s\S]*)/m.exec(said) ?? [];
  if (complaint !== undefined && !timedOut) return `promtool: ${onOneLine(complaint)}`;
  throw new Error(`promtool in ${pod} did not answer: ${said.trim().slice(-300)}`);
}

/** Without places in what it was given, where all rules are on one line. */
function onOneLine(complaint: string): string {
  const lines = complaint
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\/dev\/stdin: )?(?:\d+:\d+: |line \d+: )?/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('command terminated with exit code'));
  return lines.join('; ').replaceAll(':; ', ': ');
}
