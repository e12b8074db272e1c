import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { systemKey } from '../../../harness/cluster/lifecycle/system-key.ts';
import type { System } from '../../../harness/model/system.ts';

describe('system key', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firedrill-key-'));
    await writeFile(join(folder, 'system.yaml'), 'images: []\n');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const key = (
    images: Record<string, string> = { 'redis:7': 'sha256:1' },
    parts: Partial<System> = {},
  ) => {
    const system: System = {
      name: 'shop',
      folder,
      images: [],
      manifests: ['.'],
      workers: [],
      mirrored: [],
      inventories: [],
      invariants: [],
      parts: {},
      namespaces: [],
      ready: [],
      readyTimeoutMs: 1000,
      probes: [],
      operatorImage: { name: 'operator' },
      operatorTools: [],
      ...parts,
    };
    return systemKey(system, images);
  };

  it('is the same for the same content and images', async () => {
    expect(await key()).to.equal(await key());
  });

  it('changes with a file, with a file’s name and with an image’s id', async () => {
    const before = await key();
    expect(await key({ 'redis:7': 'sha256:2' })).not.to.equal(before);
    await writeFile(join(folder, 'more.yaml'), '');
    const more = await key();
    expect(more).not.to.equal(before);
    await writeFile(join(folder, 'more.yaml'), 'x');
    expect(await key()).not.to.equal(more);
  });

  it('changes with a worker and with a mirrored image, in any part', async () => {
    const worker = { name: 'build', labels: {}, taints: [], disks: [] };
    const disks = [{ path: '/var/lib/kubelet', sizeMb: 64 }];
    const mirrored = [{ image: { name: 'busybox' }, as: 'docker.io/library/busybox:latest' }];
    const parts = [{}, { workers: [worker] }, { workers: [{ ...worker, disks }] }, { mirrored }];
    const keys = await Promise.all(parts.map((part) => key({}, part)));
    expect(new Set(keys).size).to.equal(parts.length);
  });
});
