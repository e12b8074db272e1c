import { expect } from 'chai';
import { simpleCommands } from '../../harness/scenario/shell-words.ts';

const words = (text: string) => simpleCommands(text).map((command) => command.words.join('|'));

describe('shell words', () => {
  const cases: [string, string, string[]][] = [
    ['splits at spaces', 'kubectl  get\tpods', ['kubectl|get|pods']],
    ['ends commands', 'a; b && c || d | e\nf', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['takes quotes off', `a 'b c' "d $e" f"g"'h'`, ['a|b c|d $e|fgh']],
    ['keeps separators in quotes', `echo "a; b" '| c'`, ['echo|a; b|| c']],
    ['joins continued lines', 'kubectl \\\n  get pods', ['kubectl|get|pods']],
    ['takes escapes as they are', 'a\\ b \\;', ['a b|;']],
    ['skips comments', 'a # b; c\nd#e', ['a', 'd#e']],
    ['drops redirections', 'a > f 2>&1 < in b >> "my log"', ['a|b']],
    ['drops a stream that is closed', 'a 2>&- b', ['a|b']],
    ['drops both streams', 'a &> f b', ['a|b']],
    ['drops assignments in front', 'A=1 B="2 3" a c=d', ['a|c=d']],
    ['drops a mere assignment', 'A=1', []],
    ['keeps substitutions whole', 'a $(b | c "d)") `e; f` g', ['a|$(b | c "d)")|`e; f`|g']],
    ['keeps those in quotes whole', 'a "x $(b "c") y"', ['a|x $(b "c") y']],
    ['looks into groups and loops', 'for x in 1; do (a; b); done', ['for|x|in|1', 'a', 'b']],
    ['looks past if and !', 'if ! a; then b; fi', ['a', 'b']],
    ['skips here-documents', 'cat <<EOF x\na; b\nEOF\nc', ['cat|x', 'c']],
    ['skips quoted here-documents', "cat <<-'E'\n\tb\n\tE\nc", ['cat', 'c']],
    ['skips here-strings', 'cat <<< "a b" c', ['cat|c']],
    ['skips process substitutions', 'diff <(a) <(b) -u', ['diff|-u']],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => expect(words(text)).to.deep.equal(expected));
  }

  it('knows what the shell does not wait for', () => {
    const found = simpleCommands('a | b & c && d; e 2>&1 &');
    expect(found.map(({ background }) => background)).to.deep.equal([
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  it('comes to an end with what is never closed', () => {
    for (const text of ["a 'b", 'a "b', 'a $(b', 'a `b', 'a \\', 'cat <<EOF\nb', 'a >', '((']) {
      expect(simpleCommands(text).length, text).to.be.at.most(1);
    }
  });

  it('takes time in proportion to the text', () => {
    const started = performance.now();
    const parts = ['a $(', '"', "'", '(', 'cat <<E\n', 'x '];
    for (const part of parts) simpleCommands(part.repeat(50_000));
    expect(performance.now() - started).to.be.below(3_000);
  });
});
