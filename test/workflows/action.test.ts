import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { parse } from 'yaml';
import { type WorkflowStep, workflows } from './workflow-files.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(join(top, 'action.yml'), 'utf8');
const action: {
  inputs: Record<string, { description: string; default: string }>;
  runs: { using: string; steps: (WorkflowStep & { shell?: string })[] };
} = parse(text);
const script = action.runs.steps.at(-1)?.run ?? '';
const syntaxError = '# Shop\n\n```bash\nkubectl get pods )\n```\n';

describe('the action for other repositories', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-action-'));
    mkdirSync(join(folder, '.git'));
    mkdirSync(join(folder, 'my runbooks'));
    writeFileSync(join(folder, 'my runbooks/a.md'), syntaxError);
    writeFileSync(join(folder, '.firedrill.yaml'), 'check: { rules: { shellcheck: off } }\n');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** As a runner does: each line of the step, with the inputs in the environment. */
  const perform = (inputs: Record<string, string>) => {
    const given = Object.fromEntries(
      Object.entries(action.inputs).map(([name, one]) => [
        name.toUpperCase(),
        inputs[name] ?? one.default,
      ]),
    );
    return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      ...{ cwd: folder, encoding: 'utf8' },
      env: {
        ...given,
        ...{ NO_COLOR: '1', HOME: folder, GITHUB_ACTION_PATH: top.replace(/\/$/, '') },
        GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
        PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      },
    });
  };
  const made = (name: string) => readFileSync(join(folder, name), 'utf8');

  it('annotates the lines, writes SARIF and a summary, and fails for an error', function () {
    this.timeout(120_000);
    const { status, stdout, stderr } = perform({ files: 'my runbooks\n' });
    expect(status, stderr).to.equal(1);
    expect(stdout).to.match(/^::error file=my runbooks\/a\.md,line=4,/m);
    expect(JSON.parse(made('firedrill.sarif')).runs[0].results).to.not.deep.equal([]);
    expect(made('summary.md')).to.match(/^# Runbooks: 1 error/);
  });

  it('passes its options on, a baseline too, and runs nothing that they contain', function () {
    this.timeout(120_000);
    const entry = {
      file: 'my runbooks/a.md',
      rule: 'shell-syntax-error',
      line: 'kubectl get pods )',
    };
    writeFileSync(join(folder, 'b.json'), JSON.stringify({ version: 1, findings: [entry] }));
    const options = '--baseline=b.json\n--min-severity=error\n';
    const { status, stdout } = perform({ files: 'my runbooks', options, sarif: 'x.sarif' });
    expect([status, stdout]).to.deep.equal([
      0,
      'nothing found in 1 runbook; 1 known from the baseline\n',
    ]);
    expect(existsSync(join(folder, 'x.sarif'))).to.equal(true);
    const hostile = perform({ files: '$(touch touched)`touch touched`; touch touched' });
    expect(hostile.status).to.equal(2);
    expect(existsSync(join(folder, 'touched'))).to.equal(false);
  });

  it('puts no expression into a shell, and pins what it uses as the workflows do', () => {
    for (const { run = '', uses } of action.runs.steps) {
      expect(run).to.not.include('${{');
      if (uses === undefined) continue;
      const line = text.split('\n').find((one) => one.includes(uses)) ?? '';
      expect(workflows.some((one) => one.text.includes(line.trim().replace(/^- /, '')))).to.equal(
        true,
      );
    }
    expect(text).to.include('npm ci ');
  });
});
