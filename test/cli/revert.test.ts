import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const bin = fileURLToPath(new URL('../../harness/bin.js', import.meta.url));
const operator = `firedrill-x-operator\tx\t${hostname()}/999999999/long ago\t`;

describe('firedrill revert', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firedrill-revert-'));
  after(() => rmSync(folder, { recursive: true }));

  function revert(docker: string) {
    writeFileSync(join(folder, 'docker'), `#!/bin/sh\ncd '${folder}'\n${docker}`);
    chmodSync(join(folder, 'docker'), 0o755);
    const env = {
      ...process.env,
      PATH: `${folder}:${process.env.PATH}`,
      XDG_STATE_HOME: join(folder, 'state'),
      DOCKER_HOST: '',
    };
    return spawnSync(process.execPath, [bin, 'revert'], { env, encoding: 'utf8' });
  }

  it('removes what the engine still has of a dead run, though no lease tells of it', () => {
    const { stdout, status } = revert(`case "$*" in
      info*) echo '28|x86_64|2|/var/lib/docker' ;;
      'ps --all --filter label=io.firedrill.run '*) [ -e removed ] || printf '%s\\n' '${operator}' ;;
      'rm --force --volumes firedrill-x-operator') touch removed ;;
    esac`);
    expect(stdout).to.include('container firedrill-x-operator');
    expect(existsSync(join(folder, 'removed'))).to.equal(true);
    expect(status).to.equal(0);
  });

  it('says that it could not look where no engine answers', () => {
    const { stderr, stdout, status } = revert('exit 1');
    expect(`${stdout}${stderr}`)
      .to.include('No container engine answers')
      .and.not.include('Nothing was left');
    expect(status).to.equal(3);
  });
});
