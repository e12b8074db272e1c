import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect } from 'chai';
import { readDocument } from '../../harness/lint/read/document.ts';
import type { ShellcheckComment } from '../../harness/shellcheck/comments.ts';
import { givenText } from '../../harness/shellcheck/given-text.ts';
import { hasShellcheck } from '../../harness/shellcheck/run-shellcheck.ts';
import { shellcheck } from '../../harness/shellcheck/shellcheck.ts';

const fence = (...lines: string[]) => `# Shop\n\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;
const check = (text: string) => shellcheck(readDocument('shop.md', text));
const rows = async (text: string) =>
  (await check(text)).findings.map(
    ({ rule, severity, place, length }) =>
      `${place.line}:${place.column}+${length} ${severity} ${rule}`,
  );

const comment = (values: Partial<ShellcheckComment> = {}): ShellcheckComment => ({
  line: 1,
  endLine: 1,
  column: 1,
  endColumn: 2,
  level: 'warning',
  code: 2155,
  message: 'Something',
  ...values,
});

describe('a finding of shellcheck', () => {
  const path = process.env.PATH;
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-shellcheck-'));
  });
  afterEach(() => {
    process.env.PATH = path;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Puts a shellcheck first on the PATH that does what the shell text says. */
  const installFake = (script: string) => {
    writeFileSync(join(folder, 'shellcheck'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, 'shellcheck'), 0o755);
    process.env.PATH = `${folder}${delimiter}${path}`;
  };
  const says = (...comments: ShellcheckComment[]) => {
    writeFileSync(join(folder, 'said.json'), JSON.stringify({ comments }));
    installFake(`cat > ${folder}/given; cat ${folder}/said.json; exit 1`);
  };

  it('has its place in the runbook', async () => {
    says(comment({ line: 2, endLine: 2, column: 6, endColumn: 8 }));
    const [finding] = (
      await check(`1. Do it:\n\n   ${fence('a', 'echo $b').slice(8).replaceAll('\n', '\n   ')}`)
    ).findings;
    expect(finding?.place).to.deep.equal({ file: 'shop.md', line: 5, column: 9 });
    expect([finding?.length, finding?.rule, finding?.text]).to.deep.equal([
      2,
      'SC2155',
      'Something.',
    ]);
  });

  it('is said to have crashed for the one fence where its reader does, and goes on', async () => {
    says(comment());
    const document = readDocument('shop.md', `${fence('a')}\n${fence('b')}`);
    const [first, second] = document.scripts;
    if (!first || !second) throw new Error('there are not two fences');
    const broken = {
      ...first,
      get statements(): typeof first.statements {
        throw new TypeError('no such statement');
      },
    };
    const { findings } = await shellcheck({ ...document, scripts: [broken, second] });
    expect(findings.map(({ rule, place }) => `${place.line} ${rule}`)).to.deep.equal([
      '4 rule-crashed',
      '10 SC2155',
    ]);
    expect(findings[0]).to.include({ crashed: 'shellcheck', severity: 'error' });
    expect(findings[0]?.text).to.include('TypeError: no such statement');
  });

  it('counts columns in UTF-16 units, also after characters of two units, and ends with the line', async () => {
    says(
      comment({ column: 8, endColumn: 10 }),
      comment({ line: 2, endLine: 3, column: 2, endColumn: 2 }),
    );
    expect(await rows(fence('echo 🔥 $b', 'echo $(', 'c)'))).to.deep.equal([
      '4:9+2 warning SC2155',
      '5:2+6 warning SC2155',
    ]);
  });

  it('gives the corrected line with its placeholders as written', async () => {
    const at = (column: number, replacement: string) => ({
      ...{ line: 1, endLine: 1, column, endColumn: column, replacement },
    });
    says(comment({ code: 2086, fix: { replacements: [at(16, '"'), at(14, '"')] } }));
    const [finding] = (await check(fence('echo <the-x> $b'))).findings;
    expect(finding?.instead).to.equal('echo <the-x> "$b"');
  });

  it('is a note or left out if it does not matter for pasted statements', async () => {
    const codes = [2034, 2154, 1091, 2089, 2009, 2086, 2164, 2219, 2155, 2215];
    const levels = `warning warning info warning info
        info warning style warning error`.split(/\s+/);
    says(
      ...codes.map((code, index) =>
        comment({ code, level: levels[index] as ShellcheckComment['level'] }),
      ),
    );
    expect(await rows(fence('echo'))).to.deep.equal([
      '4:1+1 note SC2086',
      '4:1+1 note SC2164',
      '4:1+1 note SC2219',
      '4:1+1 warning SC2155',
      '4:1+1 error SC2215',
    ]);
  });

  it('does not ask for quotes that would break the command', async () => {
    const asked = async (line: string) => {
      const at = line.search(/\$\(/) + 1;
      says(comment({ code: 2046, column: at, endColumn: line.length + 1 }));
      return (await rows(fence(line))).length > 0;
    };
    expect(await asked('docker stop $(docker ps -q)')).to.equal(false);
    expect(await asked('sudo docker service update --force $(docker service ls -q)')).to.equal(
      false,
    );
    expect(await asked('kubectl -n shop delete pod $(kubectl get pod -o name)')).to.equal(false);
    expect(await asked('pg_dump shop > shop-$(date +%F).sql')).to.equal(false);
    expect(await asked('docker exec $(docker ps -q) ls')).to.equal(true);
    expect(await asked('kubectl delete pod x; ls $(cat names)')).to.equal(true);
  });

  it('does not concern placeholders in brackets, nor prose in a fence', async () => {
    const reported = async (code: number, column: number, line: string) => {
      says(comment({ code, column, endColumn: line.length + 1 }));
      return (await rows(fence(line))).length > 0;
    };
    expect(await reported(2125, 8, 'BROKER=[broker]')).to.equal(false);
    expect(await reported(2125, 1, 'BROKER=[broker]')).to.equal(false);
    expect(await reported(2125, 6, 'LOGS=*.log')).to.equal(true);
    expect(await reported(2215, 1, '- Restart the web')).to.equal(false);
    expect(await reported(2215, 9, 'echo a; --timeout=60s')).to.equal(true);
  });

  it('comes with a notice for each fence that was not checked', async () => {
    const notices = async (text = fence('echo')) => (await check(text)).notices;
    says(comment({ code: 1073, message: 'Could not parse this.' }), comment());
    expect(await notices()).to.deep.equal([
      'shop.md:4:1: shellcheck did not check this fence: SC1073, Could not parse this.',
    ]);
    installFake('echo "no such option" >&2; exit 3');
    expect((await notices())[0]).to.include('it ended with exit code 3, no such option.');
    installFake('echo no JSON; exit 0');
    expect((await notices())[0]).to.include('it ended with exit code 0.');
    installFake('yes | head -c 70000000');
    expect((await notices())[0]).to.include('maxBuffer');
    process.env.PATH = folder;
    rmSync(join(folder, 'shellcheck'));
    expect((await notices())[0]).to.match(/exit code 127, spawn shellcheck ENOENT/);
    process.env.PATH = path;
    installFake(`echo '{"comments":[]}'`);
    expect((await notices(fence(`echo ${'a'.repeat(50_000)}`)))[0]).to.include('50000 characters');
    const many = await shellcheck(readDocument('shop.md', fence('echo').repeat(4)), 2);
    expect(many.notices).to.deep.equal([
      'shop.md:14:1: shellcheck checks the first 2 fences of a runbook; it did not check the fences from here on.',
    ]);
  });

  it('comes from as many processes at a time as there are cores, for all runbooks together', async () => {
    const log = join(folder, 'log');
    rmSync(log, { force: true });
    installFake(`echo + >>${log}; sleep 0.2; echo - >>${log}; echo '{"comments":[]}'`);
    const cores = availableParallelism();
    await Promise.all(Array.from({ length: 2 * cores }, () => check(fence('echo'))));
    let [now, most] = [0, 0];
    for (const sign of readFileSync(log, 'utf8').trim().split('\n')) {
      now += sign === '+' ? 1 : -1;
      most = Math.max(most, now);
    }
    expect(most).to.equal(cores);
  });

  it('needs shellcheck on the PATH', () => {
    process.env.PATH = folder;
    rmSync(join(folder, 'shellcheck'), { force: true });
    expect(hasShellcheck()).to.equal(false);
    installFake('exit 0');
    expect(hasShellcheck()).to.equal(true);
  });

  it('comes from the real shellcheck, which runs no command of the text', async function () {
    if (!hasShellcheck()) {
      console.log('      skipped: shellcheck is not installed');
      this.skip();
    }
    const touched = join(folder, 'touched');
    const found = await check(
      fence(
        'kubectl get pods -n $NAMESPACE',
        'export TOKEN=$(kubectl get secret <name>)',
        '\techo "ü" $b',
        `touch ${touched}`,
        `$(touch ${touched})`,
        'kubectl logs \\ ',
        '  --tail=5',
      ),
    );
    expect(existsSync(touched)).to.equal(false);
    expect(found.notices).to.deep.equal([]);
    expect(
      found.findings.map(({ rule, severity, place, length, instead }) => [
        `${place.line}:${place.column}+${length} ${severity} ${rule}`,
        instead,
      ]),
    ).to.deep.include.members([
      ['4:21+10 note SC2086', 'kubectl get pods -n "$NAMESPACE"'],
      ['5:8+5 warning SC2155', undefined],
      ['6:11+2 note SC2086', 'echo "ü" "$b"'],
      ['10:3+8 warning SC2215', undefined],
    ]);
  });
});

describe('the text for shellcheck', () => {
  const given = (text: string) => readDocument('shop.md', text).scripts.map(givenText);

  it('has everything but statements blanked, and each character in its place', () => {
    const text = fence('# Look (first)', 'kubectl get pod <pod-name>', 'echo ) the', 'echo "$a"');
    expect(given(text)).to.deep.equal([
      `${' '.repeat(14)}\nkubectl get pod _pod_name_\n${' '.repeat(10)}\necho "$a"\n`,
    ]);
    expect(given(fence('# nothing'))).to.deep.equal(['']);
  });
});
