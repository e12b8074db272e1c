// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell, not a template
import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { readShell } from '../../../harness/runbook/shell/statements.ts';
import { cpuMs } from '../../cpu-ms.ts';

const valid = [
  'a | b && c || d; e &',
  'for i in 1 2 3; do echo "$i"; done',
  'for ((i = 0; i < 3; i++)); do :; done',
  'for f; do echo $f; done',
  'select x in a b; do break; done',
  'while read -r l; do echo $l; done < <(cat x)',
  'until curl -fsS http://x; do sleep 1; done &\nwait $!',
  'if [ -f x ]; then\n a\nelif b; then c\nelse\n d\nfi > out 2>&1',
  'case $1 in\n a|b) foo;;\n (c) bar ;&\n *) baz\nesac',
  'cat <<EOF > x\nhello $NAME $(date) "\nEOF\necho y',
  'cat <<\\E; cat <<-"F G"\n$(\nE\n\tx\n\tF G',
  'f() {\n echo hi\n}\nf 2>&1 | tee x',
  'function g { a; }\nfunction h() ( b )',
  'x=(1 2\n # c\n 3) y+=z; echo ${x[@]} $((1 + (2))) ${#x[@]} ${x//\\//"}"}',
  'declare -A m=([a]=1); export P="$P:/x"',
  '[[ $a =~ ^(x|y)$ && -n "$b" ]] && { echo ok; } || ( exit 1 )',
  '((i++)); ((a)) || ((b | c))',
  'echo "a $(echo "b `c`")" \\\n  --x=${Y:-"z"} # end',
  '! grep -q x y && time -p ls && ! time',
  'foo "<a>" >/dev/null 2>&1 &> x {fd}>y >| z <> w 3<&- <<< "$x"',
  "echo $'it\\'s' $\"hi\" ${x:-'}'} $",
  'echo $( (a); (b) ) $((1)) "$( ( c ) )"',
  'ssh root@<vm-ip> uptime',
  'kubectl drain <node> --ignore-daemonsets',
  'echo a#b \\# # c',
  'echo done; echo if then fi { }',
  'coproc cat',
  'coproc NAME { a; }\ncoproc { a; } | b\ncoproc (a)',
  'coproc NAME while a; do b; done',
  'coproc time a\ncoproc a b c',
  'a |& b | c\na 2>&1 |&\nb',
  'if a |& b; then c; fi |& d',
  'diff <( a ) <( b ) > >( c )',
  'echo {% a %} {{ b }} {c}',
  'time',
];
const invalid = [
  'kubectl get <pod>',
  'kubectl get <pod> | cat',
  'kubectl cordon <node>  # comment',
  'SELECT COUNT(*) FROM t;',
  'echo "a',
  "echo 'a",
  'echo `a',
  'echo $(a',
  'echo ${a',
  'echo $((1 + 2)',
  'a && && b',
  '&& a',
  '; a',
  'a ;; b',
  'a | & b',
  'a |& & b',
  'a |&',
  'coproc NAME { a',
  'coproc NAME coproc a',
  'coproc f() { a; }',
  'a | | b',
  'a &&',
  'a |',
  'fi',
  'do a; done',
  'then',
  'if a; then fi',
  'if a; then b',
  'for x in a b do c; done',
  'while a; done',
  'case a in b c;; esac',
  '{ a',
  '}',
  '( )',
  'a ( b )',
  'a )',
  'f() a',
  'x=(a',
  'cat <<EOF\nno end',
  'a > > b',
  '{ a; } b',
  'if true; then\n  a ) b\nfi',
];

describe('shell', () => {
  const hasBash = spawnSync('bash', ['-c', 'exit 0']).status === 0;
  for (const text of [...valid, ...invalid]) {
    const takes = valid.includes(text);
    it(`${takes ? 'accepts' : 'rejects'} ${JSON.stringify(text)}`, () => {
      expect(problems(text).length > 0).to.equal(!takes, problems(text).join());
    });
  }

  it('agrees with bash on all of these', function () {
    if (!hasBash) this.skip();
    for (const text of [...valid, ...invalid]) {
      const { status, stderr } = spawnSync('bash', ['-n'], {
        input: `${text}\n`,
        encoding: 'utf8',
      });
      // Bash only warns of an unclosed here-document, but a terminal would wait for its end for ever.
      const objects = status !== 0 || /here-document/.test(stderr);
      expect(objects, text).to.equal(invalid.includes(text));
    }
  });

  it('continues after a bad line, but not after a broken block', () => {
    expect(statements('a )\nb "\nc\n')).to.deep.equal(['a )', 'b "', 'c']);
    expect(statements('a\nfor x in y; do\n  b )\ndone\nc')).to.deep.equal([
      'a',
      'for x in y; do\n  b )\ndone\nc',
    ]);
  });

  it('gives the words and assignments of simple commands, without redirections', () => {
    const text = 'A=1 kubectl get "po ds" 2> err < in | x=2; if b; then c; fi';
    const commands = readShell(text).flatMap((part) =>
      part.kind === 'statement' ? part.commands : [],
    );
    const words = commands.map((command) => [
      command.assignments,
      ...command.words.map(({ from, to }) => text.slice(from, to)),
    ]);
    expect(words).to.deep.equal([
      [1, 'A=1', 'kubectl', 'get', '"po ds"'],
      [1, 'x=2'],
      [0, 'b'],
      [0, 'c'],
    ]);
  });

  it('is read in time proportional to its length, at any nesting', () => {
    const hostile = [
      '$('.repeat(100_000),
      '$(('.repeat(100_000),
      '('.repeat(100_000),
      '"$('.repeat(100_000),
      '{ '.repeat(100_000),
      'if '.repeat(100_000),
      'echo "\n'.repeat(100_001),
      'echo $(\n'.repeat(100_000),
      'a <<E\n'.repeat(50_000),
      '`'.repeat(100_001),
      '${'.repeat(100_000),
      'a | '.repeat(100_000),
      '<'.repeat(100_000),
      'x=('.repeat(50_000),
      'case a in '.repeat(50_000),
    ];
    for (const text of hostile) {
      let parts = 0;
      const ms = cpuMs(() => {
        parts = readShell(text).length;
      });
      expect(ms, text.slice(0, 12)).to.be.below(5000);
      expect(parts).to.be.above(0);
    }
  });
});

function statements(text: string): string[] {
  return readShell(text).map(({ from, to }) => text.slice(from, to));
}

function problems(text: string): string[] {
  return readShell(text).flatMap((part) =>
    part.kind === 'statement' && part.problem ? [part.problem.message] : [],
  );
}
