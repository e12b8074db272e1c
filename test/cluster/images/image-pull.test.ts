import { expect } from 'chai';
import { registryOf } from '../../../harness/cluster/images/image-pull.ts';

describe('image pull', () => {
  it('finds the registry in a reference', () => {
    expect(registryOf('redis:7')).to.equal('');
    expect(registryOf('grafana/k6:1.8.1')).to.equal('');
    expect(registryOf('127.0.0.1:5000/a/b:1')).to.equal('127.0.0.1:5000');
    expect(registryOf('localhost/a:1')).to.equal('localhost');
    expect(registryOf('quay.example/a/b@sha256:0')).to.equal('quay.example');
  });
});
