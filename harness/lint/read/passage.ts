import type { Script } from '../../runbook/commands/script.ts';
import type { Statement } from '../../runbook/shell/statements.ts';
import type { LintDocument } from './document.ts';

/** A runbook in reading order, from top to bottom: its words, and the statements to run. */
export type Passage =
  | { readonly kind: 'words'; readonly text: string; readonly isComment: boolean }
  | { readonly kind: 'statement'; readonly script: Script; readonly statement: Statement };

/** Prose, comments, other fences and printed output are words; each statement is a passage of its own. */
export function* passagesOf({ blocks, scripts }: LintDocument): Generator<Passage> {
  let script = 0;
  for (const block of blocks) {
    if (block.kind !== 'fence') {
      const text = block.kind === 'item' ? (block.prose?.text ?? '') : block.text;
      yield { kind: 'words', text, isComment: false };
      continue;
    }
    if (block.shell) {
      const own = scripts[script];
      script += 1;
      if (own) yield* ofScript(own);
    }
    const printed = block.shell
      ? block.shell.parts.flatMap((part) => (part.kind === 'output' ? part.lines : []))
      : block.lines;
    for (const { text } of printed) yield { kind: 'words', text, isComment: false };
  }
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
