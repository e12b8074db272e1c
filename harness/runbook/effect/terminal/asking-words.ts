import { isKnown } from '../known.ts';
import { withoutOptions } from './without-options.ts';

type Words = readonly string[];

/** Ends of the names of programs: `pgb-console`, `vault-edit.sh`. */
const named =
  /(?:^|[-_.])(?:console|shell|repl|tui|menu|wizard|interactive|login|edit|editor)(?:\.(?:sh|py|rb|pl))?$/;
/** Verbs after which somebody types, whatever the program is. */
const verbs =
  /^(?:create-?super-?(?:user|admin)|create-?admin(?:-?user)?|add-?super-?user|new-mnemonic|unseal|terminal|enter|login|sign-?in|log-?on|wizard|setup-wizard|configure|edit(?:-(?:config|configuration|settings|spec))?|passwd|(?:admin|root|super-?user|set|change|reset|ch)-?(?:pw|passw(?:or)?d|passphrase|pin)|console|shell|repl|tui|menu|interactive)$/;
/** Verbs that ask about these things only: `shop wallet unlock`, `shop users password anna`. */
const pairs =
  /(?:^| )(?:(?:wallets?|vault|keystore|keyring|accounts?|keys?) (?:unlock|new|create|init|recover|restore|import|test-recovery|test-restore|change-?\w+)|mnemonics? (?:new|create|generate|import|recover)|(?:users?|accounts?|admin) (?:password|passwd|set-pass|reset-pass\w*)|(?:vm|vms|ct|guest|container) (?:terminal|enter|attach))(?: [^ ]+)?$/;
/** Options with which such a verb asks nothing. */
const asksNothing =
  /^(?:-[pteckmfqy]|-[a-z]*y|--(?:client\S*|token|password|pass|pin|user-?name|api-?key|key|secret|command|execute|eval|exec|set|unset|value|values|patch|file|message|body|from|json|yes|force|non-?interactive|no-?input|batch|quiet|auto|stdin|with-token|password-stdin|cred\S*|help|version|dry-?run|list|profile|identity|service-principal)\S*)(?:=|$)/;
/** An option that is not about where the program works. */
const saysWhat =
  /^-(?!(?:n|c|-namespace|-context|-kubeconfig|-config\S*|-cluster|-project|-profile|-server|-host|-url|-addr\S*|-editor)(?:=|$))/;
/** Programs that run what somebody else has named, or edit without an editor. */
const other =
  /^(?:make|just|task|rake|npm|yarn|pnpm|npx|invoke|sed|gsettings|dconf|virt-xml|crudini|augtool|git|hg|module|ml)$/;

/** Tasks that a project has named like a shell: `make shell`, `just db-console`, `make shell_on_db`. */
const tasks = /^(?:make|gmake|just|task|invoke|inv|rake)$/;
const ofShells =
  /^(?:(?:[\w-]+[-_:])?(?:shell|console|repl|psql|dbshell|bash)|(?:shell|console|ssh|exec|attach)[-_:][\w-]+)$/;

/** Why a program that no table knows may ask, by its name and its verbs: `shopctl queue edit a`, `shop-console`. */
export function whyWordsAsk(name: string, rest: Words): string | undefined {
  const [task = ''] = rest;
  if (tasks.test(name))
    return rest.length === 1 && ofShells.test(task)
      ? `${name} ${task} may ask, by its name`
      : undefined;
  if (!/^[A-Za-z][\w.-]*$/.test(name) || other.test(name) || isKnown(name)) return undefined;
  if (rest.some((word) => asksNothing.test(word) || /^\w+=/.test(word))) return undefined;
  const plain = withoutOptions(rest);
  // `bin/console cache:clear`: a program of tasks, which runs the named one.
  if (/^[a-z][\w-]*:[a-z]/.test(plain[0] ?? '') && /console$/.test(name)) return undefined;
  if (named.test(name)) return plain.length < 3 ? `${name} may ask, by its name` : undefined;
  if (pairs.test(plain.join(' ')) && plain.length < 5 && !/\.\w{2,4}$/.test(plain.at(-1) ?? ''))
    return `${name} ${plain[0]} may ask, by its name`;
  const at = plain.findIndex((word) => verbs.test(word));
  if (at < 0 || at > 2 || plain.length > at + 3) return undefined;
  if (/^(?:logs?|output|history|list|ls|status)$/.test(plain[at + 1] ?? '')) return undefined;
  // `shop edit operator --generate`: its options say what to change.
  if (plain[at] === 'edit' && rest.some((word) => saysWhat.test(word))) return undefined;
  if (plain.slice(0, at).some((word) => !/^[a-z][\w:-]*$/.test(word))) return undefined;
  return `${name} ${plain[at]} may ask, by its name`;
}
