import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { describeRunbook } from '../../harness/cli/reading/describe-runbook.ts';
import { noPaint } from '../../harness/report/paint.ts';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { withoutEngine } from './without-engine.ts';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const readText = (file: string) => readFileSync(file, 'utf8');
const ops = `# Shop

Somebody looks at it every 2 weeks.

## Till hangs
**Symptoms:**
- Payments fail

**Recovery time:** < 2 minutes

**Data loss:** at most the last 30 seconds

The lights are green again after about 3 minutes.

\`\`\`bash
# 1. Look
kubectl get pods -n "$SPACE" -l app=<till>
# 2. If it crash-loops
kubectl delete pod <till> -n shop &&
kubectl logs -f deploy/till -n shop
kubectl get pods )
\`\`\`

**Steps:**
1. Call the shop

\`\`\`yaml
kind: Pod
\`\`\`
`;

describe('the reading of a runbook', () => {
  const read = (text: string, notices: readonly string[] = []) =>
    describeRunbook(parseRunbook('ops.md', text), notices, noPaint).split('\n');

  it('shows the symptoms of the whole document once', () => {
    const lines = read(
      '# Shop\n\n## Symptoms\n- No sales\n- No stock\n\n## A\n```sh\nls a\n```\n\n## B\n```sh\nls b\n```\n',
    ).filter((line) => line.includes('  symptom'));
    expect(lines).to.deep.equal([
      '  symptom    No sales (line 4)',
      '  symptom    No stock (line 5)',
      '  symptom    2 symptoms of the document, as above',
    ]);
  });

  it('has each procedure with its times, holes, branches and steps, with lines', () => {
    const lines = read(ops);
    const parts = [
      /^ops\.md: Shop$/,
      /^ {2}read {7}1 procedure, with 4 steps: 2 run, .*1 a person’s work/,
      /^Till hangs \(line 5\) under Shop$/,
      /^ {2}time {7}"< 2 minutes" \(line 9\): recovery time, read as 2m$/,
      /^ {2}time {7}".*about 3 minutes" \(line 13\): possible claim/,
      /^ {2}data {7}".*" \(line 11\): at most the last 30s/,
      /^ {2}symptom {4}Payments fail \(line 7\)$/,
      /^ {2}bind {7}\$\{SPACE\} \(line 17\)$/,
      /^ {13}<till> \(lines 17, 19\)$/,
      /^ {2}branches {3}item 2: "2\. If it crash-loops" \(line 18\)$/,
      /^ {2}not run {4}line 27: a fence of yaml$/,
      /^ {5}1 {2}line 17 {2}kubectl get pods/,
      /\[bash refuses it: .*\]$/,
      /Call the shop \[a person’s work: /,
      /^A possible claim decides nothing unless a scenario names it with "claims"\.$/,
      /^A scenario gives values to what is listed at "bind", with "bindings"\.$/,
      /^A line that is a fact and no work belongs in a list under a label/,
    ];
    let at = 0;
    for (const part of parts) {
      const found = lines.findIndex((line, index) => index >= at && part.test(line));
      expect(found, `${part} in\n${lines.slice(at).join('\n')}`).to.be.at.least(0);
      at = found + 1;
    }
  });

  it('says what a procedure is where there is none, and leaves out what there is nothing of', () => {
    const lines = read('# Shop\n\nWords.\n', ['ops.md: no command was found in it.']);
    expect(lines).to.deep.equal([
      'ops.md: Shop',
      '  read       0 procedures',
      '  A procedure is a heading with commands in ```bash fences, or with a list of things to do, under it.',
      '',
      'ops.md: no command was found in it.',
      '',
    ]);
    const bare = read('# Shop\n\n```bash\nuptime\n```\n').join('\n');
    expect(bare).to.include(
      '  RTO        none stated: a drill measures, and compares with nothing\n',
    );
    for (const name of ['time', 'data', 'symptom', 'bind', 'branches', 'not run']) {
      expect(bare).to.not.include(`\n  ${name}`);
    }
  });

  it('lets a scenario choose among several recovery times', () => {
    const text =
      '# Shop\n\n**RTO:** 2 minutes\n\n**Recovery time:** < 9 hours\n\n```bash\nuptime\n```\n';
    const lines = read(text);
    expect(lines).to.include('  time       "< 9 hours" (line 5): recovery time, read as 9h');
    expect(lines).to.include(
      '  RTO        several times are stated, "2 minutes" (line 3) and "< 9 hours" (line 5): keep one, or choose in a scenario with "claims"',
    );
  });

  it('names the times of the document that contradict each other', () => {
    const text =
      '# Shop\n\nRTO: 90s\n\n## Objectives\n\nRTO: 4 h\n\n## Web\n\n```bash\nuptime\n```\n';
    expect(read(text)).to.include(
      '  RTO        none taken: the document states several for all its procedures, "90s" (line 3) and "4 h" (line 7): keep one, or give one in a scenario with "rto"',
    );
  });

  it('says why a time with two readings is not taken', () => {
    const lines = read('# Shop\n\nRTO: 00:15\n\n```bash\nuptime\n```\n');
    expect(lines).to.include(
      '  time       "00:15" (line 3): possible claim, not taken: it can be read in several ways, here as 15m',
    );
  });

  it('does not let a runbook control the terminal', () => {
    const hostile = '# Shop \u001b[2J\n\n```bash\necho \u001b]0;title\u0007\u0008x\n```\n';
    expect(read(hostile).join('\n')).to.not.match(/(?!\n)\p{Cc}/u);
  });
});

describe('firedrill plan of a runbook', function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-reading-'));
    writeFileSync(join(folder, 'ops.md'), ops);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const plan = (args: readonly string[], input = '') => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [path('harness/bin.js'), 'plan', ...args],
      {
        ...{ cwd: folder, input, encoding: 'utf8', timeout: 60_000 },
        env: withoutEngine(folder),
      },
    );
    return { status, stdout, stderr };
  };

  it('needs no scenario, whatever the name of the file is, and reads standard input', () => {
    writeFileSync(join(folder, 'notes.txt'), ops);
    mkdirSync(join(folder, 'below'));
    for (const name of ['ops.md', './notes.txt']) {
      const { status, stdout, stderr } = plan([name]);
      expect([status, stderr]).to.deep.equal([0, '']);
      expect(stdout).to.match(
        /^(?:ops\.md|notes\.txt): Shop\n {2}read {7}1 procedure, with 4 steps: /,
      );
    }
    expect(plan(['-'], ops).stdout).to.match(/^<stdin>: Shop\n/);
    expect(plan(['-']).stdout).to.match(
      /^<stdin>: <stdin>\n {2}read {7}0 procedures\n[\s\S]*<stdin> is empty\./,
    );
  });

  it('is JSON too, with the action of each step', () => {
    const [{ kind, text, procedures }] = JSON.parse(plan(['ops.md', '--json']).stdout);
    expect([kind, text, procedures.length]).to.deep.equal(['runbook', undefined, 1]);
    const actions = procedures[0].steps.map(
      (one: { action?: { kind: string } }) => one.action?.kind,
    );
    expect(actions).to.include.members(['run', 'manual', undefined]);
  });

  it('says what is wrong with the name', () => {
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['missing.md'], /^BAD_RUNBOOK {2}missing\.md does not exist\.\n→ /],
      [
        ['ops.md', '--runbook', 'ops.md'],
        /^BAD_USAGE {2}ops\.md is a runbook, and --runbook is for/,
      ],
      [['.'], /^BAD_USAGE {2}\. has no scenario\.\n→ /],
      [['nosuch'], /^BAD_USAGE {2}No scenario, system, file or folder is named "nosuch"/],
      [[''], /^BAD_USAGE {2}/],
    ];
    for (const [args, says] of wrong) {
      const { status, stdout, stderr } = plan(args);
      expect(stderr, args.join(' ')).to.match(says);
      expect([status, stdout], args.join(' ')).to.deep.equal([2, '']);
    }
  });

  it('plans what another text allows, and lists what it does not', () => {
    cpSync(path('fixtures/template'), join(folder, 'mine'), { recursive: true });
    const scenario = join(folder, 'mine/scenarios/greeter-hangs.yaml');
    const other = join(folder, 'mine/scenarios/other.yaml');
    cpSync(scenario, other);
    writeFileSync(
      other,
      readText(other).replace(/^procedure:.*$/m, 'procedure: Nowhere to be found'),
    );
    const { status, stdout, stderr } = plan(['mine', '--runbook', 'mine/runbook.md']);
    expect(stdout).to.match(/^mine\/greeter-hangs: |^my-system\/greeter-hangs: /);
    expect(stderr).to.match(
      /^UNKNOWN_PROCEDURE {2}my-system\/other is not planned: .*has no procedure "Nowhere to be found"\..*\n→ .*\n$/,
    );
    expect(status).to.equal(2);
  });

  it('shows what a drill changes for good, and why', () => {
    cpSync(path('fixtures/template'), join(folder, 'mine'), { recursive: true });
    const scenario = join(folder, 'mine/scenarios/greeter-hangs.yaml');
    const lasting = "lasting: [{ object: 'ConfigMap/my-system/*', because: it is renewed }]\n";
    writeFileSync(scenario, `${readText(scenario)}${lasting}`);
    const { stdout, stderr } = plan(['mine']);
    expect(stdout, stderr).to.include('\n  lasting    ConfigMap/my-system/*: it is renewed\n');
  });

  it('shows what the page promises its users, and that it decides', () => {
    const { stdout, stderr } = plan(['ecommerce/rollback']);
    expect(stdout, stderr).to.match(
      /\n {2}traffic {4}place-order 20\/s, decides on a promise alone\n/,
    );
    expect(stdout).to.match(
      /\n {2}promise {4}\d+: the version before serves on: no request of place-order fails\n/,
    );
    expect(plan(['vpsie/scaleup-circuit-breaker']).stdout).to.match(
      /\n {2}traffic {4}workload-runs \S+, does not decide the verdict\n/,
    );
  });

  it('shows what of a drill fits another text that has placeholders of its own', () => {
    cpSync(path('fixtures/template'), join(folder, 'mine'), { recursive: true });
    const runbook = readText(join(folder, 'mine/runbook.md'));
    const own = runbook.replace(
      /kubectl rollout restart \S+/,
      'kubectl rollout restart deploy/<greeter>',
    );
    expect(own).not.to.equal(runbook);
    writeFileSync(join(folder, 'mine/other.md'), own);
    const { status, stdout, stderr } = plan(['mine', '--runbook', 'mine/other.md']);
    expect(stdout).to.match(/ step \d+ does not fit: <greeter> has no value\n/);
    expect(stdout).to.match(/\n {2}steps {6}\d+: \d+ run/);
    expect(stderr).to.match(/^UNBOUND_PLACEHOLDER {2}\S+ fits in part: .*<greeter> has no value/);
    expect(status).to.equal(2);
  });
});
