import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { checkRunbook } from '../../harness/lint/engine/check.ts';
import { readDocument } from '../../harness/lint/read/document.ts';
import type { Step } from '../../harness/model/runbook.ts';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { longDocument, unseen } from './unseen-documents.ts';

const folder = new URL('../../fixtures/runbooks/', import.meta.url);
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);
const documents = [
  ...fixtures,
  ...Object.entries(unseen),
  ['3,000 lines', longDocument(3000)] as const,
];

describe('the content of fences', () => {
  for (const [name, text] of documents) {
    it(`is in exactly one step each: ${name}`, () => {
      expect(unaccounted(text)).to.deep.equal([]);
      const crlf = text.replaceAll('\n', '\r\n');
      expect(unaccounted(crlf), 'with CRLF').to.deep.equal([]);
    });
  }

  it('gives the check the same commands at the same places', () => {
    for (const [name, text] of documents) {
      const steps = stepsOf(text).filter(({ kind }) => kind === 'command');
      const { scripts } = readDocument(name, text);
      const statements = scripts.flatMap((script) =>
        script.statements.map(({ from, to }) => {
          const { line, column } = script.placeAt(from);
          return `${line}:${column} ${script.text.slice(from, to)}`;
        }),
      );
      const expected = steps.map(({ place, text }) => `${place.line}:${place.column} ${text}`);
      expect(statements, name).to.deep.equal(expected);
    }
  });

  it('gives every command the place where it is written', () => {
    for (const [name, text] of documents) {
      const lines = text.split('\n');
      for (const step of stepsOf(text).filter(({ kind }) => kind === 'command')) {
        const { line, column } = step.place;
        const below = lines
          .slice(line - 1, step.endLine)
          .join('\n')
          .slice(column - 1);
        // Code in a sentence may be wrapped, where the line break is a blank.
        const written =
          step.kind === 'command' && step.inline ? below.replace(/\s*\n[\s>]*/g, ' ') : below;
        expect(written.startsWith(step.text.split('\n')[0] ?? ''), `${name}: ${written}`).to.equal(
          true,
        );
      }
    }
  });

  it('can be checked without an exception', () => {
    for (const [name, text] of documents) checkRunbook(name, text, undefined, () => false);
  });
});

const stepsOf = (text: string): Step[] =>
  parseRunbook('x.md', text).procedures.flatMap(({ steps }) => steps);

/** Lines in fences that are in no step or in several, with the number of steps; comments may be labels. */
function unaccounted(text: string): string[] {
  const steps = stepsOf(text);
  const comments = steps.flatMap((step) =>
    step.kind === 'command' ? (step.label?.text.split('\n') ?? []) : step.text.split('\n'),
  );
  return [...fencedLines(text)].flatMap(([line, content]) => {
    const within = steps.filter(
      (step) => step.kind !== 'instruction' && step.place.line <= line && line <= step.endLine,
    );
    if (within.length === 1) return [];
    const comment = /^#+[ \t]*(.*)$/.exec(content)?.[1]?.trim();
    const isKept =
      comment !== undefined &&
      (comment === '' ||
        comment.startsWith('!') ||
        comments.some((each) => each.endsWith(comment)));
    return within.length === 0 && isKept ? [] : [`${line}: ${content} (${within.length})`];
  });
}

/**
 * Line numbers and content of all lines between fence marks, found by the marks and the indent alone:
 * independent of the parser, it does not know lists and quotes.
 */
function* fencedLines(text: string): Generator<[number, string]> {
  let open: { mark: string; depth: number } | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const content = line.replace(/^[\s>]*/, '').trim();
    const depth = line.search(/[^\s>]/);
    const mark = /^(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}|~{3,})([^`]*)$/.exec(content);
    const isQuote = line.startsWith('>');
    if (
      open &&
      content !== '' &&
      (depth < open.depth || (open.depth === 2 && !isQuote && depth < 2))
    )
      open = undefined;
    if (!open && mark?.[1]) open = { mark: mark[1], depth };
    else if (open && mark?.[1]?.startsWith(open.mark) && mark[2] === '') open = undefined;
    else if (open && content !== '') yield [index + 1, content];
  }
}
