import type { Command } from '../../runbook/commands/script.ts';
import { programOf } from '../../runbook/commands/wrappers.ts';
import { isKnown } from '../../runbook/effect/known.ts';
import { labelsOf } from './command-labels.ts';
import type { LintDocument } from './document.ts';

/** "Choose option 3", "Type `yes` when asked": what a reader answers to the command above. */
const answer =
  /^[\s#>*-]{0,12}(?:\d+[.)] )?(?:then,? |now,? |and )?(?:(?:choose|select|pick|press|enter|type|answer|reply|respond|confirm)(?: with| by typing)?\b.{0,60}?\b(?:options?|choice|menu|prompts?|yes|y|no|\d{1,3})\b|(?:when|if|once) (?:asked|prompted)\b|at the prompts?\b)/i;
/** "When prompted for the password, enter …", "confirm adding it to the known hosts" */
const secret =
  /\b(?:when|if|once) (?:asked|prompted)\b[^.]{0,60}\bpass(?:word|phrase)\b|\b(?:enter|type|provide|give)\b[^.]{0,60}\bpass(?:word|phrase)\b|\bprompt(?:s|ed)? (?:you )?for (?:an? |the |your )?pass(?:word|phrase)\b|\bknown[ _]hosts\b/i;
/** Clients that take a key or a password, as the page says. */
const clients = /^(?:ssh|scp|sftp|rsync|ftp|lftp|sshfs|ssh-copy-id|smbclient|mount)$/;
/** "Run it, and enter the password when prompted", "and follow the prompts": in the sentence of the command itself. */
const told =
  /\b(?:when|if|once) (?:asked|prompted)\b|\b(?:enter|type|provide|supply) [^.]{0,60}\bat the prompt\b|\bfollow (?:the|its) (?:(?:on-?screen|interactive) )?(?:prompts?|wizard|questions)\b/i;
const onlyCommand = /^\s*#?\s*(?:\$ |kubectl |sudo |curl )/;

/** Scripts and other unknown programs with an answer right below them, in their fence or after it. */
export function* commandsWithAnswers(document: LintDocument): Generator<Command> {
  const after = textAfterFences(document);
  const labelOf = labelsOf(document);
  const byStatement = Map.groupBy(document.commands, ({ statement }) => statement);
  for (const script of document.scripts) {
    const [only, other] = script.statements;
    const asked = other || !only ? undefined : byStatement.get(only)?.at(-1);
    if (asked && told.test(labelOf(asked).slice(0, 600)) && mayAsk(asked)) {
      yield asked;
      continue;
    }
    for (const [index, statement] of script.statements.entries()) {
      const isLast = index === script.statements.length - 1;
      const rest = script.text.slice(statement.to, statement.to + 300).replace(/^[^\n]*\n/, '');
      const [line = ''] = rest.split('\n', 1);
      const below = line.trim() === '' && isLast ? (after.get(script.placeAt(0).line) ?? '') : line;
      if (
        !(isLast || line.trim().startsWith('#')) ||
        !(answer.test(below) || secret.test(below)) ||
        onlyCommand.test(below)
      )
        continue;
      const all = byStatement.get(statement) ?? [];
      const command = all.at(-1);
      if (command && answer.test(below) && mayAsk(command)) yield command;
      else {
        const client =
          secret.test(below) && all.find(({ words }) => clients.test(programOf(words[0])));
        if (client) yield client;
      }
    }
  }
}

/** The first line of what follows each fence, by the line of the fence's first command. */
function textAfterFences({ blocks, source }: LintDocument): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1];
    if (block.kind !== 'fence' || !next) continue;
    const prose = next.kind === 'item' ? next.prose : next.kind === 'paragraph' ? next : undefined;
    const [first] = block.lines;
    if (prose && first) found.set(source.lineAt(first.from), prose.text.slice(0, 200));
  }
  return found;
}

/** A script may ask anything; a known program is judged by its options. */
function mayAsk({ words, piped, redirections }: Command): boolean {
  if (
    piped ||
    words.some((word) => /^(?:-h|--help|--version)$/.test(word)) ||
    redirections.some(({ operator }) => operator.startsWith('<'))
  )
    return false;
  const [program, script = ''] = words;
  return /^(?:ba|z|k)?sh$/.test(program)
    ? /\.sh$|^\.?\//.test(script)
    : /^\.{0,2}\/|\.(?:sh|py|rb|pl)$/.test(program) || !isKnown(programOf(program));
}
