import type { OutcomeChange } from '../../judge/objectives/outcome-changes.ts';
import { recoveryText } from '../objectives/status-words.ts';

/** The notice of a change, for a webhook; chats show `text`. */
export function noticeOf({ was, now }: OutcomeChange) {
  const { drill, run, startedMs, outcome, procedure, commit } = now;
  const { title, file, line, rtoMs } = procedure;
  return {
    text: `${drill}: ${was} → ${outcome} (${title}, ${file}:${line}; ${recoveryText(now)})`,
    ...{ drill, was, is: outcome, run, startedAt: new Date(startedMs).toISOString() },
    ...{ procedure: { title, file, line }, commit },
    ...{ outageMs: now.runbook?.outage?.ms ?? null, statedMs: rtoMs },
  };
}
