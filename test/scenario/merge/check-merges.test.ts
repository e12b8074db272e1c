// biome-ignore-all lint/suspicious/noTemplateCurlyInString: YAML, not a template
import { expect } from 'chai';
import { parse } from 'yaml';
import { z } from 'zod';
import { kubernetesFields } from '../../../harness/catalog/kubernetes-fields.ts';
import { parseRunbook } from '../../../harness/runbook/parse.ts';
import type { Known } from '../../../harness/scenario/merge/known.ts';
import { plan } from '../../../harness/scenario/plan.ts';
import { scenario, system } from '../documents.ts';
import { thrown } from '../thrown.ts';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    spec:
      initContainers: [{ name: migrate, image: flyway }]
      containers: [{ name: web, image: web }, { name: proxy, image: envoy }]`;
const faults = [{ kind: 'process-hang', schema: z.looseObject({}) }];
const inWeb =
  '{ kind: Deployment, namespace: shop, name: web, at: "spec.template.spec.containers[web]" }';
const inObject = '{ kind: Deployment, namespace: shop, name: web }';
const inPod = '{ kind: Deployment, namespace: shop, name: web, at: spec.template.spec }';

describe('YAML that an automation merges', () => {
  let known: Known;
  before(async () => {
    const contents: unknown = parse(deployment);
    const web = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      name: 'web',
      namespace: 'shop',
      contents,
    };
    const crd = {
      apiVersion: 'shop/v1',
      kind: 'Greeting',
      name: 'hello',
      namespace: 'shop',
      contents: {},
    };
    known = { objects: new Map([['manifests', [web, crd]]]), fieldsOf: await kubernetesFields() };
  });

  /** The first line of the YAML is line 7. */
  const planned = (yaml: string, merge = inWeb, rest = '', more: object = {}) => {
    const text = `# Shop\n\n## Restart\n\n1. Adjust it:\n\`\`\`yaml\n${yaml}\n\`\`\`\n`;
    const given = scenario(
      `automations:\n  - { name: pasted, item: 1, command: 1, because: a person pastes it, merge: ${merge} }\n${rest}`,
    );
    const own = { ...system, manifests: ['manifests'] };
    return plan(given, parseRunbook('ops.md', text), own, faults, { known, ...more });
  };
  /** But for that on the missing recovery time. */
  const notesOn = (...given: Parameters<typeof planned>) =>
    planned(...given)
      .notes.map(({ text }) => text)
      .filter((text) => !text.includes('recovery time'));
  const refused = (...given: Parameters<typeof planned>) => thrown(() => planned(...given));
  const step = (...given: Parameters<typeof planned>) => planned(...given).steps[0];

  it('is done at its step, whose text it is', () => {
    const one = step('resources:\n  limits: { memory: 2Gi }');
    expect(one).to.deep.include({ boundText: 'resources:\n  limits: { memory: 2Gi }' });
    expect(one?.step).to.deep.include({ kind: 'yaml', endLine: 8 });
    expect(one?.step.place).to.deep.equal({ file: 'ops.md', line: 7, column: 1 });
    expect(one?.action).to.deep.include({ kind: 'automated', name: 'pasted' });
    expect(notesOn('resources: {}')).to.deep.equal([]);
  });

  it('is refused where it names another object than the scenario', () => {
    const web = '{ kind: Deployment, namespace: shop, name: web }';
    const { code, message } = refused('metadata:\n  name: other\n  labels: { a: b }', web);
    expect([code, message]).to.deep.equal([
      'BAD_SCENARIO',
      'The YAML on line 7 is a part of other.',
    ]);
  });

  it('is refused where an alias stands inside what it names, or names nothing', () => {
    for (const [yaml, why] of [
      ['resources: &all\n  limits: *all', 'an alias stands inside what it names'],
      ['resources: *none', 'Unresolved alias'],
    ] as const) {
      const { code, message } = refused(yaml);
      expect(code).to.equal('BAD_RUNBOOK');
      expect(message).to.include('this is not valid YAML').and.include(why);
    }
  });

  it('gets values for its placeholders first, and needs them', () => {
    const yaml = 'image: <image>:${VERSION}\nargs: ["sh", "-c", "echo ${HOME}"]';
    const bound = step(yaml, inWeb, 'bindings: { image: web, VERSION: "2" }');
    expect(bound?.boundText).to.equal('image: web:2\nargs: ["sh", "-c", "echo ${HOME}"]');
    const { code, at, message } = refused(yaml);
    expect([code, at]).to.deep.equal(['UNBOUND_PLACEHOLDER', 'ops.md:7:8']);
    expect(message).to.include('${VERSION} has no value.').and.not.include('HOME');
    const lookedUp = step(yaml, inWeb, 'bindings: { image: web }\nlookups: { VERSION: echo 2 }');
    expect(lookedUp?.lookups).to.deep.equal(['VERSION']);
  });

  describe('with a value that is not known yet', () => {
    const lookups = 'lookups: { NAME: echo web, key: echo a, image: echo i }';
    const whole = deployment.replaceAll('name: web,', 'name: <NAME>,');
    const looked: readonly (readonly [what: string, yaml: string, merge: string])[] = [
      ['its own name', 'metadata:\n  name: <NAME>\n  labels: { a: b }', inObject],
      ['the name of the whole object', whole, inObject],
      ['its kind', whole.replace('kind: Deployment', 'kind: <NAME>'), inObject],
      ['a key', 'resources:\n  <key>: { memory: 1Gi }', inWeb],
      ['two keys', '<key>: { memory: 1Gi }\n<NAME>: 1', inWeb],
    ];
    for (const [what, yaml, merge] of looked) {
      it(`takes nothing for wrong: ${what}`, () => {
        expect(planned(yaml, merge, lookups).steps).to.have.length(1);
      });
    }

    it('notes a container whose name is looked up', () => {
      const yaml = 'containers:\n  - name: ${NAME}\n    resources: {}';
      const { notes } = planned(yaml, inPod, lookups);
      const note = notes.find(({ text }) => text.includes('container'));
      expect(note).to.deep.equal({
        text: 'the name of this container is looked up: only then is it known whether Deployment web has it',
        place: { file: 'ops.md', line: 8, column: 11 },
      });
      expect(
        notesOn(yaml.replace('resources: {}', 'image: <image>'), inPod, lookups).join(),
      ).not.to.include('container');
    });

    it('shows what fits of another text, and says once what has no value', () => {
      const yaml = 'containers:\n  - name: ${NAME}\n    resources: {}';
      const options = { otherText: true, showsUnbound: true };
      const { notes } = planned(yaml, inPod, '', options);
      const texts = notes.map(({ text }) => text).filter((text) => text.includes('NAME'));
      expect(texts).to.deep.equal(['step 1 does not fit: ${NAME} has no value']);
      expect(notes.map(({ text }) => text).join()).not.to.include('container');
    });

    it('has the column of a mistake behind it', () => {
      const yaml = '{ livenessProbe: { httpGet: { path: <NAME>, prt: 1 } } }';
      expect(refused(yaml, inWeb, lookups).at).to.equal('ops.md:7:45');
    });
  });

  const badYaml: readonly (readonly [
    what: string,
    yaml: string,
    merge: string,
    at: string,
    text: string,
  ])[] = [
    [
      'an unknown field',
      'livenessProbe:\n  initialDelaySecond: 60',
      inWeb,
      '8:3',
      '"initialDelaySecond" is no field of "livenessProbe". Did you mean "initialDelaySeconds"?',
    ],
    [
      'a misspelt field at its top',
      'livenesProbe: {}\nreadinessProbe: {}',
      inWeb,
      '7:1',
      'Did you mean "livenessProbe"?',
    ],
    [
      'a field in an entry of a list',
      'env:\n  - name: A\n    valu: b',
      inWeb,
      '9:5',
      '"valu" is no field of "env". Did you mean "value"?',
    ],
    [
      'a list for a map',
      'resources:\n  - limits',
      inWeb,
      '8:3',
      '"resources" is a list, and must be a map of keys',
    ],
    [
      'a container that the object does not have',
      'containers:\n  - name: wep\n    resources: {}',
      inPod,
      '8:11',
      'Deployment web has no container "wep", but: web, proxy. Did you mean "web"?',
    ],
    [
      'an init container likewise',
      'initContainers:\n  - name: web\n    resources: {}',
      inPod,
      '8:11',
      'Deployment web has no init container "web", but: migrate.',
    ],
    [
      'a container without a name',
      'containers:\n  - resources: {}',
      inPod,
      '8:5',
      'the container has no "name", by which a merge finds it',
    ],
    ['what is no YAML', 'resources:\n  limits: {', inWeb, '8:12', 'this is not valid YAML'],
    ['a key given twice', 'resources: {}\nresources: {}', inWeb, '8:1', 'Map keys must be unique'],
    ['nothing but a text', 'more memory', inWeb, '7:1', 'this YAML has no keys to apply'],
    [
      'a field of a whole object',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndat: {}',
      '{ }',
      '10:1',
      '"dat" is no field. Did you mean "data"?',
    ],
  ];
  for (const [what, yaml, merge, at, text] of badYaml) {
    it(`is refused with the line of its key: ${what}`, () => {
      const error = refused(yaml, merge);
      expect([error.code, error.at]).to.deep.equal(['BAD_RUNBOOK', `ops.md:${at}`]);
      expect(error.message).to.include(text);
    });
  }

  it('is refused with every line at once', () => {
    const { message } = refused('livenessProbe:\n  timeoutSecond: 1\n  periodSecond: 1');
    expect(message.split('\n')[1]).to.include('ops.md:9:3: "periodSecond" is no field');
  });

  it('may add a container that is whole, and directives of the merge', () => {
    for (const yaml of [
      'containers:\n  - { name: log, image: log:1 }',
      'containers:\n  - { name: proxy, $patch: delete }',
      'containers:\n  - { name: web, ports: [{ containerPort: 80 }] }',
    ])
      expect(notesOn(yaml, inPod)).to.deep.equal([]);
  });

  const badTargets: readonly (readonly [merge: string, text: string])[] = [
    [
      '{ kind: Deployment, namespace: shop, name: wep }',
      'The manifests have no Deployment wep in shop.',
    ],
    [
      '{ kind: Deployment, namespace: shp, name: web }',
      'The manifests have no Deployment web in shp.',
    ],
    ['{ kind: Deploymnet, namespace: shop, name: web }', 'Kubernetes has no kind "Deploymnet".'],
    [
      '{ kind: Deployment, namespace: shop, name: web, at: "spec.template.spec.containers[wep]" }',
      'Deployment web has no container "wep". Did you mean "web"?',
    ],
    [
      '{ kind: Deployment, namespace: shop, name: web, at: spec.templte }',
      '"templte" is no field of "spec". Did you mean "template"?',
    ],
    [
      '{ kind: Deployment, namespace: shop, name: web, at: spec.template.spec.containers }',
      'is a map, and "at" leads to a list',
    ],
    [
      '{ kind: Deployment, namespace: shop, name: web, at: "spec.template.spec.containers[web].resources" }',
      'Nothing on line 7 fits there',
    ],
    ['{ }', 'is a part of an object that the scenario does not name.'],
  ];
  for (const [merge, text] of badTargets) {
    it(`is refused with the scenario's place: ${text}`, () => {
      const error = refused('resources: {}', merge);
      expect(error.code).to.equal('BAD_SCENARIO');
      expect(error.at).to.match(/^hang\.yaml:7:/);
      expect(error.message).to.include(text);
    });
  }

  it('is noted where only the cluster knows its object', () => {
    const job = '{ kind: Job, namespace: shop, name: install }';
    expect(notesOn('spec: { parallelism: 2 }', job)).to.deep.equal([
      'the manifests have no Job install in shop: only the cluster can show whether the YAML fits it',
    ]);
    const greeting = '{ kind: Greeting, namespace: shop, name: hello }';
    expect(notesOn('spec: { colour: red }', greeting)).to.deep.equal([
      'Greeting hello in shop is a custom resource: a merge replaces its lists, and only the cluster knows its fields',
    ]);
    expect(refused('spec: { colour: red }', job).message).to.include(
      '"colour" is no field of "spec"',
    );
  });

  it('is applied if it is whole objects, and merged if the scenario names the same one', () => {
    const run = (merge: string) => {
      const { action } = step(deployment, merge) ?? {};
      return action?.kind === 'automated' ? action.run : '';
    };
    expect(run('{ }')).to.match(
      /^kubectl apply --validate=strict --filename - <<'YAML'\napiVersion/,
    );
    expect(run('{ kind: Deployment, namespace: shop, name: web }')).to.include('--type strategic');
    expect(
      refused(deployment, '{ kind: Deployment, namespace: shop, name: api }').message,
    ).to.equal('The YAML on line 7 is the whole Deployment web.');
  });
});
