import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect } from 'chai';
import { imagesFolder } from '../../../harness/cluster/images/image-pins.ts';

/** What a team wrote as it is, and Gradle's own. */
const foreign = /\/checkout\/|\/gradlew$/;
const isScript = (text: string) => /^(?:#!.*\b(?:ba)?sh\n|# .*\n|ARG |FROM )/.test(text);

/** A failure there ends nothing: `set -e` sees the status of the command that gets the output. */
const lostIn = (line: string) =>
  /(?<!\$)\$\((?!\()/.test(line) &&
  // Where it is the whole of an assignment, in a message, or compared.
  !/(?:^|[;&|({] *|\bif )(?:[A-Za-z_]\w*=)+"?\$\(|(?:^|[\s;])(?:printf|fail|\[) /.test(line.trim());

describe('scripts that build images', () => {
  it('end where a command fails whose output they use', async () => {
    const files = await readdir(imagesFolder, { recursive: true, withFileTypes: true });
    const lost: string[] = [];
    for (const file of files.filter((one) => one.isFile())) {
      const path = join(file.parentPath, file.name);
      const text = await readFile(path, 'utf8');
      if (foreign.test(path) || !(isScript(text) || file.name === 'Dockerfile')) continue;
      for (const [index, line] of text.split('\n').entries()) {
        if (!line.trim().startsWith('#') && lostIn(line))
          lost.push(`${relative(imagesFolder, path)}:${index + 1}: ${line.trim()}`);
      }
    }
    expect(lost).to.deep.equal([]);
  });

  it('are read as they are meant here', () => {
    expect(lostIn('add NAME "$(root_with x)"')).to.equal(true);
    expect(lostIn('for applet in $(busybox --list); do')).to.equal(true);
    expect(lostIn('local root=$(mktemp -d)')).to.equal(true);
    expect(lostIn('key = $(key_of a)')).to.equal(true);
    expect(lostIn('root=$(mktemp -d)')).to.equal(false);
    expect(lostIn('&& applets=$(busybox --list) \\')).to.equal(false);
    expect(lostIn('if answer=$(ask); then')).to.equal(false);
    expect(lostIn('n=$((n + 1))')).to.equal(false);
  });
});
