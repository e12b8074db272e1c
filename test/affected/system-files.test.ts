import { expect } from 'chai';
import { filesOfSystem, sameSystem } from '../../harness/affected/system-files.ts';
import { parseSystem } from '../../harness/scenario/system-file.ts';
import { systemText } from '../scenario/documents.ts';

const text = `${systemText}manifests: manifests/core
parts:
  search: { manifests: [manifests/search], images: [{ name: shop/search:1, build: images/search }] }
  mail: { manifests: [manifests/mail] }
`;
const read = (source = text) => parseSystem('/systems/shop', 'system.yaml', source);
const system = read();
const inSystem = (path: string) => `/systems/shop/${path}`;

describe('changed files of a system', () => {
  const counting = (parts: readonly string[], ...files: readonly string[]) =>
    filesOfSystem(system, parts, files.map(inSystem)).map((file) =>
      file.slice(inSystem('').length),
    );

  it('count for drills whose parts contain them', () => {
    const files = ['manifests/core/web.yaml', 'manifests/search/a.yaml', 'images/search/main.go'];
    expect(counting([], ...files)).to.deep.equal(files.slice(0, 1));
    expect(counting(['search'], ...files)).to.deep.equal(files);
    expect(counting(['mail'], ...files)).to.deep.equal(files.slice(0, 1));
    expect(counting([], 'images/db/Dockerfile')).to.deep.equal(['images/db/Dockerfile']);
  });

  it('count for all drills if they belong to no part', () => {
    expect(counting([], 'manifests/base/web.yaml')).to.deep.equal(['manifests/base/web.yaml']);
  });

  it('do not count if they belong to no system, or to another one', () => {
    expect(counting([], 'README.md', 'scenarios/hang.yaml', '.cache/x', 'system.yaml')).to.be.empty;
    const others = ['/systems/shop-2/manifests/core/web.yaml', '/systems/web.yaml', '/x'];
    expect(filesOfSystem(system, [], others)).to.deep.equal([]);
  });
});

describe('an edit of system.yaml', () => {
  it('leaves the system the same for drills that do not need what changed', () => {
    const edited = read(text.replace('manifests/mail', 'manifests/post'));
    expect(sameSystem(system, edited, ['search'])).to.equal(true);
    expect(sameSystem(system, edited, ['search', 'mail'])).to.equal(false);
    expect(sameSystem(system, read(text.replace('shop/web:1', 'shop/web:2')), [])).to.equal(false);
    expect(sameSystem(system, read(`# A note.\n${text}`), ['mail'])).to.equal(true);
  });

  it('changes the system for drills that need a new part', () => {
    const old = read(text.replace('  mail: { manifests: [manifests/mail] }\n', ''));
    expect(sameSystem(old, system, ['mail'])).to.equal(false);
    expect(sameSystem(old, system, [])).to.equal(true);
  });
});
