import { expect } from 'chai';
import { formatGithub } from '../../../harness/report/check/github.ts';
import { checked, finding } from './checks.ts';

const lines = (...args: Parameters<typeof checked>) => formatGithub(checked(...args)).split('\n');

describe('GitHub annotations', () => {
  it('name file, line, columns and rule', () => {
    expect(lines([finding()])).to.deep.equal([
      '::warning file=ops/shop.md,line=4,col=1,endColumn=5,title=curl-without-fail::`curl` succeeds here. It reports success for a 500.%0AInstead: curl --fail …',
      '1 warning in 1 of 2 runbooks',
    ]);
  });

  it('put the worst first, and print no more of each kind than GitHub shows', () => {
    const many = [
      ...Array.from({ length: 12 }, () => finding({ severity: 'note' })),
      ...Array.from({ length: 10 }, () => finding()),
      ...Array.from({ length: 11 }, () => finding({ severity: 'error' })),
    ];
    const found = lines(many);
    const kinds = found.map((line) => /^::(\w+) /.exec(line)?.[1]);
    expect(kinds).to.deep.equal([
      ...Array.from({ length: 10 }, () => 'error'),
      ...Array.from({ length: 10 }, () => 'warning'),
      ...Array.from({ length: 10 }, () => 'notice'),
      undefined,
      undefined,
    ]);
    expect(found[30]).to.equal(
      'GitHub shows only 10 annotations of each kind; not shown: 1 error, 2 notes.',
    );
  });

  it('escape what would end a property, a message or the line', () => {
    const place = { file: 'a,b:c%\n::error::x.md', line: 1, column: 1 };
    const [line, ...rest] = lines([finding({ place, text: 'One\n::error::two 100%.' })]);
    expect(line).to.include('file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax.md,line=1,');
    expect(line).to.include('::One%0A::error::two 100%25. It reports');
    expect(rest).to.have.length(1);
  });

  it('do not let a name or a text control the terminal', () => {
    const place = { file: 'a\u001b[31m.md', line: 1, column: 1 };
    const text = formatGithub(
      checked([finding({ place, text: 'Two \u001b[2Jwords.' })], { notices: ['b\u0007.md'] }),
    );
    expect(text).to.not.match(/(?!\n)\p{Cc}/u);
    expect(text).to.include('file=a.md,').and.include('Two words.');
  });

  it('turn no notice into a workflow command', () => {
    const notices = ['::error::x.md is\n::error::unreadable.'];
    expect(lines([], { notices })[0]).to.equal('Note: ::error::x.md is ::error::unreadable.');
  });
});
