import { expect } from 'chai';
import type { ApiServer } from '../../../fixtures/fakes/kubernetes/api-server.ts';
import { publishAuthority } from '../../../fixtures/fakes/kubernetes/publish-authority.ts';
import { readConfig } from '../../../fixtures/fakes/vpsie-api/config.ts';

const needed = { CLIENT_ID: 'a', CLIENT_SECRET: 'b', CONSOLE_USER: 'c', CONSOLE_PASSWORD: 'd' };

describe('vpsie-api at its start', () => {
  it('publishes its authority with one request that creates or replaces', async () => {
    const asked: unknown[] = [];
    const apiServer: ApiServer = {
      ask: async (...request) => {
        asked.push(request);
      },
    };
    await publishAuthority(
      apiServer,
      { namespace: 'kube-system', name: 'vpsie-ca', by: 'vpsie-api' },
      'PEM',
    );
    expect(asked).to.deep.equal([
      [
        'PATCH',
        '/api/v1/namespaces/kube-system/configmaps/vpsie-ca?fieldManager=vpsie-api&force=true',
        {
          ...{ apiVersion: 'v1', kind: 'ConfigMap' },
          metadata: { name: 'vpsie-ca', namespace: 'kube-system' },
          data: { 'ca.pem': 'PEM' },
        },
      ],
    ]);
  });

  it('names what is missing or no number in its environment', () => {
    for (const name of Object.keys(needed)) {
      const env = { ...needed, [name]: undefined };
      expect(() => readConfig(env, []), name).to.throw(`${name} is missing in the environment`);
    }
    expect(() => readConfig({ ...needed, QUOTA: 'many' }, [])).to.throw(
      'QUOTA has to be a whole number',
    );
    expect(readConfig(needed, [])).to.not.have.property('simulate');
    expect(readConfig(needed, ['--simulate'])).to.have.property('simulate');
  });
});
