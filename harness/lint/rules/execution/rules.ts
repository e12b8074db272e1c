import type { Rule } from '../../engine/rule.ts';
import { anotherMachine } from './another-machine.ts';
import { commandsInComments } from './commands-in-comments.ts';
import { dockerOnNode } from './docker-on-node.ts';
import { endlessCommand } from './endless-command.ts';
import { interactiveCommand } from './interactive-command.ts';
import { needsAPerson } from './needs-a-person.ts';
import { placeholderRedirects } from './placeholder-redirects.ts';
import { shellSyntaxError } from './shell-syntax-error.ts';
import { sqlInShell } from './sql-in-shell.ts';
import { terminalWithoutNeed } from './terminal-without-need.ts';
import { underivablePlaceholder } from './underivable-placeholder.ts';
import { unsetVariable } from './unset-variable.ts';

/** What cannot be executed as it stands, or does nothing here. */
export const executionRules: readonly Rule[] = [
  shellSyntaxError,
  sqlInShell,
  placeholderRedirects,
  underivablePlaceholder,
  unsetVariable,
  interactiveCommand,
  terminalWithoutNeed,
  endlessCommand,
  needsAPerson,
  commandsInComments,
  anotherMachine,
  dockerOnNode,
];
