import { sendsElsewhere } from '../commands/elsewhere.ts';
import { programOf, startOfCommand } from '../commands/wrappers.ts';

/** "On the affected node", "inside the container", "exec into the pod". */
const place =
  /\b(?:on|in|inside|from|within|into)\s+(?:(?:the|each|every|any|all|that|this|an?|one of the|both|its|another)\s+)?(?:[\w-]+\s+){0,3}(?:nodes?|hosts?|machines?|servers?|VMs?|instances?|box(?:es)?|bastions?|jump ?(?:box|host)|containers?|pods?|replicas?|primary|secondary|secondaries|standby|masters?|workers?|droplets?)\b(?!['’]?s?\s+(?:logs?|status|list|name|console))/i;
const goesInto =
  /\b(?:ssh|log ?in|sign ?in|exec|shell|connect|attach|console)\b[^.]{0,40}\b(?:to|into|onto|on|in)\b[^.]{0,60}\b(?:nodes?|hosts?|machines?|servers?|VMs?|instances?|box|bastion|containers?|pods?|primary|replica|database|postgres|redis|workers?)\b/i;

/** Programs that reach the cluster or a service from wherever they run. */
const reaching = new Set(
  `kubectl oc helm helmfile flux argocd istioctl velero aws gcloud gsutil az doctl eksctl terraform tofu ansible
  ansible-playbook ssh scp rsync git gh glab`
    .trim()
    .split(/\s+/),
);

/** True for words that send the reader to another machine, and for a command that opens a shell there. */
export function leads(words: string, commands: readonly string[]): boolean {
  return (
    sendsElsewhere(words) ||
    (words.length < 1000 && goesInto.test(words)) ||
    commands.some(opensShell)
  );
}

const opensShell = (text: string) =>
  /^(?:sudo\s+)?(?:ssh|gcloud\s+compute\s+ssh)\s+(?:-\S+\s+)*\S+$|\b(?:exec|debug|run|attach|rsh)\b.*\s-\w*(?:it|ti)\w*\b.*\b(?:ba|z|a|da)?sh$/.test(
    text,
  );

/** True for a command that does not run where the reader started. `away`: the list has led elsewhere. */
export function runsElsewhere(text: string, sentence: string, away: boolean): boolean {
  const words = text.split(/\s+/);
  if (reaching.has(programOf(words[startOfCommand(words)]))) return false;
  if (away) return true;
  const prose = sentence.slice(0, 1000).replace(/`[^`]*`/g, ' ');
  return sendsElsewhere(prose) || place.test(prose) || goesInto.test(prose);
}
