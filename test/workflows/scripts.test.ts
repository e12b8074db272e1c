import { expect } from 'chai';
import { scriptOf } from './workflow-files.ts';

type Call = readonly [name: string, ...given: unknown[]];
interface Story {
  /** The files that an artifact has brought. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Issues or comments that are there already. */
  readonly there?: readonly object[];
  /** Runs of a workflow, each with its artifacts. */
  readonly runs?: readonly { readonly id: number; readonly artifacts?: readonly object[] }[];
}

// biome-ignore lint/complexity/useArrowFunction: an arrow function has another constructor.
const AsyncFunction = async function () {}.constructor as new (
  ...texts: string[]
) => (...given: unknown[]) => Promise<void>;

/** Runs a script as actions/github-script does, on a GitHub that only writes down what is asked of it. */
async function perform(script: string, { files = {}, env = {}, there = [], runs = [] }: Story) {
  const calls: Call[] = [];
  const note =
    (name: string) =>
    async (...given: unknown[]) => {
      calls.push([name, ...given]);
    };
  const names = [
    'listForRepo',
    'create',
    'createComment',
    'update',
    'listComments',
    'updateComment',
  ];
  const github = {
    rest: {
      issues: Object.fromEntries(names.map((name) => [name, note(name)])),
      actions: {
        listWorkflowRuns: async (query: unknown) => {
          calls.push(['listWorkflowRuns', query]);
          return { data: { workflow_runs: runs } };
        },
        listWorkflowRunArtifacts: async ({ run_id }: { run_id: number }) => ({
          data: { artifacts: runs.find(({ id }) => id === run_id)?.artifacts ?? [] },
        }),
      },
    },
    paginate: async (list: (query: unknown) => Promise<void>, query: unknown) => {
      await list(query);
      return there;
    },
  };
  const context = {
    serverUrl: 'https://git.example',
    repo: { owner: 'shop', repo: 'ops' },
    runId: 7,
    issue: { number: 12 },
    ref: 'refs/heads/main',
  };
  const summary: string[] = [];
  const outputs: Record<string, string> = {};
  const core = {
    setOutput: (name: string, value: string) => {
      outputs[name] = value;
    },
    summary: {
      addRaw: (text: string) => ({ write: async () => void summary.push(text) }),
    },
  };
  const fs = {
    existsSync: (name: string) => name in files,
    readFileSync: (name: string) => {
      if (files[name] === undefined) throw new Error(`ENOENT: ${name}`);
      return files[name];
    },
  };
  const run = new AsyncFunction('github', 'context', 'core', 'require', 'process', script);
  await run(github, context, core, () => fs, { env });
  return { calls, summary, outputs };
}

describe('the nightly game day’s issues', () => {
  const script = scriptOf('nightly-gameday.yml', 'issues');
  const place = { file: 'runbooks/ops.md', line: 41, column: 1 };
  const drills = [
    { drill: 'shop/hang', outcome: 'verified', reasons: [] },
    {
      drill: 'shop/drain',
      outcome: 'refuted',
      reasons: [{ text: 'it failed', place }, { text: 'late' }],
    },
    { drill: 'shop/restore', outcome: 'inconclusive', reasons: [] },
  ];
  const files = { 'gameday/report.json': JSON.stringify({ drills }) };
  const body =
    "- `runbooks/ops.md:41`: it failed\n- late\n\n[The night's report](https://git.example/shop/ops/actions/runs/7)";
  const at = { owner: 'shop', repo: 'ops' };
  const asked: Call = ['listForRepo', { ...at, labels: 'drill-refuted', state: 'open' }];

  it('are opened for what is refuted, with the lines that did not hold', async () => {
    const { calls } = await perform(script, { files, there: [{ number: 3, title: 'Other' }] });
    const title = 'Drill refuted: shop/drain';
    expect(calls).to.deep.equal([
      asked,
      ['create', { ...at, title, labels: ['drill-refuted'], body }],
    ]);
  });

  it('are not opened twice: the next night is told in a comment', async () => {
    const there = [{ number: 3, title: 'Drill refuted: shop/drain' }];
    const { calls } = await perform(script, { files, there });
    expect(calls).to.deep.equal([asked, ['createComment', { ...at, issue_number: 3, body }]]);
  });
});

describe('the history of the nights before', () => {
  const scripts = ['nightly-gameday.yml', 'slo-report.yml'].map((file) => scriptOf(file, 'report'));
  const [script = ''] = scripts;
  const run = (id: number, changes: object = {}) => ({
    ...{ id, event: 'schedule', head_repository: { full_name: 'shop/ops' } },
    artifacts: [{ expired: false }],
    ...changes,
  });

  it('is looked for in the same way by both workflows', () => {
    expect(new Set(scripts).size).to.equal(1);
  });

  it('is of the last game day of this branch that has one', async () => {
    const runs = [run(9, { artifacts: [] }), run(8, { artifacts: [{ expired: true }] }), run(7)];
    const { calls, outputs } = await perform(script, { runs: [...runs, run(6)] });
    expect(outputs).to.deep.equal({ run: '7' });
    expect(calls[0]?.[1]).to.include({ workflow_id: 'nightly-gameday.yml', branch: 'main' });
    expect((await perform(script, {})).outputs).to.deep.equal({});
  });

  it('is not one that a pull request brought', async () => {
    const runs = [
      run(9, { event: 'pull_request' }),
      run(8, { head_repository: { full_name: 'stranger/ops' } }),
      run(7, { head_repository: null }),
      run(6, { event: 'workflow_dispatch' }),
    ];
    expect((await perform(script, { runs })).outputs).to.deep.equal({ run: '6' });
  });
});

describe('the weekly report’s issue', () => {
  const script = scriptOf('slo-report.yml', 'issue');
  const filesOf = (...statuses: readonly string[]) => ({
    'slo/slo.md': '# Objectives',
    'slo/slo.json': JSON.stringify({ objectives: statuses.map((status) => ({ status })) }),
  });
  const title = 'Recovery-time objectives are missed or expired';
  const at = { owner: 'shop', repo: 'ops' };
  const body = "# Objectives\n\n[The week's report](https://git.example/shop/ops/actions/runs/7)";

  it('is opened where an objective is missed or expired', async () => {
    for (const status of ['missed', 'expired']) {
      const { calls, summary } = await perform(script, { files: filesOf('met', status) });
      expect(calls.at(-1)).to.deep.equal(['create', { ...at, title, labels: ['slo'], body }]);
      expect(summary).to.deep.equal(['# Objectives']);
    }
  });

  it('is written anew where it is open already', async () => {
    const there = [{ number: 3, title }];
    const { calls } = await perform(script, { files: filesOf('missed'), there });
    expect(calls.at(-1)).to.deep.equal(['update', { ...at, issue_number: 3, body }]);
  });

  it('is none where all is well, or too little is known', async () => {
    const { calls } = await perform(script, { files: filesOf('met', 'insufficient data') });
    expect(calls).to.deep.equal([]);
  });
});

describe('the summary of a pull request', () => {
  const script = scriptOf('runbook-pr.yml', 'summary');
  const files = { 'out/summary.md': '# Firedrill: 1 verified' };
  const env = { DRILLS: 'success', MAY_COMMENT: 'true' };
  const mark = '<!-- firedrill: runbook-pr -->';
  const link = '[Reports and journals](https://git.example/shop/ops/actions/runs/7)';
  const at = { owner: 'shop', repo: 'ops' };
  const said = (calls: readonly Call[]) => calls.map(([name]) => name);

  it('is a comment, and the summary of the run', async () => {
    const { calls, summary } = await perform(script, { files, env });
    expect(summary).to.deep.equal(['# Firedrill: 1 verified']);
    const body = `${mark}\n# Firedrill: 1 verified\n\n${link}`;
    expect(calls.at(-1)).to.deep.equal(['createComment', { ...at, issue_number: 12, body }]);
  });

  it('begins with what the drills show of the edit', async () => {
    const both = { ...files, 'out/edits.md': '# 1 better' };
    const { summary } = await perform(script, { files: both, env });
    expect(summary).to.deep.equal(['# 1 better\n# Firedrill: 1 verified']);
  });

  it('takes the place of its last comment, and of no other that looks like it', async () => {
    const own = { id: 5, user: { type: 'Bot' }, body: `${mark}\nold` };
    const quoted = { id: 4, user: { type: 'User' }, body: `${mark}\nquoted` };
    const { calls } = await perform(script, { files, env, there: [quoted, own] });
    expect(said(calls)).to.deep.equal(['listComments', 'updateComment']);
    expect(calls.at(-1)?.[1]).to.include({ comment_id: 5 });
  });

  it('is no comment where the pull request comes from a fork', async () => {
    const forked = { ...env, MAY_COMMENT: 'false' };
    const { calls, summary } = await perform(script, { files, env: forked });
    expect({ calls, summary: summary.length }).to.deep.equal({ calls: [], summary: 1 });
  });

  it('does not take drills that failed for none that are affected', async () => {
    const none = await perform(script, { env });
    expect(none.summary).to.deep.equal(['No drill rehearses what this edit changes.']);
    const failed = await perform(script, { env: { ...env, DRILLS: 'failure' } });
    expect(failed.summary).to.deep.equal(['The drills did not come to a report.']);
  });

  it('is cut where GitHub would refuse it', async () => {
    const long = { 'out/summary.md': 'x'.repeat(70_000) };
    const { calls } = await perform(script, { files: long, env });
    const { body } = (calls.at(-1)?.[1] ?? { body: '' }) as { body: string };
    expect(body.length).to.be.within(60_000, 65_536);
    expect(body.endsWith(`…\n\n${link}`)).to.equal(true);
  });
});
