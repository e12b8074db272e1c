import { forbids, isImperative, withoutOpeners } from './imperative.ts';

/** "As root:", "On the primary:", "In a shell on the host:", "With admin rights:": who runs what is below, or where. */
const places = new RegExp(
  [
    String.raw`^as (?:an? |the |user )*(?:root|admin(?:istrator)?|super-?user|${'\u{E000}+'}|[\w-]+)(?: (?:user|account|owner|superuser))?(?: (?:on|in) [\w -]{1,40})?:$`,
    '^with (?:root|admin(?:istrator)?|sudo|elevated|superuser) (?:rights|privileges|permissions|access):$',
    String.raw`^in (?:a|the|another|your|an? new|a second) (?:root |second |separate |different |other )?(?:shell|terminal|console)(?: (?:on|of|in) [\w -]{1,40})?:$`,
    String.raw`^(?:on|from|inside|within|at) (?:(?:the|a|an|any|one|each|every|all|both|another|your)(?: one)?(?: of the| of)? )?(?:[\w-]+ ){0,3}(?:nodes?|hosts?|machines?|servers?|vms?|instances?|box|bastion|jump ?host|primary|secondary|standby|replicas?|leader|masters?|workers?|containers?|pods?|workstation|laptop|controllers?|head ?node|login node|gateway|router|client)(?: \([^()]*\))?:$`,
  ].join('|'),
  'iu',
);

/** True for a sentence that only says who runs the commands below it, or where. */
export const placesCommands = (label: string): boolean => {
  if (label.length > 200 || !label.endsWith(':') || forbids(label)) return false;
  const words = label
    .replace(/`[^`]*`/g, (code) => '\u{E000}'.repeat(code.length))
    .replace(/^(?:then|next|now|first|finally|afterwards|again|and)[,:]? /i, '');
  return places.test(words);
};

/** What opens a connection: a verb, and the client behind it. */
const connects =
  /^(?:connect|reconnect|open|enter|log ?in|login|sign in|ssh|attach|authenticate)(?: again| first)?$/;
const clients =
  /^(?:sudo (?:-\S+ )*)?(?:psql|mysql|mariadb|sqlplus|mongosh?|redis-cli|cqlsh|clickhouse-client|ssh|kubectl exec|docker exec|oc (?:login|rsh|exec)|az login|aws sso|gcloud auth|vault login|docker login|telnet|virsh|ipmitool)\b/;

/**
 * True for a verb with what it is about, and a command behind it that does just that: "Delete the pod `kubectl delete
 * pod web-0`", "Connect `psql shop`".
 */
export function isVerbOf(before: string, code: string): boolean {
  const clause = withoutOpeners(before.trim());
  if (clause === '' || !isImperative(before) || forbids(before)) return false;
  if (connects.test(clause)) return clients.test(code);
  const [, verb = ''] = /^([a-z]{4,12})(?: [a-z-]+){0,6}$/.exec(clause) ?? [];
  const words = code.split(/\s+/);
  return words.length > 2 && words.indexOf(verb) > 0;
}
