import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';

const main = new URL('../../harness/cli/main.ts', import.meta.url).href;
const runbook = new URL('../../runbooks/raibid-ci-operations.md', import.meta.url);

/** Which of the packages a command line has loaded when it ends. */
function loaded(args: readonly string[], packages: readonly string[]): readonly string[] {
  const program = `
import { registerHooks } from 'node:module';
const seen = [];
registerHooks({ load: (url, context, next) => (seen.push(url), next(url, context)) });
const { main } = await import(${JSON.stringify(main)});
await main(${JSON.stringify(args)});
process.exitCode = 0;
console.log(JSON.stringify(seen));`;
  const argv = ['--input-type=module', '--eval', program];
  const printed = execFileSync(process.execPath, argv, { encoding: 'utf8', stdio: 'pipe' });
  const urls: readonly string[] = JSON.parse(printed.trim().split('\n').at(-1) ?? '');
  return packages.filter((name) => urls.some((url) => url.includes(`/node_modules/${name}/`)));
}

describe('a command loads no library that it does not need', () => {
  // Outside of the repository, whose settings are YAML.
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-libraries-'));
    copyFileSync(runbook, join(folder, 'ops.md'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('check: neither the schemas of files nor YAML, where the runbook has none', () => {
    const packages = ['@lezer/markdown', 'yaml', 'zod', 'simple-statistics'];
    expect(loaded(['check', join(folder, 'ops.md')], packages)).to.deep.equal(['@lezer/markdown']);
  });

  for (const command of ['plan', 'judge', 'run']) {
    it(`${command}: the Kubernetes client only when there is a cluster`, () => {
      const packages = ['zod', '@kubernetes/client-node', 'testcontainers'];
      expect(loaded([command, 'no-such-name'], packages)).to.deep.equal(['zod']);
    });
  }
});
