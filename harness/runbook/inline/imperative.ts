import { frameOf } from './frames.ts';
import { code } from './sentences.ts';

/** Words before the verb: "Then", "If it hangs,", "On the second node,". */
const opener =
  /^(?:(?:then|next|now|first|second(?:ly)?|third(?:ly)?|finally|lastly|last|afterwards?|after (?:that|this|which)|before (?:that|this)|please|also|again|and|or|so|hence|therefore|thus|but|just|simply|instead|otherwise|else|alternatively|optionally|\(?optional\)?|(?:if|as|when) (?:needed|necessary|required|possible|applicable)|once (?:done|there|finished|complete|completed)|either|in (?:that|this) case|step \d+|option \w|alternative \w|\[[a-z ]{2,30}\]|[([]?(?:\d+|[a-z]|[ivx]{2,4})[.)\]]|\d+\\[.)]|when (?:done|finished)|always|manually|locally|immediately|carefully|quickly|temporarily|gracefully|safely|you(?: will|['’]ll| now| then)* (?:should|must|need to|have to)|we (?:need to|must|should|have to)|(?:it is|it's) (?:recommended|necessary|required|best|important) to|(?:make|be) sure (?:to|that you|you)|remember to|(?:do not|don['’]t|never) forget to|go ahead and|try to|feel free to)[,:]?\s+|[([,;:–—→>-]\s*)/;
const phrase =
  /^(?:(?:if|when|once|after|before|as|on|in|from|with|to|for|at|while|until|unless|where|since|because|using|by|without|during|inside|within|should|assuming|given|having|depending|whenever|via|under|upon) [^,:]{1,200}(?:, (?:and|or|but) [^,:]{1,120}(?=,))?|in order to [^,:]{1,200})[,:]\s+/;

let last = { clause: '', rest: '' };

/** The clause without the words in front of its verb, in lower case. Memoized for one: most are asked of in a row. */
export function withoutOpeners(clause: string): string {
  if (clause !== last.clause) last = { clause, rest: readOpeners(clause) };
  return last.rest;
}

function readOpeners(clause: string): string {
  let rest = clause.toLowerCase().trimStart();
  for (let count = 0; count < 8; count += 1) {
    const length = (frameOf(rest) ?? opener.exec(rest) ?? phrase.exec(rest))?.[0].length;
    if (length === undefined) return rest;
    rest = rest.slice(length).trimStart();
  }
  return rest;
}

/** True for a clause that says what to do: "Drain the node", "Then, on each host, check …". */
export function isImperative(clause: string): boolean {
  // "Dump of the database": a noun.
  const [first = ''] = /^[a-z]+(?:-[a-z]+)?(?! of\b)\b/.exec(withoutOpeners(clause)) ?? [];
  return isVerb(first);
}

export const isVerb = (word: string): boolean =>
  verbs.has(word.replace(/^re-/, '')) || verbs.has(word);

/** "You can", "It is possible to": leave to the reader whether to do it. */
const option =
  /\b(?:you|we|one|i|operators?|admins?) (?:can|could|may|might)\b|\b(?:it is|it's) (?:also )?possible to\b|\bconsider\b|\bcan be\b|\bfeel free\b/i;
export const isOption = (clause: string): boolean =>
  option.test(clause) && option.test(mainPart(clause));

/** "After it has started (you can tell by its log), restart it": what stands in brackets or conditions is no offer. */
const mainPart = (clause: string) =>
  clause
    .replace(/\([^()]*\)/g, ' ')
    .replace(
      /^(?:(?:and|but|then|so|now),? )*(?:if|when|once|after|before|as|until|unless|where) [^,:]{1,200},\s+(?=[a-z]+\s)/i,
      '',
    );

/** "To see the free space, you can": with what it is for, and for the reader to decide. */
const offer =
  /^\(?(?:(?:in order )?to [^,:]{2,120},|using [^,:]{2,80}|(?:if|in case(?: of)?|should) [^,:]{2,120},|alternatively,|otherwise,)\s*(?:you|we|one) (?:can|could|may|might) (?!also\b|optionally\b|not\b|even\b)/i;
export const isOffer = (clause: string): boolean => offer.test(clause);

/** "Do not", "Never", "instead of", "without": what is not to be done. */
const forbidding =
  /^(?:do not|don['’]t|never|avoid|not|refrain|stop (?:using|running))\b|\b(?:should|must|may|can|need|do|did|does|shall|could|will|would)(?: ?not|n['’]t)\b|\bcannot\b|[,;:–—(-] *(?:and |but |so |please )?(?:do not|don['’]t|never|not|avoid)\b|\b(?:but|and|or|please) (?:do not|don['’]t|never|not|avoid)\b|\b(?:instead of|rather than|unlike|without|except|other than|no need to|not necessary to|no longer|nobody|no one|none|no)(?: [a-z]+){0,2}\s*$/;

/** True for the words before a command that must not run. */
export function forbids(clause: string): boolean {
  const rest = withoutOpeners(clause);
  const restarted = mayRestart.test(rest) ? restarts.exec(rest) : null;
  return forbidding.test(restarted ? rest.slice(restarted[0].length).trimStart() : rest);
}

/** "Do not restart it, but drain …": what comes before the last of these words does not forbid what follows. */
const restarts = /.*(?:\binstead,?|\bbut)(?= [a-z]+\s)(?! (?:not|never|do not|don))/;
const mayRestart = /instead|but/;

/** "Do not run any of these:", "What to avoid": a list that is not for following. */
const forbiddenList =
  /^(?:please )?(?:do not|don['’]t|never|avoid)\b|\b(?:not to (?:do|run|use)|to avoid|anti-?patterns?)\b/i;
/** "Useful commands:" inside a procedure: nobody says when to run them. */
const collection =
  /\b(?:cheat-?\s?sheet|(?:useful|handy|common|frequent|quick|sample|other) (?:commands?|aliases|one-?liners?))\b/i;
/** "Scripts created": paths, and nobody says to run them. */
const files =
  /^\W*(?:scripts?|files?)(?: and \w+)? (?:created|added|changed|modified|touched|involved)\b/i;
export const listsFiles = (label: string): boolean => label.length < 100 && files.test(label);
/** "Do not stop it. Instead:": what follows is what to do. */
const followedInstead = /\binstead\b[^.:]{0,40}:$/i;
export const forbidsList = (label: string): boolean =>
  label.length < 300 && forbiddenList.test(label) && !followedInstead.test(label);
export const isUnfollowed = (label: string): boolean =>
  forbidsList(label) || (label.length < 300 && collection.test(label));

/** "Ask the owner", "Tell the team": somebody else does it, or it is only told. */
export const asksOthers = (clause: string) =>
  /^(?:become (?:familiar|aware)|ask|tell|call|contact|notify|inform|page|explain|read|note|remember|understand|know|request|warn|think)\b/.test(
    withoutOpeners(clause),
  );

const telling =
  /\b(?:runs|ran|executes|executed|calls|called|does|did|issues|issued|prints|shows|fails|failed|returns|logs)\b[^.:]{0,60}:$|\b(?:messages?|errors?|examples?|outputs?|synopsis|syntax|usage|in (?:the |its )?logs?)\b[^.:]{0,30}:$/i;

/** "Never run:", "The job runs this:", "For example:": what stands right below is not for the reader to run. */
export const tellsOf = (sentence: string): boolean =>
  sentence.endsWith(':') &&
  (isUnfollowed(sentence) ||
    forbids(sentence) ||
    (telling.test(sentence) && !isImperative(sentence)));

const announcing = /\b(?:run|execute|issue|perform|do|use|try|commands?|following)\b[^.]{0,80}:$/i;

/** "Run these on the first node:": the list below is one of commands to run. */
export const announcesCommands = (label: string): boolean =>
  label.length < 300 && announcing.test(label) && isImperative(label) && !forbids(label);

/** True for a clause whose subject is somebody or something else: "The job will run". */
export function hasSubject(clause: string): boolean {
  const rest = withoutOpeners(clause);
  return (
    rest.startsWith(code) ||
    /^(?:the|a|an|this|that|it|they|he|she|i|we|our|my|these|those|there|each|every|some|someone|somebody|nobody|any|all|its|their|who|which|what|whoever|no)\b/.test(
      rest,
    ) ||
    /\b(?:will|would|might|ran|was|were|has|had|used to)\b/.test(rest)
  );
}

const verbs = new Set(
  `access attempt failover failback switchover shutdown secure acknowledge activate add adjust allow analyse analyze annotate append apply approve
  assert assign assume attach authenticate authorize back backup begin block boot bootstrap bounce browse build bump
  call cancel capture cat change check choose clean cleanup clear clone close collect commit compare compile complete
  compress configure confirm connect consult continue convert copy cordon correct count create cross-check curl cut
  debug decommission decrease decrypt delete demote deploy deprovision describe destroy detach detect determine
  diagnose diff disable discard disconnect display dive double-check download downgrade drain drop dump edit eject
  elevate enable encrypt end enforce ensure enter establish evict examine exclude execute exit expand export expose
  extend extract fail fetch figure fill filter find fix flip flush follow force format free generate get give go grab
  grant grep grow halt identify import include increase init initialise initialize inject inspect install invalidate
  investigate invoke isolate issue join keep kick kill label launch leave let limit list load locate lock log login
  look lower mark measure merge migrate modify monitor mount move navigate obtain observe open optimise optimize
  output override patch pause perform pin ping plan point poll populate prepare preview print proceed promote prove
  provision prune publish pull purge push put query quarantine raise re-apply re-create re-deploy re-enable re-run
  read reapply reattach rebalance reboot rebuild reclaim reconcile reconfigure reconnect record recover recreate
  recycle redeploy reduce refresh regenerate register reindex reinitialise reinitialize reinstall reissue rejoin
  release reload remediate remount remove rename renew repair repeat replace replay replicate report request rerun
  rescale reset resize resolve respawn restart restore resume resync resynchronise retrieve retry return reveal revert
  review revoke roll rollback rotate run save scale scan schedule search select send set setup shift show shrink shut
  sign silence simulate skip snapshot source spawn spin spot ssh start stop store submit suspend swap switch sync
  synchronise synchronize tail take taint tag temporarily terminate test throttle tidy toggle touch trace track
  transfer trigger troubleshoot try turn type unblock uncordon undo undrain uninstall unload unlock unmount unpause
  unseal unset untaint update upgrade upload use validate verify view visit wait wake warm watch whitelist wipe
  withdraw write become make untar unzip unpack unregister deregister deactivate escalate evacuate gather insert erase
  empty relaunch relocate reopen repoint reproduce reprovision republish rescan reseed reshard rewind rewrite seal
  seed strip supply suppress sweep tear trim unfreeze unlink unmask unschedule unstick finish uncomment comment await
  bring commence compute duplicate emit evaluate impersonate integrate listen maintain mute offload pick press preload
  preserve provide relabel reprocess requeue resend reuse smoke-test split substitute tune uncompress vacuum zip
  rehydrate rebase reconfirm recheck redo retest retrigger re-attach redirect freeze decompress`
    .trim()
    .split(/\s+/),
);
