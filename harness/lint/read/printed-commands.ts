import type { Command } from '../../runbook/commands/script.ts';
import { readGrep } from './grep.ts';
import type { Pipeline } from './pipelines.ts';

const keeping = new Set(
  `kubectl wc sha256sum sha1sum md5sum pbcopy xclip wl-copy docker podman helm openssl gpg age sops kubeseal
  vault psql mysql mongosh redis-cli diff cmp jwt step`.split(/\s+/),
);

/** True if the output of a pipeline appears on the terminal. */
export function isPrinted({ commands, last }: Pipeline): boolean {
  if (last.substituted || last.redirections.some(isKept)) return false;
  return commands.slice(1).every(shows);
}

const isKept = ({ operator, target }: Command['redirections'][number]) =>
  operator.startsWith('>') && !/^(?:\d|\/dev\/(?:stdout|stderr|tty))$/.test(target);

/** Prints most of its input. */
function shows(command: Command): boolean {
  const { words } = command;
  if (keeping.has(words[0])) return false;
  if (words[0] === 'jq' || words[0] === 'yq') {
    return !words.some((word) => /\bkeys\b|\blength\b|del\(\.data|metadata/.test(word));
  }
  const grep = readGrep(command);
  if (!grep) return true;
  return !/[qcl]/.test(grep.options) && secretWords.test(grep.pattern.text);
}

/** A pattern that picks lines with secrets in them: `password`, and `DB_` too. */
const secretWords = /data|pass|pwd|token|key|secret|cred|_(?:$|[|\\*.])/i;
