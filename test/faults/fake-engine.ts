import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.ts';

/**
 * A folder with a `docker` that keeps a history, and a runs folder beside it. Files decide its
 * answers: `down` (no engine), `gone` (no such container), `refuses` (exit 1), `slow`.
 */
export class FakeEngine {
  readonly folder = mkdtempSync(join(tmpdir(), 'firedrill-engine-'));
  readonly runsFolder = join(this.folder, 'runs');
  readonly #path = process.env.PATH;

  constructor() {
    const bin = join(this.folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'docker'), script(this.folder));
    chmodSync(join(bin, 'docker'), 0o755);
    process.env.PATH = `${bin}:${this.#path}`;
  }

  set(what: 'down' | 'gone' | 'refuses' | 'slow', on = true): void {
    const file = join(this.folder, what);
    if (on) writeFileSync(file, '');
    else rmSync(file, { force: true });
  }

  /** Arguments of every call so far, in order. */
  calls(): string[] {
    const file = join(this.folder, 'calls');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  }

  /** Makes `docker ps` or `docker network ls` list these until they are removed. */
  plant(kind: 'containers' | 'networks', ids: readonly string[]): void {
    writeFileSync(join(this.folder, kind), `${ids.join('\n')}\n`);
  }

  /** Waits for every watchdog, harness and `docker` of this folder first: they still write to it. */
  async remove(): Promise<void> {
    process.env.PATH = this.#path;
    await until(() => !commandLines().includes(this.folder));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const commandLines = () => execFileSync('ps', ['-A', '-ww', '-o', 'args='], { encoding: 'utf8' });

const script = (folder: string) => `#!/bin/sh
cd '${folder}' || exit 99
if [ -e slow ]; then sleep 1; fi
echo "$*" >>calls
if [ -e down ]; then echo 'Cannot connect to the Docker daemon at unix:///x. Is it running?' >&2; exit 1; fi
case "$1 $2" in
  'ps --all') [ ! -e containers ] || cat containers; exit 0 ;;
  'network ls') [ ! -e networks ] || cat networks; exit 0 ;;
esac
if [ -e refuses ]; then echo 'it refuses' >&2; exit 1; fi
case "$1 $2" in
  'rm --force') rm containers ;;
  'network rm') rm networks ;;
esac
if [ -e gone ]; then echo "Error: No such container: $2" >&2; exit 1; fi
`;
