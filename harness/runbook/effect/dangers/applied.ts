import type { Command } from '../../commands/script.ts';
import { type Call, flagOf } from '../../kubectl/invocation.ts';
import type { Danger } from './danger.ts';
import { inputOf } from './fed-clients.ts';

const denies = /(?:^|[-_./])(?:deny|block|isolat\w*|quarantine|lock-?down)(?=[-_./]|$)/i;
const allows = /allow|permit|(?:^|[-_./])(?:exceptions?|test)(?=[-_./]|$)/i;
/** A job made from a file or a template, by its words: `osd-removal.yaml`, `purge-job.yaml.tpl`. */
const removal =
  /(?:^|[-_./])(?:remov(?:e|al)|purge|delete|deletion|wipe|destroy|clean-?up|teardown|decommission|reset|uninstall|erase)(?=[-_./]|$)/i;

/** What a file of such a name sets up, or says what happens to it one day: `storageclass-bucket-delete.yaml`. */
const kept =
  /storage-?class|bucket|claim|policy|policies|lifecycle|retention|(?:^|[-_])(?:sc|pvc?|obc)(?=[-_.])/i;

const blocks = 'blocks the traffic that it does not name';
const job = 'starts a job that removes something, by its name';

/** `kubectl apply -f deny-all.yaml`, `oc process osd-removal … | oc create -f -`, a policy in a here-document. */
export function dangersOfApplied(call: Call, command: Command): readonly Danger[] {
  if (!/^(?:apply|create|replace)$/.test(call.path)) return [];
  const file = flagOf(call, '--filename');
  if (!file) return [];
  if (!/^(?:-|\/dev\/stdin)$/.test(file.value)) {
    const what = byName(file.value);
    return what ? [{ kind: 'interrupts', at: file.at, what }] : [];
  }
  if (deniesAll(textFor(command))) return [{ kind: 'interrupts', at: call.verb.at, what: blocks }];
  const { sources } = inputOf(command);
  const before = sources.slice(0, -command.words.length);
  if (/ create secret (?:generic|tls) .* --dry-run/.test(before.join(' ')))
    return [
      { kind: 'interrupts', at: call.verb.at, what: 'replaces a Secret that others still use' },
    ];
  const what = before.map(byName).find(Boolean);
  return what ? [{ kind: 'interrupts', at: call.verb.at, what }] : [];
}

function byName(source: string): string | undefined {
  const name = source.slice(source.lastIndexOf('/') + 1);
  if (denies.test(name) && !allows.test(name)) return blocks;
  return removal.test(name) &&
    !kept.test(name) &&
    !/^(?:sed|s[/|#])/.test(name) &&
    /[-_.]/.test(name)
    ? job
    : undefined;
}

/** The here-documents of the statement. */
const textFor = ({ statement, script }: Command) =>
  statement.heredocBodies.map(({ from, to }) => script.text.slice(from, to)).join('\n');

const policy =
  /\bkind:\s*["']?(?:Network|GlobalNetwork|CiliumNetwork|CiliumClusterwideNetwork)Policy\b/;

/** A policy without a rule that lets anything pass. */
const deniesAll = (text: string): boolean =>
  policy.test(text) &&
  !/\b(?:from|to|ports|fromEndpoints|toEndpoints|toPorts|ingress: *\[ *\{|egress: *\[ *\{)\s*:|- *\{ *\}/.test(
    text,
  );
