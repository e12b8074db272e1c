import type { Script } from '../../runbook/commands/script.ts';
import type { Block } from '../../runbook/markdown/block.ts';
import type { Statement } from '../../runbook/shell/statements.ts';
import { type LintDocument, proseOf } from './document.ts';

/** A runbook in reading order, from top to bottom: its words, and the statements to run. */
export type Passage =
  | { readonly kind: 'words'; readonly text: string; readonly isComment: boolean }
  | { readonly kind: 'statement'; readonly script: Script; readonly statement: Statement };

/** Prose, comments, other fences and printed output are words; each statement is a passage of its own. */
export function* passagesOf({ blocks, scripts }: LintDocument): Generator<Passage> {
  let next = 0;
  for (const block of blocks) {
    if (block.kind !== 'fence') {
      yield { kind: 'words', text: proseOf(block)?.text ?? '', isComment: false };
      for (let own = scripts[next]; isIn(block, own); own = scripts[next]) {
        yield* ofScript(own);
        next += 1;
      }
      continue;
    }
    if (block.shell) {
      const own = scripts[next];
      next += 1;
      if (own) yield* ofScript(own);
    }
    const printed = block.shell
      ? block.shell.parts.flatMap((part) => (part.kind === 'output' ? part.lines : []))
      : block.lines;
    for (const { text } of printed) yield { kind: 'words', text, isComment: false };
  }
}

function isIn(block: Block, script: Script | undefined): script is Script {
  const to = proseOf(block)?.to ?? 0;
  return script?.inline !== undefined && script.inline.to <= to;
}

function* ofScript(script: Script): Generator<Passage> {
  let done = 0;
  for (const statement of script.statements) {
    yield { kind: 'words', text: script.text.slice(done, statement.from), isComment: true };
    yield { kind: 'statement', script, statement };
    for (const { from, to } of statement.comments) {
      yield { kind: 'words', text: script.text.slice(from, to), isComment: true };
    }
    done = statement.to;
  }
  yield { kind: 'words', text: script.text.slice(done), isComment: true };
}
