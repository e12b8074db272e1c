import { expect } from 'chai';
import {
  type ProblemKind,
  printProblem,
} from '../../../fixtures/fakes/provider-daemon/manifest/problem.ts';
import { validateManifest } from '../../../fixtures/fakes/provider-daemon/manifest/validate.ts';
import { fuzzManifest } from './fuzz-manifest.ts';
import { manifest } from './local-provider.ts';

const web = (line: string) => `${manifest()}    ${line}\n`;
const strict = (text: string) => validateManifest(text, { strict: true });

describe('provider-daemon: manifests', () => {
  it('are read with all that they ask for', () => {
    const text = web('env: { MODE: fast, LEVEL: 3 }\n    replicas: 2\n    command: [serve]');
    expect(strict(text).manifest?.services[0]).to.deep.equal({
      ...{ name: 'web', image: 'registry.example.com/web:1.0', replicas: 2 },
      resources: { cpuMillis: 100, memoryBytes: 64 * 2 ** 20, storageBytes: 2 ** 30 },
      ports: [{ port: 80, protocol: 'TCP' }],
      ...{ env: { MODE: 'fast', LEVEL: '3' }, command: ['serve'], args: [], privileges: {} },
    });
  });

  const bad: readonly (readonly [string, string, ProblemKind, string])[] = [
    ['no CPU', manifest().replace('100m', 'lots'), 'invalid_resources', 'services.web.cpu'],
    [
      'negative memory',
      manifest().replace('64Mi', '-64Mi'),
      'invalid_resources',
      'services.web.memory',
    ],
    [
      'too much memory',
      manifest().replace('64Mi', '900Gi'),
      'invalid_resources',
      'services.web.memory',
    ],
    [
      'storage as a list',
      manifest().replace('1Gi', '[1]'),
      'invalid_resources',
      'services.web.storage',
    ],
    ['half a replica', web('replicas: 0.5'), 'invalid_resources', 'services.web.replicas'],
    ['a GPU', web('gpu: 1'), 'unsupported_feature', 'services.web.gpu'],
    [
      'SCTP',
      manifest().replace('[80]', '[{ port: 80, protocol: SCTP }]'),
      'unsupported_feature',
      'services.web.ports.0.protocol',
    ],
    ['placement', `${manifest()}placement: {}\n`, 'unsupported_feature', 'placement'],
    ['privileges', web('privileged: true'), 'security_policy', 'services.web.privileged'],
    ['root', web('runAsUser: 0'), 'security_policy', 'services.web.runAsUser'],
    ['the disk of the node', web('hostPath: /'), 'security_policy', 'services.web.hostPath'],
    [
      'the network of the node',
      web('hostNetwork: true'),
      'security_policy',
      'services.web.hostNetwork',
    ],
    ['no image', manifest('""'), 'malformed', 'services.web.image'],
    ['port 0', manifest().replace('[80]', '[0]'), 'malformed', 'services.web.ports.0'],
    ['a port twice', manifest().replace('[80]', '[80, 80]'), 'malformed', 'services.web.ports.1'],
    ['a bad name', manifest().replace('web:', 'We_b:'), 'malformed', 'services.We_b'],
    ['no services', 'version: "1.0"\nservices: {}\n', 'malformed', 'services'],
    ['a list', '[1, 2]', 'malformed', 'manifest'],
    ['nothing', '', 'malformed', 'manifest'],
    ['broken YAML', 'services: [', 'malformed', 'manifest'],
    ['aliases', 'a: &a [1]\nservices: *a\n', 'malformed', 'manifest'],
    ['deep nesting', `services: ${'['.repeat(9000)}`, 'malformed', 'manifest'],
    ['deep lists', `services:\n  ${'- '.repeat(9000)}1`, 'malformed', 'manifest'],
    ['a large text', `services: ${'x'.repeat(100_000)}`, 'malformed', 'manifest'],
  ];
  for (const [what, text, kind, field] of bad) {
    it(`with ${what} are refused as ${kind} at ${field}`, () => {
      const { errors, manifest } = strict(text);
      expect(manifest).to.equal(undefined);
      expect(errors.map((error) => [error.kind, error.field])).to.deep.include([kind, field]);
    });

    it(`with ${what} ${/unsupported|security/.test(kind) ? 'pass with a warning' : 'are refused too'} where validation is not strict`, () => {
      const { errors, warnings, manifest } = validateManifest(text, { strict: false });
      const passes = kind === 'unsupported_feature' || kind === 'security_policy';
      expect(manifest !== undefined).to.equal(passes);
      expect((passes ? warnings : errors).map(({ field }) => field)).to.include(field);
    });
  }

  it('are refused with the line of the field', () => {
    const [error] = strict(web('privileged: true')).errors;
    expect(error && printProblem(error)).to.equal(
      'services.web.privileged (line 9): a privileged container controls its node; remove the field [security policy violation]',
    );
  });

  it('tell all problems at once', () => {
    const text = web('gpu: 1').replace('100m', 'lots').replace('64Mi', 'few');
    expect(strict(text).errors.map(({ field }) => field)).to.have.members([
      'services.web.cpu',
      'services.web.memory',
      'services.web.gpu',
    ]);
  });

  it('tell 50 problems at most, and pass over no fatal one behind them', () => {
    const odd = Array.from({ length: 300 }, (_, number) => `    odd${number}: 1\n`).join('');
    expect(strict(manifest() + odd).errors).to.have.length(50);
    const text = `${manifest()}${odd}  db:\n    image: db:1\n    cpu: lots\n    memory: 64Mi\n`;
    const { errors, warnings } = validateManifest(text, { strict: false });
    expect(errors.map(({ field }) => field)).to.deep.equal(['services.db.cpu']);
    expect(warnings).to.have.length(50);
  });

  it('of 500 that were damaged at random are accepted, or refused with the name of a field', () => {
    let refused = 0;
    for (let seed = 1; seed <= 500; seed += 1) {
      const text = fuzzManifest(seed);
      for (const isStrict of [true, false]) {
        const { manifest, errors } = validateManifest(text, { strict: isStrict });
        const place = `seed ${seed}: ${JSON.stringify(text.slice(0, 300))}`;
        expect(manifest === undefined, place).to.equal(errors.length > 0);
        for (const error of errors) {
          expect(error.field, place).to.match(/^(manifest|services|[ -~]+)/);
          expect(error.message.length, place).to.be.within(10, 400);
        }
        refused += errors.length > 0 ? 1 : 0;
      }
    }
    // Were nearly all of them refused, or none, they would test nothing.
    expect(refused).to.be.within(500, 990);
  });
});
