import { isKnown } from '../known.ts';
import { withoutOptions } from './without-options.ts';

type Words = readonly string[];

/** Ends of the names of programs: `pgb-console`, `vault-edit.sh`. */
const named =
  /(?:^|[-_.])(?:console|shell|repl|tui|menu|wizard|interactive|login|edit|editor)(?:\.(?:sh|py|rb|pl))?$/;
/** Verbs after which somebody types, whatever the program is. */
const verbs =
  /^(?:login|sign-?in|log-?on|wizard|setup-wizard|configure|edit|passwd|set-?password|reset-password|change-?(?:password|passphrase|pin)|console|shell|repl|tui|menu|interactive)$/;
/** Options with which such a verb asks nothing. */
const asksNothing =
  /^(?:-[pteckmfqy]|-[a-z]*y|--(?:client\S*|token|password|pass|pin|user-?name|api-?key|key|secret|command|execute|eval|exec|set|unset|value|values|patch|file|message|body|from|json|yes|force|non-?interactive|no-input|batch|quiet|auto|stdin|with-token|password-stdin|cred\S*|help|version|dry-?run|list|profile|identity|service-principal)\S*)(?:=|$)/;
/** Programs that run what somebody else has named, or edit without an editor. */
const other =
  /^(?:make|just|task|rake|npm|yarn|pnpm|npx|invoke|sed|gsettings|dconf|virt-xml|crudini|augtool|git|hg|module|ml)$/;

/** Why a program that no table knows may ask, by its name and its verbs: `shopctl queue edit a`, `shop-console`. */
export function whyWordsAsk(name: string, rest: Words): string | undefined {
  if (!/^[A-Za-z][\w.-]*$/.test(name) || other.test(name) || isKnown(name)) return undefined;
  if (rest.some((word) => asksNothing.test(word) || /^\w+=/.test(word))) return undefined;
  const plain = withoutOptions(rest);
  if (named.test(name)) return plain.length < 3 ? `${name} may ask, by its name` : undefined;
  const at = plain.findIndex((word) => verbs.test(word));
  if (at < 0 || at > 2 || plain.length > at + 3) return undefined;
  if (plain.slice(0, at).some((word) => !/^[a-z][\w:-]*$/.test(word))) return undefined;
  return `${name} ${plain[at]} may ask, by its name`;
}
