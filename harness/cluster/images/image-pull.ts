import { docker } from '../../io/docker.ts';

const silenceMs = 8000;
const pullTimeoutMs = 900_000;

type PullOutcome = 'pulled' | 'no-registry' | 'refused';

export interface PullResult {
  readonly outcome: PullOutcome;
  readonly log: string;
}

/**
 * Pulls through the engine and remembers registries that do not answer, so that their silence costs
 * a few seconds only once, and not for each image.
 */
export class ImagePuller {
  readonly #silent = new Set<string>();
  readonly #silenceMs: number;

  constructor(options: { silenceMs?: number } = {}) {
    this.#silenceMs = options.silenceMs ?? silenceMs;
  }

  /** Whether the reference's registry was asked before and did not answer. */
  isSilent(reference: string): boolean {
    return this.#silent.has(registryOf(reference));
  }

  async pull(
    reference: string,
    options: { signal?: AbortSignal; onLine?: (line: string) => void },
  ): Promise<PullResult> {
    const registry = registryOf(reference);
    const silence = new AbortController();
    // The client prints its first line when the registry has answered.
    const timer = setTimeout(() => silence.abort(), this.#silenceMs);
    const signals = options.signal ? [options.signal, silence.signal] : [silence.signal];
    const result = await docker(['pull', reference], {
      timeoutMs: pullTimeoutMs,
      signal: AbortSignal.any(signals),
      onLine: (line) => {
        clearTimeout(timer);
        options.onLine?.(line);
      },
    });
    clearTimeout(timer);
    options.signal?.throwIfAborted();
    if (result.exitCode === 0) return { outcome: 'pulled', log: '' };
    const log = `${result.stdout}\n${result.stderr}`.trim();
    // "Not found" and "denied" are answers too; no name, no route and no reply are not.
    const answered = /manifest|not found|denied|unauthorized|toomanyrequests/i.test(log);
    const unreachable = /no such host|dial tcp|timeout|connection refused|EOF|x509/i.test(log);
    if (silence.signal.aborted || (unreachable && !/manifest unknown/i.test(log)) || !answered) {
      this.#silent.add(registry);
      return { outcome: 'no-registry', log };
    }
    return { outcome: 'refused', log };
  }
}

/** The registry in an image reference; the empty string for the engine's default registry. */
export function registryOf(reference: string): string {
  const [first, ...rest] = reference.split('/');
  if (!first || rest.length === 0) return '';
  return /[.:]/.test(first) || first === 'localhost' ? first : '';
}
