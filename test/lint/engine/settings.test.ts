import { expect } from 'chai';
import { levelOf } from '../../../harness/lint/engine/levels.ts';
import { parseSettings } from '../../../harness/lint/engine/settings.ts';
import { thrown } from '../../scenario/thrown.ts';

const parse = (text: string) => parseSettings('.firedrill.yaml', text);

describe('settings', () => {
  it('say how severe a rule is, and which files to check', () => {
    const settings = parse('check:\n  rules: { curl-without-fail: error }\n  files: [ops/*.md]\n');
    expect(levelOf(settings, 'curl-without-fail')).to.equal('error');
    expect(levelOf(settings, 'ignore-without-reason')).to.equal(undefined);
    expect(settings.files).to.deep.equal([
      { path: 'ops/*.md', place: { file: '.firedrill.yaml', line: 3, column: 11 } },
    ]);
  });

  it('may be empty, in whole or in part', () => {
    for (const text of ['', '# later\n', 'check:\n', 'objectives:\n', 'check:\n  rules:\n']) {
      expect(parse(text), text).to.deep.equal({ levels: new Map(), files: [], objectives: [] });
    }
  });

  it('set all of shellcheck’s rules, or one', () => {
    const settings = parse('check: { rules: { shellcheck: off, SC2046: warning } }');
    expect(levelOf(settings, 'SC2086')).to.equal('off');
    expect(levelOf(settings, 'SC2046')).to.equal('warning');
  });

  it('are refused with the place of each mistake and the name that was meant', () => {
    const { code, at, message, next, exitCode } = thrown(() =>
      parse('check:\n  rules:\n    curl-witout-fail: error\n    curl-without-fail: fatal\n'),
    );
    expect([code, at, exitCode]).to.deep.equal(['BAD_SETTINGS', '.firedrill.yaml:3:5', 2]);
    expect(message).to.include('this rule does not exist. Did you mean "curl-without-fail"?');
    expect(next).to.equal(
      'docs/check.md lists the keys of check, docs/slo.md those of objectives.',
    );
    expect(message).to.include(
      '\n.firedrill.yaml:4:5: "check.rules.curl-without-fail": must be one of error, warning, note, off',
    );
    expect(thrown(() => parse('chek: {}')).message).to.include('Did you mean "check"?');
    expect(thrown(() => parse('check: { file: [] }')).message).to.include('Did you mean "files"?');
    expect(thrown(() => parse('check: { files: [] }')).message).to.include('must name a file');
  });
});
