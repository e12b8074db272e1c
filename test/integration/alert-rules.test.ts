import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { docker } from '../../harness/io/docker.ts';
import { packageRoot } from '../../harness/io/paths.ts';
import { readAlertRules } from '../../harness/runbook/alert-rules/read-alert-rules.ts';
import { parseRunbook } from '../../harness/runbook/parse.ts';

const systems = [
  { name: 'raibid-ci', rules: 5, tests: 'alerts.promtool.yml' },
  { name: 'vpsie', rules: 3, tests: 'vpsie-alerts.promtool.yml' },
];
const deployment = { rules: [['DeploymentStuck', 'PodCrashLooping']] };
const runbooks = [
  {
    ...{ file: 'runbooks/failed-deployment.md', tests: 'ecommerce-alerts.promtool.yml' },
    ...deployment,
  },
  {
    file: '../shared/runbooks/failed-deployment.md',
    tests: 'ecommerce-given-alerts.promtool.yml',
    ...deployment,
  },
  {
    file: 'runbooks/provider-deployment-failures.md',
    tests: 'virtengine-alerts.promtool.yml',
    rules: [
      [
        ...['ProviderDeploymentFailures', 'ProviderNodeDown', 'ProviderResourceExhausted'],
        ...['ProviderBidEngineStuck', 'LeaseEndingWithoutReplacement'],
      ],
      ['NodeCpuHigh', 'NodeMemoryHigh', 'NodeDiskHigh', 'PodsPending'],
    ],
  },
];
const container = `firedrill-test-promtool-${process.pid}`;

for (const { name: system, rules, tests } of systems) {
  describe(`alert rules of ${system}`, function () {
    this.timeout(300_000);

    afterEach(() => engine('rm', '--force', '--volumes', container));

    it('are loaded by Prometheus, and fire at what the runbook says and at no less', async () => {
      const manifests = join(packageRoot, 'fixtures/systems', system, 'manifests/monitoring');
      const files = ['alerts.yml', 'prometheus.yml'].map((file) => join(manifests, file));
      const checks = `promtool check config prometheus.yml && promtool test rules ${tests}`;
      const said = await promtool(checks, [...files, join(packageRoot, 'test/monitoring', tests)]);
      expect(said).to.include(`${rules} rules found`);
    });
  });
}

for (const { file, tests, rules: names } of runbooks) {
  describe(`the alert rules that ${file} gives`, function () {
    this.timeout(300_000);
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'firedrill-rules-'));
    });
    afterEach(async () => {
      await engine('rm', '--force', '--volumes', container);
      await rm(folder, { recursive: true });
    });

    it('are accepted as they are read, and fire where their tests say', async function () {
      const path = join(packageRoot, file);
      // The owners' text is not part of this repository.
      if (!existsSync(path)) this.skip();
      const fences = readAlertRules(parseRunbook(file, await readFile(path, 'utf8')));
      expect(fences.map(({ rules }) => rules.map(({ name }) => name))).to.deep.equal(names);
      const files = fences.map((_, index) => join(folder, `alerts-${index}.yml`));
      for (const [index, { document }] of fences.entries())
        await writeFile(files[index] ?? '', document);
      const checks = names.map(
        (_, index) => `promtool check rules /dev/stdin < alerts-${index}.yml`,
      );
      const commands = [...checks, `promtool test rules ${tests}`].join(' && ');
      const said = await promtool(commands, [
        ...files,
        join(packageRoot, 'test/monitoring', tests),
      ]);
      for (const { length } of names) expect(said).to.include(`${length} rules found`);
    });
  });
}

/** What a shell with promtool says, in a container that has these files; throws if it fails. */
async function promtool(commands: string, files: readonly string[]): Promise<string> {
  const [image] = await ensureImages(['prometheus']);
  await engine(
    ...['create', '--name', container, '--label', `io.firedrill.run=${container}`],
    ...['--workdir', '/tmp', image?.reference ?? '', 'sh', '-c', commands],
  );
  for (const file of files) await engine('cp', file, `${container}:/tmp/`);
  return engine('start', '--attach', container);
}

async function engine(...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await docker(args, { timeoutMs: 30_000 });
  if (exitCode !== 0) throw new Error(`docker ${args[0]}: ${stdout}${stderr}`);
  return stdout + stderr;
}
