import type { Command } from '../../runbook/commands/script.ts';
import { programOf, startOfCommand } from '../../runbook/commands/wrappers.ts';
import type { LintDocument } from './document.ts';

/** Options that only make a daemon say more, or keep it here. */
const sayMore = /^-{1,2}(?:debug|verbose|foreground|console|stdout)$|^-(?:v{2,4}|X)$/;

/**
 * Why a program stays in the foreground by what the document says elsewhere: it is called with nothing but `--debug`,
 * and the document starts it as a service.
 */
export function whyDaemonStays({ source }: LintDocument, { words }: Command): string | undefined {
  const [first, ...rest] = words.slice(startOfCommand(words));
  if (first === undefined || rest.length === 0 || !rest.every((word) => sayMore.test(word)))
    return undefined;
  const name = programOf(first);
  if (!/^[a-z][\w-]*$/.test(name)) return undefined;
  const unit = new RegExp(
    `\\b(?:systemctl|service|rc-service|rcctl)\\b[^\\n]{0,80}\\b${name}(?:\\.service)?\\b|\\bExecStart=\\S*/${name}\\b`,
  );
  return unit.test(source.clean)
    ? `${name} is a service, and may stay in the foreground`
    : undefined;
}
