import { expect } from 'chai';
import { HarnessError } from '../../harness/errors.ts';
import { ruleLoader } from '../../harness/monitoring/rule-loader.ts';
import type { CommandResult, RuleLoader } from '../../harness/ports.ts';
import { FakePrometheus } from './fake-prometheus.ts';

const source = {
  ...{ namespace: 'monitoring', service: 'prometheus', port: 9090 },
  rules: 'runbook-rules',
};
const accepted = { exitCode: 0, stdout: 'Checking /dev/stdin\n  SUCCESS: 1 rules found\n' };
const refused = {
  exitCode: 1,
  stdout: 'Checking /dev/stdin\n',
  stderr: `  FAILED:
/dev/stdin: 1:45: group "a", rule 1, "Hot": could not parse expression: 1:4: parse error: unexpected end
command terminated with exit code 1
`,
};

const patient = new AbortController().signal;

describe('the loader of a runbook’s rules', () => {
  let fake: FakePrometheus;
  let loader: RuleLoader;
  let promtool: (text: string) => Partial<CommandResult>;
  const execs: (readonly string[])[] = [];

  beforeEach(async () => {
    fake = new FakePrometheus();
    execs.length = 0;
    promtool = (text) => (text.includes('odd') ? refused : accepted);
    loader = ruleLoader(
      {
        core: await fake.listen(),
        nodes: ['control-plane'],
        execInNode: async (_, argv, { input = '' }) => {
          execs.push(argv);
          const usual = { stdout: '', stderr: '', durationMs: 1, timedOut: false, exitCode: 0 };
          return { ...usual, ...promtool(input) };
        },
      },
      source,
    );
  });
  afterEach(() => fake.close());

  const failure = async (work: Promise<unknown>) => {
    const error: unknown = await work.catch((thrown) => thrown);
    expect(error).to.be.instanceOf(HarnessError);
    expect((error as HarnessError).code).to.equal('ALERTS_FAILED');
    return (error as HarnessError).message;
  };

  it('loads what promtool accepts, as a file of its own, and says why it refuses the rest', async () => {
    const { refused } = await loader.load(['good', 'odd', 'fine']);
    expect(refused).to.deep.equal([
      null,
      'promtool: group "a", rule 1, "Hot": could not parse expression: 1:4: parse error: unexpected end',
      null,
    ]);
    expect(Object.values(fake.files)).to.deep.equal(['good', 'fine']);
    for (const name of Object.keys(fake.files))
      expect(name).to.match(/^runbook-[0-9a-f]{12}\.yml$/);
  });

  it('says all that promtool complains of', async () => {
    const more = `  FAILED:
/dev/stdin: yaml: unmarshal errors:
  line 1: field foo not found in type rulefmt.RuleNode
command terminated with exit code 1
`;
    promtool = () => ({ ...refused, stderr: more });
    expect((await loader.load(['odd'])).refused).to.deep.equal([
      'promtool: yaml: unmarshal errors: field foo not found in type rulefmt.RuleNode',
    ]);
  });

  it('has them checked in the pod of Prometheus that runs', async () => {
    await loader.load(['good']);
    expect(execs[0]?.slice(3).join(' ')).to.equal(
      'exec --stdin --namespace monitoring prometheus-1 -- promtool check rules /dev/stdin',
    );
  });

  it('reloads until Prometheus has the new files, and has the kubelet bring them at once', async () => {
    fake.lag = 2;
    await loader.load(['good']);
    const reloads = fake.asked.filter(({ pathname }) =>
      /reload$/.test(decodeURIComponent(pathname)),
    );
    expect(reloads).to.have.length(3);
    expect(fake.changed).to.deep.equal([
      'configmaps/runbook-rules application/merge-patch+json',
      'pods/prometheus-1 application/merge-patch+json',
    ]);
  });

  it('replaces what a killed run left, and nothing of others', async () => {
    fake.files = { 'runbook-000000000000.yml': 'old', 'own.yml': 'theirs' };
    await loader.load(['good']);
    expect(Object.values(fake.files)).to.deep.equal(['theirs', 'good']);
  });

  it('takes them out again', async () => {
    const { remove } = await loader.load(['good']);
    await remove(patient);
    expect(fake.files).to.deep.equal({});
  });

  it('changes nothing where promtool refuses all', async () => {
    const { remove } = await loader.load(['odd']);
    await remove(patient);
    expect(fake.changed).to.deep.equal([]);
  });

  it('waits for a Prometheus that does not answer for a moment', async () => {
    const { remove } = await loader.load(['good']);
    fake.refusals = 2;
    await remove(patient);
    expect(fake.refusals).to.equal(0);
    expect(fake.files).to.deep.equal({});
  });

  it('has them taken out, and waits no longer, for somebody who has broken off', async () => {
    const { remove } = await loader.load(['good']);
    fake.refusals = 1_000;
    await remove(AbortSignal.abort());
    expect(fake.files).to.deep.equal({});
  });

  it('says first why they could not be loaded, then that they could not be taken out', async () => {
    fake.refuseChanges = 2;
    expect(await failure(loader.load(['good']))).to.match(
      /change 1 refused.*; its rules could not be taken out again either \(.*change 2 refused/s,
    );
  });

  it('fails where there is no promtool, or nothing answers', async () => {
    promtool = () => ({ exitCode: 126, stderr: 'exec: "promtool": executable file not found' });
    expect(await failure(loader.load(['good']))).to.match(
      /^prometheus:9090 in monitoring: promtool in prometheus-1 did not answer: exec: "promtool": /,
    );
    fake.trouble = { status: 500, body: '{"message":"no"}' };
    expect(await failure(loader.load(['good']))).to.include('prometheus:9090 in monitoring: ');
  });
});
