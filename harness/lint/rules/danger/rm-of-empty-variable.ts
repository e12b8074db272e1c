import { programAt } from '../../../runbook/commands/program-at.ts';
import type { Command, Script } from '../../../runbook/commands/script.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** `rm -rf "$DIR"/*` becomes `rm -rf /*` if DIR is empty. */
export const rmOfEmptyVariable: Rule = {
  name: 'rm-of-empty-variable',
  severity: 'warning',
  why: 'If the variable is empty or misspelled, the path begins at the root of the file system.',
  examples: {
    bad: [
      'rm -rf «"$CACHE_DIR"/*»',
      'sudo rm -fr «$BACKUPS/old»',
      'kubectl exec web-0 -- rm -rf «$DIR/tmp»',
      'CACHE=$(find /var -name cache)\nrm -r -f «"$CACHE/"»',
    ],
    good: [
      `rm -rf "\${CACHE_DIR:?}"/*`,
      'CACHE_DIR=/var/cache/shop\nrm -rf "$CACHE_DIR"/*',
      'WORK=$(mktemp -d)\nrm -rf "$WORK/"',
      'set -eu\nrm -rf "$CACHE_DIR"/*',
      'rm -rf "$CACHE_DIR"',
      'rm -rf /var/cache/"$APP"/tmp',
      "rm -rf '$CACHE_DIR/*'",
      'rm -f "$DIR"/pid',
      'rm -rf "$HOME/.cache/shop"',
    ],
  },
  *check({ commands, scripts }: LintDocument): Iterable<Problem> {
    let known: ReadonlySet<string> | undefined;
    for (const command of commands) {
      if (command.words[0] === 'set' && setsNounset(command)) return;
      const at = programAt(command, 'rm');
      if (at < 0 || !isRecursive(command.words.slice(at + 1))) continue;
      for (let index = at + 1; index < command.words.length; index += 1) {
        const name = rooted.exec(command.written[index] ?? '')?.[1];
        if (!name) continue;
        known ??= new Set([...shellsOwn, ...scripts.flatMap(certainNames)]);
        if (known.has(name)) continue;
        yield {
          ...command.at(index),
          text: `If \`${name}\` is empty, this removes files from \`/\` downwards.`,
          instead: `rm -rf "\${${name}:?}"/…`,
        };
      }
    }
  },
};

const rooted = /^"?\$\{?([A-Za-z_]\w*)\}?"?\//;
const shellsOwn = ['HOME', 'PWD', 'OLDPWD'];
/** A value that cannot be empty. */
const certain = /^([A-Za-z_]\w*)=(?:"?[\w/.~-]|"?\$\(mktemp\b)/;

function certainNames({ text, statements }: Script): string[] {
  const words = statements.flatMap(({ commands }) => commands.flatMap((command) => command.words));
  return words.flatMap(({ from, to }) => certain.exec(text.slice(from, to))?.[1] ?? []);
}

const setsNounset = ({ words }: Command) => words.some((word) => /^-[a-z]*u|^nounset$/.test(word));

function isRecursive(words: readonly string[]): boolean {
  const letters = words.filter((word) => /^-[a-zA-Z]+$/.test(word)).join('');
  const force = letters.includes('f') || words.includes('--force');
  return force && (/[rR]/.test(letters) || words.includes('--recursive'));
}
