import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { allJobs, workflows } from './workflow-files.ts';

const usesLines = workflows.flatMap(({ file, text }) =>
  text
    .split('\n')
    .filter((line) => /\buses:/.test(line))
    .map((line) => ({ file, line: line.trim() })),
);
const pinned = /\buses: ([\w.-]+(?:\/[\w.-]+)+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$/;

describe('workflows', () => {
  it('are the four that the documentation names', () => {
    const files = workflows.map(({ file }) => file);
    expect(files).to.deep.equal([
      ...['ci.yml', 'nightly-gameday.yml', 'runbook-pr.yml', 'slo-report.yml'],
    ]);
    const guide = readFileSync(new URL('../../docs/ci.md', import.meta.url), 'utf8');
    for (const file of files) expect(guide).to.include(`.github/workflows/${file}`);
  });

  it('pin every action by commit, with its version, and each at one commit only', () => {
    expect(usesLines).to.have.length.above(10);
    const commits = new Map<string, string>();
    for (const { file, line } of usesLines) {
      expect(line, file).to.match(pinned);
      const [, action = '', commit = '', version] = pinned.exec(line) ?? [];
      expect(commits.get(action) ?? `${commit} ${version}`, line).to.equal(`${commit} ${version}`);
      commits.set(action, `${commit} ${version}`);
    }
  });

  it('may by default read and no more; what is more is allowed for a job', () => {
    for (const { file, permissions } of workflows) {
      expect(permissions, file).to.be.an('object');
      expect(Object.values(permissions ?? {}), file).to.not.include('write');
    }
  });

  it('run nothing of the repository where they may write', () => {
    const writing = allJobs().filter(({ job }) =>
      Object.values(job.permissions ?? {}).includes('write'),
    );
    expect(writing.map(({ where }) => where)).to.deep.equal([
      'nightly-gameday.yml: issues',
      'runbook-pr.yml: code-scanning',
      'runbook-pr.yml: summary',
      'slo-report.yml: issue',
    ]);
    for (const { where, job } of writing)
      expect(
        job.steps.filter(({ run }) => run !== undefined),
        where,
      ).to.deep.equal([]);
  });

  it('leave no credentials in what they check out', () => {
    const checkouts = allJobs().flatMap(({ where, job }) =>
      job.steps
        .filter(({ uses }) => uses?.startsWith('actions/checkout@'))
        .map((step) => ({ where, step })),
    );
    expect(checkouts).to.have.length.above(4);
    for (const { where, step } of checkouts)
      expect(step.with?.['persist-credentials'], where).to.equal(false);
  });

  it('put no expression into a shell or a script, whose text it would become', () => {
    const texts = allJobs().flatMap(({ where, job }) =>
      job.steps.map((step) => ({ where, text: `${step.run}\n${step.with?.script}` })),
    );
    for (const { where, text } of texts) expect(text, where).to.not.include('${{');
  });

  it('never run what strangers propose with the repository’s own rights', () => {
    for (const { file, on } of workflows) {
      expect(Object.keys(on), file).to.not.include('pull_request_target');
      expect(Object.keys(on), file).to.not.include('workflow_run');
    }
  });

  it('end by themselves, and not beside another one of their kind', () => {
    for (const { file, concurrency } of workflows) expect(concurrency, file).to.be.an('object');
    for (const { where, job } of allJobs())
      expect(job['timeout-minutes'], where).to.be.within(1, 180);
  });

  it('look at a pull request that touches what drills are made of', () => {
    const { on } = workflows.find(({ file }) => file === 'runbook-pr.yml') ?? {};
    expect(on).to.deep.equal({
      pull_request: { paths: ['runbooks/**', 'scenarios/**', 'fixtures/systems/**'] },
    });
  });
});
