import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { parse } from 'yaml';

const top = fileURLToPath(new URL('../../', import.meta.url));
const read = (name: string) => readFileSync(join(top, name), 'utf8');
const manifest: { bin: Record<string, string>; scripts: { prepack: string } } = JSON.parse(
  read('package.json'),
);
const hooks: { id: string; entry: string; language: string; types: string[] }[] = parse(
  read('.pre-commit-hooks.yaml'),
);

/** The whole installation, by pre-commit itself, is in test/e2e/pre-commit.test.ts. */
describe('the hook for pre-commit', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-hook-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('starts a program of the package, with an option that docs/ci.md shows', () => {
    const [hook] = hooks;
    const [program = '', command] = hook?.entry.split(' ') ?? [];
    expect(existsSync(join(top, manifest.bin[program] ?? 'none'))).to.equal(true);
    expect([command, hook?.language, hook?.types]).to.deep.equal(['check', 'node', ['markdown']]);
    expect(read('docs/ci.md')).to.include(`- id: ${hook?.id}`);
  });

  it('gets one line from npm pack, which is the name of the file to install', () => {
    copyFileSync(join(top, '.npmrc'), join(folder, '.npmrc'));
    const scripts = { prepack: 'echo building && touch built' };
    const packed = { name: 'shop', version: '1.0.0', scripts };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(packed));
    const { stdout, stderr } = spawnSync('npm', ['pack'], { cwd: folder, encoding: 'utf8' });
    expect(stdout, stderr).to.equal('shop-1.0.0.tgz\n');
    expect(existsSync(join(folder, 'built'))).to.equal(true);
    expect(manifest.scripts.prepack).to.include('tsc');
  });
});
