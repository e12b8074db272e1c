import { join } from 'node:path';
import { expect } from 'chai';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { docker } from '../../harness/io/docker.ts';
import { packageRoot } from '../../harness/io/paths.ts';

const systems = [
  { name: 'raibid-ci', rules: 5, tests: 'alerts.promtool.yml' },
  { name: 'vpsie', rules: 3, tests: 'vpsie-alerts.promtool.yml' },
];
const container = `firedrill-test-promtool-${process.pid}`;

for (const { name: system, rules, tests } of systems) {
  describe(`alert rules of ${system}`, function () {
    this.timeout(300_000);

    afterEach(() => engine('rm', '--force', '--volumes', container));

    it('are loaded by Prometheus, and fire at what the runbook says and at no less', async () => {
      const [image] = await ensureImages(['prometheus']);
      const checks = `promtool check config prometheus.yml && promtool test rules ${tests}`;
      await engine(
        ...['create', '--name', container, '--label', `io.firedrill.run=${container}`],
        ...['--workdir', '/tmp', image?.reference ?? '', 'sh', '-c', checks],
      );
      const manifests = join(packageRoot, 'fixtures/systems', system, 'manifests/monitoring');
      const files = ['alerts.yml', 'prometheus.yml'].map((file) => join(manifests, file));
      for (const file of [...files, join(packageRoot, 'test/monitoring', tests)]) {
        await engine('cp', file, `${container}:/tmp/`);
      }
      expect(await engine('start', '--attach', container)).to.include(`${rules} rules found`);
    });
  });
}

async function engine(...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await docker(args, { timeoutMs: 30_000 });
  if (exitCode !== 0) throw new Error(`docker ${args[0]}: ${stdout}${stderr}`);
  return stdout + stderr;
}
