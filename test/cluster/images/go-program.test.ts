import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect } from 'chai';
import { compileProgram } from '../../../harness/cluster/images/go-program.ts';

const pin = { module: 'tool', package: 'acme.example/tool', version: 'v1.0.0', outputs: ['tool'] };

describe('compiling a Go program', () => {
  const path = process.env.PATH;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firedrill-go-'));
    await mkdir(join(folder, 'go', 'tool'), { recursive: true });
  });
  afterEach(async () => {
    process.env.PATH = path;
    await rm(folder, { recursive: true });
  });

  /** The error when `go build` is this script. */
  async function failure(build: string, timeoutMs: number): Promise<unknown> {
    const script = `#!/bin/sh\n[ "$1" = env ] && exit 0\n${build}\n`;
    await mkdir(join(folder, 'bin'));
    await writeFile(join(folder, 'bin', 'go'), script);
    await chmod(join(folder, 'bin', 'go'), 0o755);
    process.env.PATH = `${join(folder, 'bin')}${delimiter}${path}`;
    const options = { folder, into: folder, timeoutMs };
    return compileProgram('tool', { ...pin, variables: {} }, options).catch((error) => error);
  }

  it('says that it took too long, and does not blame the module proxy', async () => {
    const error = await failure('exec sleep 600', 1000);
    expect(error).to.include({ code: 'IMAGE_FAILED' });
    expect(error).to.have.property('next').that.includes('did not end within 1 s');
  });

  it('says what to check if it failed', async () => {
    const error = await failure('echo no such module >&2; exit 1', 60_000);
    expect(error).to.have.property('message').that.includes('no such module');
    expect(error).to.have.property('next').that.includes('module proxy');
  });
});
