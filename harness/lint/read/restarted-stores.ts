import { carriedBy } from '../../runbook/commands/carried-commands.ts';
import type { Command } from '../../runbook/commands/script.ts';
import { programOf } from '../../runbook/commands/wrappers.ts';
import { labelsOf } from './command-labels.ts';
import type { LintDocument } from './document.ts';

/** What many others wait for while it restarts. */
const things =
  'databases?|data ?bases?|data ?stores?|message (?:broker|queue|bus)|broker|object stor(?:e|age)|storage (?:server|node|daemon|engine|service)|key-value store|cache server|load[- ]balancers?|reverse proxy|api gateway|name ?servers?|dns (?:server|resolver)|hypervisors?|cluster manager|coordinator|primary|master|quorum|file ?server|search engine|identity provider|container runtime';
const thing = new RegExp(`\\b(?:${things})\\b`, 'i');
const restarting = new RegExp(
  `\\b(?:restart(?:ing)?|bounce|recycle|reload)\\b[^.\\n]{0,40}\\b(?:${things})\\b`,
  'i',
);
/** Words before which a name is only what somebody connects to. */
const restarts: readonly (readonly [programs: RegExp, name: RegExp])[] = [
  [/^systemctl$/, /^ (?:restart|try-restart)(?: -\S+)* ([\w.@-]+)/],
  [/^(?:service|rc-service)$/, /^ ([\w.@-]+) restart$/],
  [/^(?:docker|podman)$/, /^(?: container| compose)? restart(?: -\S+)* ([\w.-]+)$/],
  [/^(?:supervisorctl|sv|pm2|monit|svcadm|brew)$/, /^(?: services)? restart ([\w.:-]+)$/],
  [/^kubectl$/, /rollout restart (?:\w+[/ ])?([\w.-]+)/],
];

/**
 * What a restart that no table knows stops, as the document says it: `systemctl restart shopd`, where "`shopd` is the
 * database of the shop", or below "Restart the database". Undefined if nothing says so.
 */
export function storeRestarted(document: LintDocument, command: Command): string | undefined {
  if (!command.words.some((word) => word.includes('restart'))) return undefined;
  const name = carriedBy(command.words)
    .map(({ words }) => nameIn(words))
    .find(Boolean);
  if (!name) return undefined;
  const label = labelsOf(document)(command);
  if (label.length < 1000 && restarting.test(label)) return thing.exec(label)?.[0];
  return thing.exec(sentenceOn(name.replace(/\.service$/, ''), document))?.[0];
}

function nameIn(words: readonly string[]): string | undefined {
  const row = restarts.find(([programs]) => programs.test(programOf(words[0])));
  return row?.[1].exec(
    words
      .slice(1)
      .map((word) => ` ${word}`)
      .join(''),
  )?.[1];
}

/** The words that say what a name is: "`shopd` is our message broker", "the database (`shopd`)". */
function sentenceOn(name: string, { source }: LintDocument): string {
  const named = `[\`*_]{0,3}${name.replace(/[.\\]/g, '\\$&')}[\`*_]{0,3}`;
  const is = new RegExp(
    `(?<![\\w./-])${named}(?: (?:service|process|daemon|unit|container|server))?\\s*(?:,? (?:is|are|runs|hosts|holds)(?: (?:the|our|a|an))?|,? (?:the|our)|\\s[-–—:(])\\s*([^.\\n|]{1,60})|\\b((?:${things}))\\s*\\(?${named}(?![\\w-])`,
    'i',
  );
  const found = is.exec(source.clean);
  return found?.[1] ?? found?.[2] ?? '';
}
