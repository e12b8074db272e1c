import type { EventOf } from '../../journal/events.ts';
import { seconds } from '../../model/figures.ts';
import type { Plan } from '../../model/scenario.ts';
import type { CheckRecord, Judgement, Reason } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';
import { couldNotStart } from './never-began.ts';
import { isRefusal } from './refused.ts';

type Checked = EventOf<'checked'>;

/** Each item of the runbook's checklist, and whether it held at the end of the runbook arm. */
export function checksOf(
  record: ArmRecord | undefined,
  { checklist }: Plan,
): readonly CheckRecord[] {
  return checklist.map(({ text, place, answer }) => {
    const answeredBy = answer?.kind === 'probe' ? `the probe ${answer.probe}` : answer?.command;
    if (answeredBy === undefined)
      return { text, place, holds: null, because: 'nothing answers it' };
    const checked = record?.checks.find((one) => one.place.line === place.line);
    return { text, place, answeredBy, ...findingOf(checked) };
  });
}

/**
 * Whether the runbook's own verification holds, as far as something answers it. The scenario asserts each
 * answer, so an item that does not hold refutes; one that could not be answered proves nothing. It decides
 * nothing if no item has an answer.
 */
export function judgeVerification(checks: readonly CheckRecord[]): Judgement {
  const answered = checks.filter(({ answeredBy }) => answeredBy !== undefined);
  const notes = checks
    .filter(({ answeredBy }) => answeredBy === undefined)
    .map(({ text, place }) => ({ text: `Nothing answers “${text}”.`, place }));
  if (answered.length === 0) {
    const text = 'No item of a checklist was checked.';
    return { holds: null, decides: false, reasons: [{ text }], notes };
  }
  for (const holds of [false, null]) {
    const reasons = answered.filter((one) => one.holds === holds).map(reasonOf);
    if (reasons.length > 0) return { holds, reasons, notes };
  }
  const text = `${answered.length} of ${checks.length} items of the checklist were checked, and hold.`;
  return { holds: true, reasons: [{ text }], notes };
}

function reasonOf({ text, place, holds, because }: CheckRecord): Reason {
  const says = holds === false ? 'does not hold' : 'is not known to hold';
  return { text: `“${text}” ${says}: ${because}.`, place };
}

type Finding = Pick<CheckRecord, 'holds' | 'because'>;

function findingOf(checked: Checked | undefined): Finding {
  if (!checked) return { holds: null, because: 'the drill ended before it was checked' };
  if (checked.by === 'nobody') return { holds: null, because: checked.because ?? 'nobody looked' };
  return checked.by === 'probe' ? byProbe(checked) : byCommand(checked);
}

function byProbe({ passes, needed, failure }: Extract<Checked, { by: 'probe' }>): Finding {
  if (passes >= needed) return { holds: true, because: `${passes} passes in a row` };
  if (passes === 0 && failure !== undefined)
    return { holds: false, because: `it fails: ${failure}` };
  return { holds: null, because: `${passes} passes in a row, and ${needed} are needed` };
}

function byCommand(checked: Extract<Checked, { by: 'command' }>): Finding {
  const { result, exitCode, stderr, stdout, durationMs, outputLost, command } = checked;
  if (outputLost) return { holds: null, because: 'how its command ended is unknown' };
  const after = `after ${seconds(durationMs)}`;
  if (result === 'timed-out') return { holds: null, because: `its command was stopped ${after}` };
  // `! kubectl … | grep -q x` succeeds as well if kubectl was never answered.
  const gotNoAnswer = isRefusal(checked) || noAnswer.test(stderr);
  if (result === 'ok' && gotNoAnswer)
    return { holds: null, because: 'its command succeeded, but the cluster did not answer it' };
  if (result === 'ok') return { holds: true, because: `its command succeeded ${after}` };
  const [said = ''] = `${stderr}\n${stdout}`.trim().split('\n');
  const how = `its command failed with exit code ${exitCode}${said && `: ${said.slice(0, 200)}`}`;
  const couldNotAsk = couldNotStart({ boundText: command }, checked) || gotNoAnswer;
  return { holds: couldNotAsk ? null : false, because: how };
}

/** kubectl got no answer, or no right to one, which says nothing about the item. */
const noAnswer =
  /^(?:Unable to connect to the server|The connection to the server \S+ was refused|error: You must be logged in|Error from server \((?:Forbidden|Timeout|ServiceUnavailable|InternalError|TooManyRequests)\))/m;
