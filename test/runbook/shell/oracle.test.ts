// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell, not a template
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { forEachChild, parse, type SyntaxNode } from 'unbash';
import { readDocument } from '../../../harness/lint/read/document.ts';
import { readShell } from '../../../harness/runbook/shell/statements.ts';

/** Texts that bash takes; the other reader has to find the same commands in them, word for word. */
const texts = [
  'a 2>&1 |& b | c',
  'a |&\nb',
  '{ a; } |& while read -r x; do b; done',
  'coproc NAME { a; b; }\nc',
  'coproc NAME (a)\ncoproc a b c',
  'coproc while a; do b; done',
  'coproc N if a; then b; fi 2>&1',
  'diff <( a x ) <( b | c )',
  'tee >( a ) >( b | c ) < x',
  'while read -r x; do a; done < <( b )',
  'comm -12 <( sort a ) \\\n  <( sort b )',
  'A=1 kubectl get "po ds" 2> err < in | x=2 b $(c d)',
  'for i in 1 2; do echo "$i"; done; until a; do b; done &',
  'case $1 in a|b) foo x;; *) bar;; esac',
  'f() { echo hi; }\nf 2>&1 | tee x',
  'cat <<EOF > x && b\nhello $(date +%s)\nEOF\necho y',
  'x=(1 2 3) y+=z; echo ${x[@]} ${x:-$(a b)} $((1 + 2))',
  '[[ $a =~ ^(x|y)$ ]] && { echo ok; } || ( exit 1 )',
  'if [ -f x ]; then a; elif b; then c; else d; fi > out',
  "echo $'it\\'s' \"a $(b \"c\")\" 'd'",
  'kubectl -n _NAME_ get pods {fd}>y >| z 3<&- <<< "$x"',
  '! a && time b; select x in c; do break; done',
];

describe('shell reader and unbash', () => {
  for (const text of texts) {
    it(`find the same commands in ${JSON.stringify(text)}`, () => {
      expect(own(text).join('\n')).to.equal(others(text).join('\n'));
    });
  }

  it('find the same commands in every valid statement of our runbooks and fixtures', () => {
    let compared = 0;
    for (const folder of ['runbooks/', 'fixtures/runbooks/']) {
      const url = new URL(`../../../${folder}`, import.meta.url);
      for (const name of readdirSync(url).filter((file) => file.endsWith('.md'))) {
        for (const text of statementsIn(name, readFileSync(new URL(name, url), 'utf8'))) {
          expect(own(text).join('\n'), text).to.equal(others(text).join('\n'));
          compared += 1;
        }
      }
    }
    expect(compared).to.be.above(200);
  });
});

/** The valid statements. Not those with backticks: the reader leaves the commands in them to another reader. */
function statementsIn(name: string, markdown: string): readonly string[] {
  return readDocument(name, markdown).scripts.flatMap(({ text }) =>
    readShell(text).flatMap((part) =>
      part.kind === 'statement' && !part.problem && !text.slice(part.from, part.to).includes('`')
        ? text.slice(part.from, part.to)
        : [],
    ),
  );
}

/** Each simple command with its place: its words as written, without redirections. */
function own(text: string): readonly string[] {
  const commands = readShell(text).flatMap((part) =>
    part.kind === 'statement' ? part.commands : [],
  );
  return commands
    .map(({ words }) => words.filter((word) => !isKeyword(text, word, words[0])))
    .filter((words) => words.length > 0)
    .sort((one, other) => (one[0]?.from ?? 0) - (other[0]?.from ?? 0))
    .map((words) => words.map(({ from, to }) => `${from} ${text.slice(from, to)}`).join(' | '));
}

type Range = { readonly from: number; readonly to: number };

/** The reader counts the head of a loop as a command: `for x in a`; `while` with its first command. */
function isKeyword(text: string, word: Range, first: Range | undefined): boolean {
  const head = first ? text.slice(first.from, first.to) : '';
  return /^(?:for|select)$/.test(head) || (word === first && /^(?:while|until)$/.test(head));
}

function others(text: string): readonly string[] {
  const found: { readonly at: number; readonly words: string }[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Script') expect(node.errors ?? [], text).to.deep.equal([]);
    if (node.type === 'Command') {
      const assigned = node.prefix.filter(({ type }) => type === 'Assignment');
      const words = [...assigned, ...(node.name ? [node.name] : []), ...node.args];
      const [first] = words;
      const shown = words.map(({ pos, end }) => `${pos} ${text.slice(pos, end)}`);
      if (first) found.push({ at: first.pos, words: shown.join(' | ') });
    }
    forEachChild(node, visit);
  };
  visit(parse(text));
  return found.sort((one, other) => one.at - other.at).map(({ words }) => words);
}
