import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const top = fileURLToPath(new URL('../../', import.meta.url));
const markdownIn = (folder: string) =>
  readdirSync(join(top, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

/** Files and folders of the repository that a text names in backticks. */
const sourcePath = /`((?:harness|test|fixtures|scenarios|runbooks)\/[\w./-]*)`/g;
/** Links to files, without those to headings and to the web. */
const link = /\]\(([^)#\s:]+)(?:#[^)]*)?\)/g;

describe('the documentation', () => {
  const documents = ['.', 'docs', 'docs/decisions'].flatMap(markdownIn);

  for (const document of documents) {
    it(`${document} names only files that exist`, () => {
      const text = readFileSync(join(top, document), 'utf8');
      const named = [...text.matchAll(sourcePath)].map(([, path = '']) => path);
      const linked = [...text.matchAll(link)].map(([, path = '']) => join(dirname(document), path));
      const missing = [...named, ...linked].filter((path) => !existsSync(join(top, path)));
      expect(missing).to.deep.equal([]);
    });
  }

  it('is looked at where it names files', () => {
    const text = readFileSync(join(top, 'docs/architecture.md'), 'utf8');
    expect([...text.matchAll(sourcePath)].length).to.be.above(30);
  });
});
