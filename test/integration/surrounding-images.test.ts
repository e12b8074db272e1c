import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parseAllDocuments } from 'yaml';
import { copyFromImage } from '../../harness/cluster/images/image-store.ts';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { docker } from '../../harness/io/docker.ts';

const timeoutMs = 30_000;
const label = `io.firedrill.run=surrounding-images-test-${process.pid}`;

async function run(image: string, program: string, ...args: string[]): Promise<string> {
  const [made] = await ensureImages([image]);
  const { exitCode, stdout, stderr } = await docker(
    ['run', '--rm', '--label', label, '--entrypoint', program, made?.reference ?? '', ...args],
    { timeoutMs },
  );
  expect(exitCode, stderr).to.equal(0);
  return `${stdout}\n${stderr}`;
}

describe('images of what surrounds a system', function () {
  this.timeout(300_000);

  it('busybox looks up names, with no C library beside it', async () => {
    const script = 'ping -c 1 localhost && nslookup --help && wget --help';
    expect(await run('busybox', 'sh', '-c', script)).to.include('1 packets received');
  });

  it('prometheus has a checker of rules and the node exporter with it', async () => {
    const programs =
      'prometheus --version && promtool --version && prometheus-node-exporter --version';
    const versions = (await run('prometheus', 'sh', '-c', programs)).match(/version \d+\.\d+/g);
    expect(versions).to.have.members(['version 2.42', 'version 2.42', 'version 1.5']);
  });

  it('metrics-server is the one that is pinned', async () => {
    expect(await run('metrics-server', '/metrics-server', '--version')).to.include('v0.9.0');
  });

  it('keda has the kinds and the rights of its own version, and what applies them', async () => {
    expect(await run('keda', '/keda', '--help')).to.include('--leader-elect');
    expect(await run('keda', 'kubectl', 'version', '--client')).to.include('v1.34');
    expect(await namesIn('keda', '/crds/keda.yaml')).to.include.members([
      'CustomResourceDefinition scaledjobs.keda.sh',
      'CustomResourceDefinition scaledobjects.keda.sh',
      'CustomResourceDefinition triggerauthentications.keda.sh',
    ]);
    expect(await namesIn('keda', '/rbac/keda.yaml')).to.include.members([
      'ClusterRole keda-operator',
      'ClusterRoleBinding keda-operator',
    ]);
  });
});

async function namesIn(image: string, path: string): Promise<string[]> {
  const [made] = await ensureImages([image]);
  const folder = await mkdtemp(join(tmpdir(), 'firedrill-image-'));
  try {
    await copyFromImage(made?.reference ?? '', path, join(folder, 'objects.yaml'));
    return parseAllDocuments(await readFile(join(folder, 'objects.yaml'), 'utf8')).map((each) => {
      const { kind, metadata } = each.toJS();
      return `${kind} ${metadata.name}`;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
