import type { Command } from '../../../commands/script.ts';
import type { Call } from '../../../kubectl/invocation.ts';
import { kindOf } from '../../../kubectl/listing.ts';
import type { Danger } from '../danger.ts';
import { inputOf } from '../fed-clients.ts';

/** A list of pods, as another call prints it. */
const pods = /\bget (?:-\S+ (?:[\w-]+ )?)*(?:pods?|po)\b/;
/** Chooses one pod, or those that work no more. */
const few =
  /Evicted|Failed|Succeeded|Complete|Error|Terminating|CrashLoop|ImagePull|Unknown|Pending|OOM|NotReady|status\.phase|\b0\/\d|-v Running|items\[\d|\b(?:head|tail|fzf|shuf)\b/i;

const what = 'deletes every pod that the list names, all at once';

/** `kubectl get pods -l app=shop -o name | xargs kubectl delete`, `kubectl delete pods $(kubectl get pods -o name)`. */
export function dangersOfListedPods(call: Call, command: Command): readonly Danger[] {
  const [type] = call.operands;
  const kind = kindOf(type?.text ?? '');
  const listed = call.operands.findLast(({ text }) => text.startsWith('$('));
  const isFed = command.words[0] === 'xargs';
  if (call.path !== 'delete' || !(listed || isFed)) return [];
  if (kind !== 'pod' && !/^(?:\{\}|\$\()/.test(kind)) return [];
  const { sources } = inputOf(command);
  const list = isFed ? sources.join(' ') : (listed?.text ?? '');
  return pods.test(list) && !few.test(list) ? [{ kind: 'interrupts', at: call.verb.at, what }] : [];
}
