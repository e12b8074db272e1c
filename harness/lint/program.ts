import type { Command } from './document.ts';

/** Words that another command follows, which they run. */
export const wrappers: ReadonlySet<string> = new Set(
  'timeout time while until ! env nohup nice exec command xargs watch retry stdbuf'.split(' '),
);
const containers = new Set(['docker', 'podman', 'nerdctl', 'docker-compose', 'crictl', 'ssh']);

/**
 * Index of the word that names the program, where the command runs it: itself, behind `timeout 5` and
 * the like, or in a container; -1 where it does not. `apt-get install curl` does not run curl.
 */
export function programAt({ words }: Command, ...names: readonly string[]): number {
  const [first] = words;
  if (names.includes(first)) return 0;
  const from = wrappers.has(first) ? 1 : containers.has(first) ? 2 : inPod(words);
  if (from < 0) return -1;
  return words.findIndex((word, index) => index >= from && names.includes(word));
}

/** Index after `--` of `kubectl exec`, `run` and `debug`. */
function inPod(words: readonly string[]): number {
  if (words[0] !== 'kubectl' && words[0] !== 'oc') return -1;
  const end = words.indexOf('--');
  return end < 0 ? -1 : end + 1;
}

/** The program's words after its name. */
export function argumentsOf({ words }: Command, at: number): readonly string[] {
  return words.slice(at + 1);
}
