import { expect } from 'chai';
import { fullName, withTag } from '../../harness/model/image-name.ts';

describe('image names in a node', () => {
  it('are written in full, as containerd writes them', () => {
    const names = {
      redis: 'docker.io/library/redis:latest',
      'redis:7': 'docker.io/library/redis:7',
      'firedrill/redis:7': 'docker.io/firedrill/redis:7',
      'localhost:5000/a': 'localhost:5000/a:latest',
      'localhost/a/b:1': 'localhost/a/b:1',
      'registry.k8s.io/pause:3.10': 'registry.k8s.io/pause:3.10',
      'quay.io/a/b@sha256:00': 'quay.io/a/b@sha256:00',
      'quay.io/a/b:1@sha256:00': 'quay.io/a/b@sha256:00',
      'localhost:5000/a@sha256:00': 'localhost:5000/a@sha256:00',
    };
    for (const [short, full] of Object.entries(names)) expect(fullName(short)).to.equal(full);
  });

  it('get another tag, and are otherwise as they were written', () => {
    const names = {
      redis: 'redis:x',
      'redis:7': 'redis:x',
      'localhost:5000/a': 'localhost:5000/a:x',
      'localhost:5000/a:1': 'localhost:5000/a:x',
      'quay.io/a/b:1@sha256:00': 'quay.io/a/b:x',
    };
    for (const [written, other] of Object.entries(names)) {
      expect(withTag(written, 'x')).to.equal(other);
    }
  });
});
