import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Command } from 'commander';
import { addCheck } from '../../harness/cli/check.ts';
import { RunbookChecker } from '../../harness/cli/checking/check-runbook.ts';
import type { Terminal } from '../../harness/cli/terminal.ts';
import { rules } from '../../harness/lint/engine/all-rules.ts';
import { noPaint } from '../../harness/report/paint.ts';

const crash = (): never => {
  throw new TypeError('no such column');
};
const crashing = rules.map((rule) =>
  rule.name === 'glob-in-cp' ? { ...rule, check: crash } : rule,
);
const syntaxError = '# Shop\n\n```bash\nkubectl get pods )\n```\n';

describe('firedrill check, where Firedrill itself fails', () => {
  let folder: string;
  const exitCode = process.exitCode;
  const cwd = process.cwd();
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-crash-'));
    writeFileSync(join(folder, '.firedrill.yaml'), 'check: { rules: { shellcheck: off } }\n');
    for (const name of ['a.md', 'b.md']) writeFileSync(join(folder, name), syntaxError);
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(cwd);
    process.exitCode = exitCode;
    rmSync(folder, { recursive: true });
  });

  const check = async (checker: RunbookChecker, ...args: string[]) => {
    const out: string[] = [];
    const said: string[] = [];
    const terminal: Terminal = {
      ...{ out: (text) => out.push(text), say: (text) => said.push(text), paint: noPaint },
      status: () => {},
    };
    const program = new Command().version('1.2.3').exitOverride();
    addCheck(program, terminal, () => checker);
    await program.parseAsync(['check', ...args], { from: 'user' });
    return { out: out.join('\n'), said: said.join('\n'), exitCode: process.exitCode };
  };

  it('ends with 3 where a rule crashes, and tells all that the others found', async () => {
    const ended = await check(new RunbookChecker(crashing), 'a.md', 'b.md');
    expect(ended.exitCode).to.equal(3);
    for (const file of ['a.md', 'b.md']) {
      expect(ended.out).to.include(
        `${file}:1:1: error rule-crashed: \`glob-in-cp\` failed: TypeErr`,
      );
      expect(ended.out).to.include(`${file}:4:18: error shell-syntax-error: `);
    }
    expect(ended.out).to.match(/; incomplete: Firedrill itself failed in 2 places$/);
    expect((await check(new RunbookChecker(rules), 'a.md')).exitCode).to.equal(1);
  });

  it('says so in every format', async () => {
    const tell = (...args: string[]) => check(new RunbookChecker(crashing), 'a.md', ...args);
    const json = JSON.parse((await tell('--format', 'json')).out);
    expect(json.isComplete).to.equal(false);
    expect(json.runbooks[0].findings[0]).to.include({
      rule: 'rule-crashed',
      crashed: 'glob-in-cp',
    });
    const [run] = JSON.parse((await tell('--format', 'sarif')).out).runs;
    const [invocation] = run.invocations;
    expect(invocation).to.include({ executionSuccessful: false, exitCode: 3 });
    expect(invocation.toolExecutionNotifications).to.deep.equal([
      {
        level: 'error',
        message: { text: 'a.md:1:1: `glob-in-cp` failed: TypeError: no such column.' },
      },
    ]);
    expect(run.results[0].ruleId).to.equal('rule-crashed');
    expect((await tell('--format', 'github')).out).to.match(
      /title=rule-crashed::.*\n.*; incomplete: /s,
    );
    expect((await tell('--format', 'markdown')).out).to.match(/^# .*; incomplete: .*rule-crashed/s);
    const { said } = await tell('--out', 'report.txt');
    expect(said).to.include('; incomplete: ');
    expect(readFileSync('report.txt', 'utf8')).to.include('rule-crashed');
  });

  it('ends with 3 where a file crashes it, and checks the others', async () => {
    class Checker extends RunbookChecker {
      override check(...args: Parameters<RunbookChecker['check']>) {
        return args[0].file === 'a.md' ? crash() : super.check(...args);
      }
    }
    const ended = await check(new Checker(rules), 'a.md', 'b.md', '--format', 'json');
    expect(ended.exitCode).to.equal(3);
    expect(ended.said).to.include('INTERNAL  Checking a.md failed: TypeError: no such column.');
    const { runbooks, isComplete, notices } = JSON.parse(ended.out);
    expect(isComplete).to.equal(false);
    expect(notices.join()).to.include('Checking a.md failed');
    expect(runbooks.map(({ file }: { file: string }) => file)).to.deep.equal(['b.md']);
  });

  it('ends with 3 where files are missing too', async () => {
    const ended = await check(new RunbookChecker(crashing), 'a.md', 'missing.md');
    expect(ended.exitCode).to.equal(3);
    expect((await check(new RunbookChecker(rules), 'a.md', 'missing.md')).exitCode).to.equal(2);
  });
});
