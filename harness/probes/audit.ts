import { z } from 'zod';
import { HarnessError } from '../errors.ts';
import { stated } from '../model/figures.ts';
import type { Audit } from '../model/observations.ts';
import type { CommandResult } from '../ports.ts';
import { LastWords } from './last-words.ts';
import { auditCommand } from './questions.ts';

const timeoutMs = 300_000;

const fateLine = z.strictObject({
  receipt: z.string(),
  fate: z.enum(['kept', 'lost', 'unanswered']),
});

/** Runs a command in the prober's container. */
type Exec = (
  argv: readonly string[],
  options: { timeoutMs: number; input: string },
) => Promise<CommandResult>;

/**
 * Asks with k6 what became of each receipt. PROBER_FAILED if k6 does not finish, or does not report
 * each receipt exactly once.
 */
export async function auditReceipts(
  exec: Exec,
  name: string,
  receipts: readonly string[],
): Promise<Audit> {
  const asked = new Set(receipts);
  // k6 refuses to do nothing.
  if (asked.size === 0) return { kept: 0, lost: [], unanswered: 0 };
  const input = JSON.stringify([...asked]);
  const result = await exec(auditCommand(name), { timeoutMs, input });
  const fates = readFates(name, result);
  const reported = new Set(fates.map(({ receipt }) => receipt));
  if (fates.length !== asked.size || [...asked].some((one) => !reported.has(one))) {
    const what = `It was asked about ${asked.size} receipts, and reported ${reported.size}.`;
    throw failed(name, what, result);
  }
  const withFate = (fate: string) => fates.filter((one) => one.fate === fate);
  return {
    kept: withFate('kept').length,
    lost: withFate('lost').map(({ receipt }) => receipt),
    unanswered: withFate('unanswered').length,
  };
}

function readFates(name: string, result: CommandResult): z.infer<typeof fateLine>[] {
  const { exitCode, timedOut, stdout } = result;
  if (timedOut) throw failed(name, `It did not end within ${stated(timeoutMs)}.`, result);
  if (exitCode !== 0) throw failed(name, `It ended with status ${exitCode}.`, result);
  try {
    const lines = stdout.split('\n').filter((line) => line !== '');
    return lines.map((line) => fateLine.parse(JSON.parse(line)));
  } catch (cause) {
    throw failed(name, 'It printed a line that does not report a receipt.', result, cause);
  }
}

function failed(name: string, what: string, { stderr }: CommandResult, cause?: unknown) {
  const lastWords = new LastWords();
  for (const line of stderr.split('\n')) lastWords.hear(line);
  return new HarnessError(
    'PROBER_FAILED',
    `The audit of the receipts of "${name}" failed. ${what}${lastWords}`,
    {
      next: 'Check whether the prober\u2019s container still runs, and has memory and disk space left.',
      cause,
    },
  );
}
