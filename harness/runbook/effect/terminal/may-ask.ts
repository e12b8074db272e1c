import { programOf, startOfCommand } from '../../commands/wrappers.ts';
import { readCall } from '../../kubectl/invocation.ts';
import { writesImage } from '../image-writers.ts';
import { isKnown } from '../known.ts';
import { whyWordsAsk } from './asking-words.ts';

type Words = readonly string[];

/** Options that answer in advance, or that keep the program from asking. */
const answers =
  /^(?:-y|--yes\S*|--assume-yes|--force|--no-input|--non-?interactive\S*|--batch|--quiet|--silent|--skip-prompt\S*|--auto-approve|--confirm|--dry-?run\S*|--generate-only|--help|-h|--keyring-backend=(?:test|memory)|--keyring-backend|--passphrase\S*|--password\S*|--(?:\w+-)?password-file\S*|--(?:\w+-)?passphrase-file\S*|--insecure|--unencrypted|--pubkey\S*|--output\S*)(?:=|$)/;
const wallet = /(?:d|cli|wallet|coin|chain|keys?|node|client|ctl)$/;

/** What a wallet asks for a passphrase or the words of a seed, by its words. */
const ofWallets: readonly RegExp[] = [
  /^keys (?:add|import|export|delete|migrate|mnemonic) \S/,
  /^wallets? (?:create|new|import|recover|restore|unlock|export)\b/,
  /^(?:account|accounts|validator accounts?|account validator|key|keys) (?:new|import|recover|unlock|create --key-type)\b/,
  /^(?:operator |validator )?keys (?:create|import|recover|generate)\b/,
];
const transaction = /^tx [a-z][\w-]* [a-z]/;

/** Programs whose names are known to ask, and what they are given. */
const known: readonly (readonly [programs: RegExp, given: RegExp, unless?: RegExp])[] = [
  [/^geth$/, /^account (?:new|import|update)\b/, /--password/],
  [/^solana-keygen$/, /^(?:new|recover)\b/, /--no-bip39-passphrase|--silent/],
  [/^ethdo$/, /^(?:wallet|account) (?:create|import|unlock)\b/, /passphrase/],
  [/^(?:cosign|notation)$/, /^(?:generate-key-pair|import-key-pair)\b/],
  [
    /^gpg2?$/,
    /--export-secret-\S+|--import \S*(?:private|secret|priv|sec)\b/,
    /--batch|--passphrase|--pinentry-mode/,
  ],
  [
    /^git$/,
    /^(?:-\S+ )*merge [^-]/,
    /--(?:no-edit|ff-only|abort|continue|quit|squash|no-commit|edit)\b| -m\b| --ff$/,
  ],
  [/^tailscale$/, /^up -/, /--auth-?key\b/],
  [/^lxd$/, /^init\b/, /--(?:auto|preseed|minimal|dump)/],
  [/^(?:django-admin|manage\.py|createsuperuser)$/, /^(?:createsuperuser\b.*)?$/, /--no-?input/],
  // The pager waits for a key; into a pipe, there is none.
  [/^journalctl$/, /(?:^| )-\w*e/, /--no-pager|(?:^| )-\w*f|--follow|--vacuum|--(?:rotate|flush)/],
  [/^rabbitmqctl$/, /(?:^| )(?:add_user|change_password) \S+$/],
];

/** Keys of validators, whatever the program is. */
const ofValidators =
  /^(?:operator keys (?:create|import)|account validator (?:import|recover|create)|validator accounts? import|validator import|account:(?:unlock|new|import)\b|recovery-phrase)/;

/** Verbs of plugins of kubectl that replace or destroy, and so often ask. */
const ofPlugins = /^(?:restore-\w+|restore|destroy\S*|uninstall|upgrade|purge\S*|reset\S*)$/;

/**
 * Why a command may wait for somebody to type, by its words: `walletd keys add alice`. A guess: a note for the
 * reader, nothing that a drill goes by.
 */
export function whyMayAsk(words: Words, fed: boolean, piped = false): string | undefined {
  const start = startOfCommand(words);
  const own = start > 0 ? words.slice(start) : words;
  const [first, ...rest] = own;
  if (first === undefined || fed || rest.includes('--help')) return undefined;
  const name = programOf(first);
  const args = rest.join(' ');
  const row = known.find(([programs]) => programs.test(name));
  if (row) {
    const [, given, unless] = row;
    if (!given.test(args) || unless?.test(args)) return undefined;
    if (name === 'journalctl') return piped ? undefined : 'journalctl -e opens a pager';
    return `${name} may ask`;
  }
  if (name === 'kubectl') return whyPluginAsks(own);
  if (!/^[a-z][\w-]*$/.test(name)) return undefined;
  if (wantsPassword(rest) && !isKnown(name)) return `${name} may ask for a password`;
  // Before the answers: -h is no help here.
  if (onlyConnects(rest) && !isKnown(name)) return `${name} may wait for commands`;
  if (rest.some((word) => answers.test(word))) return undefined;
  if (writesImage(own)) return `${name} may ask whether to overwrite the device`;
  if (/(?:^|\s)--(?:recover|interactive)(?:\s|$)/.test(args)) return `${name} may ask`;
  const plain = rest.filter((word) => !word.startsWith('-')).join(' ');
  if (ofValidators.test(plain)) return `${name} may ask for a passphrase`;
  const byWords = whyWordsAsk(name, rest);
  if (byWords) return byWords;
  if (!wallet.test(name) && !/ --(?:keyring|ledger|multisig|mnemonic|seed)/.test(args))
    return undefined;
  const asks = ofWallets.some((given) => given.test(plain)) || transaction.test(plain);
  const isList = /\.(?:csv|ya?ml|tsv)(?:\s|$)/.test(plain);
  return asks && !isList ? `${name} may ask for a passphrase, or whether to go on` : undefined;
}

/** `-u root -p`: a user, and the option of a password without one. */
function wantsPassword(rest: Words): boolean {
  const at = rest.findIndex((word) => /^(?:-p|--password)$/.test(word));
  const user = rest.findIndex((word) => /^(?:-u|-U|--user(?:name)?)(?:=|$)/.test(word));
  const isNamed = user >= 0 && (rest[user]?.includes('=') || /^[^-]/.test(rest[user + 1] ?? ''));
  return isNamed && at >= 0 && (at === rest.length - 1 || (rest[at + 1] ?? '').startsWith('-'));
}

/** `-hdb-1 -P2883 -uroot -pxyz -A`: where to connect and as whom, as the clients of MySQL take it, and nothing to do. */
function onlyConnects(rest: Words): boolean {
  const text = ` ${rest.join(' ')}`;
  return (
    / -h ?[^\s-]/.test(text) &&
    / -u ?[^\s-]/.test(text) &&
    /^(?: -(?:[hPuD] ?[^\s-]\S*|p\S*|A))+$/.test(text)
  );
}

function whyPluginAsks(own: Words): string | undefined {
  const call = readCall(own);
  if (call?.path !== '' || /^(?:krew|config|plugin|ctx|ns)$/.test(call.verb.text)) return undefined;
  if (call.flags.some(({ name }) => name === '--interactive'))
    return `kubectl ${call.verb.text} may ask`;
  if (call.flags.some(({ name }) => answers.test(name))) return undefined;
  const verb = call.args.slice(0, 3).find(({ text }) => ofPlugins.test(text));
  return verb && `kubectl ${call.verb.text} ${verb.text} may ask whether to go on`;
}

const editor =
  /^(?:\$\{?(?:EDITOR|VISUAL)\b|[<[_{]*(?:(?:your|any|some|text|favou?rite|preferred|the|of|choice)[-_ ])*editor(?:[-_ ](?:of|your|choice))*[\]>_}]*$)/i;

/** `$EDITOR shop.conf`, `sudo [your editor] shop.conf`. */
export const opensEditor = (words: Words): boolean => {
  const own = words.slice(startOfCommand(words));
  const end = own[0]?.startsWith('[') ? own.findIndex((word) => word.endsWith(']')) : 0;
  return editor.test(own.slice(0, end + 1).join(' '));
};

/** A variable that makes a script ask: `INTERACTIVE=1 ./restore.sh`. */
export const makesAsk = (assignment: string): boolean =>
  /^(?:(?:\w+_)?INTERACTIVE|PROMPT|ASK(?:_\w+)?)=["']?(?:1|true|yes|on)\b|^(?:\w+_)?CONFIRM\w*=["']?(?:ask|prompt|interactive)\b/i.test(
    assignment,
  );
