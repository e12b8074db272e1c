import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { HarnessError } from '../errors.ts';
import { askThroughProxy } from '../io/service-proxy.ts';
import { stated } from '../model/figures.ts';
import type { RuleLoader } from '../ports.ts';
import { rulesSchema } from './prometheus-answers.ts';
import { checkWithPromtool } from './promtool.ts';
import { podsOfService, touchPods, writeFiles } from './rule-files.ts';
import type { RuleCluster, RuleSource } from './rule-source.ts';

/** The kubelet looks at a ConfigMap at least every minute or so; and a drill may hit Prometheus too. */
const latestMs = 120_000;
const everyMs = 250;

/**
 * Puts rules into the ConfigMap that Prometheus loads rules from, and has it reload them. Each document is checked
 * before by the promtool of the same pod: a broken file would keep Prometheus from starting again.
 */
export function ruleLoader(cluster: RuleCluster, source: RuleSource): RuleLoader {
  const load = async (
    files: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<void> => {
    const pods = await podsOfService(cluster, source);
    await writeFiles(cluster, source, files);
    await touchPods(cluster, source, pods);
    await reloadUntil(cluster, source, Object.keys(files), signal);
  };
  const remove = (signal?: AbortSignal) => coded(source, () => load({}, signal));
  return {
    load: async (documents) =>
      coded(source, async () => {
        const [pod] = await podsOfService(cluster, source);
        const refused: (string | null)[] = [];
        for (const text of documents)
          refused.push(await checkWithPromtool(cluster, source, pod, text));
        const files = Object.fromEntries(
          documents.flatMap((text, index) =>
            refused[index] === null ? [[fileOf(text), text]] : [],
          ),
        );
        if (Object.keys(files).length === 0) return { refused, remove: async () => {} };
        try {
          await load(files);
        } catch (error) {
          await remove().catch((later: Error) => {
            const left = `its rules could not be taken out again either (${later.message})`;
            throw new Error(`${wordsOf(error)}; ${left}`, { cause: error });
          });
          throw error;
        }
        return { refused, remove };
      }),
  };
}

/** Named after its content, so that Prometheus' list of rules shows which content it has loaded. */
const fileOf = (text: string): string => `runbook-${hash('sha256', text).slice(0, 12)}.yml`;

/** Resolves when exactly these files of a runbook are loaded, or nobody waits for it any more. */
async function reloadUntil(
  { core }: RuleCluster,
  source: RuleSource,
  files: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const giveUpMs = performance.now() + latestMs;
  for (;;) {
    const loaded = await reload(core, source).catch((error: unknown) => error);
    const isDone = loaded instanceof Set && files.every((file) => loaded.has(file));
    if (signal?.aborted || (isDone && loaded.size === files.length)) return;
    if (performance.now() > giveUpMs) {
      if (loaded instanceof Error) throw loaded;
      throw new Error(`its rules are not those of ${source.rules} after ${stated(latestMs)}`);
    }
    await pause(everyMs);
  }
}

/** The files of a runbook that are loaded then. */
async function reload(core: RuleCluster['core'], source: RuleSource): Promise<Set<string>> {
  await askThroughProxy(core, source, { method: 'POST', path: '-/reload' });
  const { data } = rulesSchema.parse(await askThroughProxy(core, source, { path: 'api/v1/rules' }));
  return new Set(data.groups.flatMap(({ file }) => /runbook-\w+\.yml$/.exec(file)?.[0] ?? []));
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Any error as ALERTS_FAILED, with the Service that it is about. */
async function coded<Result>(source: RuleSource, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const why = wordsOf(cause);
    const where = `${source.service}:${source.port} in ${source.namespace}: `;
    // An error of the proxy names the Service already.
    throw new HarnessError('ALERTS_FAILED', why.startsWith(where) ? why : `${where}${why}`, {
      next: 'docs/systems.md says what "rules" under "alerts" needs.',
      cause,
    });
  }
}
