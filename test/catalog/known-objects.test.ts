import { expect } from 'chai';
import { loadDrill } from '../../harness/catalog/drills.ts';
import { makeFolder, userFolder } from './folders.ts';

const merging = `automations:
  - { name: x, item: 1, command: 1, because: x, merge: { kind: Deployment, name: web } }
`;
const deployment = (name: string, rest = '') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name}${rest} }\n`;
const files = {
  ...userFolder,
  'manifests/kustomization.yaml':
    'namespace: shop\nresources: [web.yaml, more, https://x.example/y]\n',
  'manifests/web.yaml': `${deployment('web', ', namespace: other')}---\n# nothing\n---\n[a]\n`,
  'manifests/more/kustomization.yml': 'resources: [list.yaml]\n',
  'manifests/more/list.yaml': `kind: List\nitems:\n  - ${deployment('api').trim().replaceAll('\n', '\n    ')}\n`,
};

describe('what is known of the objects of a system', () => {
  const known = async (written: Readonly<Record<string, string | Buffer>>) => {
    const { folder, remove } = makeFolder(written);
    try {
      return (await loadDrill(`${folder}/scenarios/hang.yaml`)).known;
    } finally {
      remove();
    }
  };
  const withMerge = (changed: Readonly<Record<string, string>> = {}) => ({
    ...files,
    'scenarios/hang.yaml': `${String(userFolder['scenarios/hang.yaml'])}\n${merging}`,
    ...changed,
  });
  const names = (all: Awaited<ReturnType<typeof known>>) =>
    all?.objects.get('manifests')?.map(({ kind, namespace, name }) => [kind, namespace, name]);

  it('is in its manifests, in the namespace that they are applied to', async () => {
    expect(names(await known(withMerge()))).to.deep.equal([
      ['Deployment', 'shop', 'web'],
      ['Deployment', 'shop', 'api'],
    ]);
  });

  it('is nothing where a kustomization may rename or change them', async () => {
    for (const more of ['namePrefix: a-', 'patches: []', 'components: [x]']) {
      const text = `${files['manifests/kustomization.yaml']}${more}\n`;
      expect(names(await known(withMerge({ 'manifests/kustomization.yaml': text })))).to.deep.equal(
        [],
      );
    }
  });

  it('is nothing in a manifest whose aliases stand for nothing', async () => {
    const web = `${deployment('web')}spec: *gone\n---\n${deployment('api')}`;
    expect(names(await known(withMerge({ 'manifests/web.yaml': web })))).to.deep.equal([
      ['Deployment', 'shop', 'api'],
      ['Deployment', 'shop', 'api'],
    ]);
  });

  it('includes the fields of Kubernetes', async () => {
    const { fieldsOf } = (await known(withMerge())) ?? {};
    expect(fieldsOf?.('V1Probe')?.get('httpGet')).to.equal('V1HTTPGetAction');
    expect(fieldsOf?.('V1Container')?.get('env')).to.equal('Array<V1EnvVar>');
    expect(fieldsOf?.('V1Nothing')).to.equal(undefined);
    expect(fieldsOf?.('ObjectSerializer')).to.equal(undefined);
  });

  it('is not read for a scenario that merges nothing', async () => {
    expect(await known(files)).to.equal(undefined);
  });
});
