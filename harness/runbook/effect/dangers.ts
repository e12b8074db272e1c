import { programAt } from '../commands/program-at.ts';
import type { Command } from '../commands/script.ts';
import { flagOf, type Invocation, readInvocation } from '../kubectl/invocation.ts';
import { kindOf } from '../kubectl/listing.ts';
import { effectOfCommand } from './document-command.ts';

/** A way in which a command deletes more than it names, or deletes without waiting. */
export interface Danger {
  /**
   * `all` objects of a kind, `everywhere` in the cluster, a whole `namespace`, `forced` without waiting,
   * `unused`: whatever does not run at the moment, `unused-volumes`: the same with its data.
   */
  readonly kind: 'all' | 'everywhere' | 'namespace' | 'forced' | 'unused' | 'unused-volumes';
  /** Index of the word that shows the danger. */
  readonly at: number;
  /** The name of the namespace. */
  readonly name?: string;
}

/** The dangers of a command; none if the command changes nothing. */
export function dangersOf(command: Command): readonly Danger[] {
  if (effectOfCommand(command) !== 'acts') return [];
  const call = readInvocation(command);
  if (call) return call.path === 'delete' ? dangersOfDelete(call) : [];
  return dangersOfPrune(command);
}

function dangersOfDelete(call: Invocation): readonly Danger[] {
  const named = namespaceIn(call);
  // A field selector limits the deletion, even with `--all`.
  const chosen = flagOf(call, '--field-selector') !== undefined;
  const set = (flag: string, kind: Danger['kind']): readonly Danger[] => {
    const found = flagOf(call, flag);
    return found && found.value !== 'false' ? [{ kind, at: found.at }] : [];
  };
  return [
    ...(named ? [named] : []),
    ...(chosen ? [] : [...set('--all', 'all'), ...set('--all-namespaces', 'everywhere')]),
    ...set('--force', 'forced'),
  ];
}

function namespaceIn({ args: [type, next] }: Invocation): Danger | undefined {
  const [kind = '', own] = type?.text.split('/') ?? [];
  const name = own ?? next?.text;
  return type && name && kindOf(kind) === 'namespace'
    ? { kind: 'namespace', at: type.at, name }
    : undefined;
}

/** `docker system prune -af` and `docker volume prune -f`, without a filter. */
function dangersOfPrune(command: Command): readonly Danger[] {
  const at = programAt(command, 'docker', 'podman', 'nerdctl');
  const [subject = '', action, ...options] = at < 0 ? [] : command.words.slice(at + 1);
  if (action !== 'prune' || !/^(?:system|volume)$/.test(subject)) return [];
  const has = (letter: string, long: string) =>
    options.some((word) => word === long || new RegExp(`^-[a-z]*${letter}`).test(word));
  if (!has('f', '--force') || options.some((word) => word.startsWith('--filter'))) return [];
  if (subject === 'volume' || options.includes('--volumes')) {
    return [{ kind: 'unused-volumes', at: at + 2 }];
  }
  return has('a', '--all') ? [{ kind: 'unused', at: at + 2 }] : [];
}
