// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell, not a template
import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { simpleCommands } from '../../../harness/runbook/shell/simple-commands.ts';
import { cpuMs } from '../../cpu-ms.ts';

const words = (text: string) => simpleCommands(text).map((command) => command.words.join('|'));

describe('simple commands', () => {
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
    [
      'keeps the word before the first command of a loop',
      'until ! a; do b; done',
      ['until|a', 'b'],
    ],
    ['keeps quotes in expansions', 'a "${x:-"b c"}" $((1 + "2"))', ['a|${x:-"b c"}|$((1 + "2"))']],
    ['skips process substitutions', 'diff <(a) <(b) -u', ['diff|-u']],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => expect(words(text)).to.deep.equal(expected));
  }

  it('mark the commands that the shell does not wait for', () => {
    const found = simpleCommands('a | b & c && d; e 2>&1 &');
    expect(found.map(({ background }) => background)).to.deep.equal([
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  it('mark them in groups, lists and loops as well', () => {
    const backgrounds = (text: string) =>
      simpleCommands(text).map(
        ({ words: [name], background }) => `${name}${background ? '&' : ''}`,
      );
    expect(backgrounds('(a; b) & c')).to.deep.equal(['a&', 'b&', 'c']);
    expect(backgrounds('a && b & c')).to.deep.equal(['a&', 'b&', 'c']);
    expect(backgrounds('{ a & b; }')).to.deep.equal(['a&', 'b']);
    expect(backgrounds('while a; do b; done &')).to.deep.equal(['while&', 'b&']);
    expect(backgrounds('coproc a; b')).to.deep.equal(['a&', 'b']);
  });

  it('lose the quotes that bash removes', () => {
    const quoted = [
      `a\\ b \\; "c\\"d" 'e\\f' g"h"'i'`,
      `"a\\b" "\\$x" "\\\\" '"' "'"`,
      `a\\\nb "c\\\nd" 'e\nf' ""`,
      `--x="y z" x=\\"1\\" $'p q' \\\\`,
    ];
    for (const text of quoted) {
      const { stdout } = spawnSync('bash', ['-c', `printf '%s\\0' a ${text}`], {
        encoding: 'utf8',
      });
      expect([...(simpleCommands(`a ${text}`)[0]?.words ?? []), ''], text).to.deep.equal(
        stdout.split('\0'),
      );
    }
  });

  it('include those after a line with a syntax error', () => {
    expect(words('a )\nb; c )\nd')).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('are at most one for an unclosed quote or group', () => {
    for (const text of ["a 'b", 'a "b', 'a $(b', 'a `b', 'a \\', 'cat <<EOF\nb', 'a >', '((']) {
      expect(simpleCommands(text).length, text).to.be.at.most(1);
    }
  });

  it('are read in time proportional to the text', () => {
    const parts = ['a $(', '"', "'", '(', 'cat <<E\n', 'x '];
    const ms = cpuMs(() => {
      for (const part of parts) simpleCommands(part.repeat(50_000));
    });
    expect(ms).to.be.below(3_000);
  });
});
