import { HarnessError } from '../../errors.ts';
import type { OutcomeChange } from '../../judge/objectives/outcome-changes.ts';
import { noticeOf } from '../../report/history/notice.ts';
import type { Terminal } from '../terminal.ts';

export const notifyOption = [
  '--notify <url>',
  'post a small JSON to this webhook where a drill ends otherwise than the last time (or FIREDRILL_NOTIFY)',
] as const;

const timeoutMs = 10_000;

/** Where changes are posted to, by the option or the environment. Never printed: who knows a webhook may post to it. */
export function webhookOf(
  option: string | undefined,
  { FIREDRILL_NOTIFY: fromEnvironment = '' }: NodeJS.ProcessEnv = process.env,
): URL | undefined {
  const from = option === undefined ? 'FIREDRILL_NOTIFY' : '--notify';
  const text = option ?? fromEnvironment;
  if (option === undefined && text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new HarnessError('BAD_USAGE', `${from} is not an address of a webhook.`, {
    next: 'Write the whole of it, with https://.',
  });
}

/** Posts each change; false, with a sentence, where the webhook did not take one. */
export async function postChanges(
  changes: readonly OutcomeChange[],
  webhook: URL,
  { say }: Pick<Terminal, 'say'>,
): Promise<boolean> {
  for (const change of changes) {
    const failed = await post(JSON.stringify(noticeOf(change)), webhook);
    if (failed === undefined) continue;
    say(`The webhook was not told that ${change.now.drill} changed: ${failed}.`);
    return false;
  }
  return true;
}

/** Why it failed, in words of our own: an error of `fetch` may hold the address. */
async function post(body: string, webhook: URL): Promise<string | undefined> {
  try {
    const { ok, status } = await fetch(webhook, {
      ...{ method: 'POST', body, redirect: 'manual' },
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    return ok ? undefined : `it answered with ${status}`;
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return isLate ? `no answer within ${timeoutMs / 1000} s` : 'it cannot be reached';
  }
}
