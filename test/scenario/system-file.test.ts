import { expect } from 'chai';
import { parseSystem } from '../../harness/scenario/system-file.ts';
import { system, systemText } from './documents.ts';
import { thrown } from './thrown.ts';

const fault = (text: string) => thrown(() => parseSystem('/s', 'system.yaml', text));
const changed = (from: string, to: string) => fault(systemText.replace(from, to));

describe('system file', () => {
  it('fills in defaults, and joins build folders to its own', () => {
    expect(system).to.deep.equal({
      name: 'shop',
      folder: '/systems/shop',
      images: [{ name: 'shop/web:1' }, { name: 'shop/db:2', build: '/systems/shop/images/db' }],
      manifests: ['manifests'],
      namespaces: ['shop'],
      ready: [{ kind: 'Deployment', namespace: 'shop', name: 'web' }],
      readyTimeoutMs: 120_000,
      probes: [
        {
          name: 'front-page',
          kind: 'http',
          method: 'GET',
          url: 'http://web.shop.svc:8080/',
          headers: {},
          rate: 20,
          timeoutMs: 1_000,
          expect: { status: 200, bodyIncludes: 'Welcome' },
        },
      ],
      operatorImage: { name: 'operator' },
      operatorTools: ['kubectl', 'a'],
      workers: [],
      mirrored: [],
      inventories: [],
      invariants: [],
      parts: {},
    });
  });

  it('may name the authority of its certificates, whole', () => {
    const written = (of: string) => `${systemText}\nauthority: ${of}\n`;
    const authority = { namespace: 'n', configMap: 'ca', key: 'ca.pem' };
    const parsed = parseSystem('/s', 'system.yaml', written(JSON.stringify(authority)));
    expect(parsed.authority).to.deep.equal(authority);
    expect(fault(written('{ namespace: n, configMap: ca }')).code).to.equal('BAD_SYSTEM');
  });

  it('refuses what is no name of an image, with its place', () => {
    for (const name of ['UPPER case', 'shop/Web:1', 'shop web', 'shop/web:', '-web', 'shop//web']) {
      const { code, at, message } = changed('shop/web:1', `'${name}'`);
      expect([code, at?.replace(/:\d+:\d+$/, '')], name).to.deep.equal([
        'BAD_SYSTEM',
        'system.yaml',
      ]);
      expect(message, name).to.include('must be the name of an image');
    }
    const digest = `reg.example:5000/shop/web@sha256:${'a1'.repeat(32)}`;
    for (const name of [
      'web',
      'shop/web_1__a-b:v1.2',
      'localhost:5000/web',
      'Reg.example/web',
      digest,
    ])
      expect(
        parseSystem('/s', 'system.yaml', systemText.replace('shop/web:1', name)).images[0]?.name,
      ).to.equal(name);
  });

  it('sends json as text with its type, which a header may overrule', () => {
    const request = "url: 'http://a/', method: POST, json: { n: [1] }, headers: { X-Id: '7' }";
    const text = systemText.replace("url: 'http://web.shop.svc:8080/'", request);
    expect(parseSystem('/s', 'system.yaml', text).probes[0]).to.deep.include({
      method: 'POST',
      body: '{"n":[1]}',
      headers: { 'Content-Type': 'application/json', 'X-Id': '7' },
    });
  });

  it("reads the operator's scripts", () => {
    const scripts = "operator: { setup: 'ssh-keygen', exhaust: 'false', reset: 'true' }";
    const text = systemText.replace(/operator:.*(\n {2}.*)*/, scripts);
    const system = parseSystem('/s', 'system.yaml', text);
    expect(system).to.include({
      ...{ operatorSetup: 'ssh-keygen', operatorExhaust: 'false', operatorReset: 'true' },
    });
    expect(system.operatorTools).to.deep.equal([]);
  });

  it("takes a workstation's image by its name, or from a folder of the system", () => {
    const read = (image: string) => {
      const text = systemText.replace(/operator:.*(\n {2}.*)*/, `operator: { image: ${image} }`);
      return parseSystem('/s', 'system.yaml', text).operatorImage;
    };
    expect(read('vpsie-operator')).to.deep.equal({ name: 'vpsie-operator' });
    const built = { name: 'shop-desk:1', build: '/s/desk' };
    expect(read('{ name: shop-desk:1, build: desk }')).to.deep.equal(built);
    expect(() => read('{ name: shop-desk:1, build: ../desk }')).to.throw('inside the folder');
  });

  it('sends a body as it is written', () => {
    const text = systemText.replace('request: {', "request: { method: PUT, body: 'a=1',");
    const [probe] = parseSystem('/s', 'system.yaml', text).probes;
    expect(probe).to.include({ body: 'a=1' });
    expect(probe).to.deep.include({ headers: {} });
  });

  const faults: [string, string, string, string, RegExp][] = [
    ['an unknown kind', 'Deployment', 'Deploymnt', '5:7', /Did you mean "Deployment"/],
    ['an unknown key', 'bodyIncludes', 'bodyInclude', '9:28', /Did you mean "bodyIncludes"/],
    ['a misspelt image key', 'build:', 'biuld:', '2:41', /Did you mean "build"/],
    ['an address of another kind', 'http://web', 'redis://web', '8:16', /http:\/\//],
    ['a text for the status', '200', 'ok', '9:15', /must be a number/],
    ['an odd status', '200', '20', '9:15', /"probes\[0\].expect.status"/],
    ['a build folder outside', 'images/db', '../db', '2:41', /inside the folder/],
    ['an absolute build folder', 'images/db', '/etc', '2:41', /inside the folder/],
    ['an impossible name', 'name: shop', 'name: My Shop', '1:1', /lower-case/],
    ['no namespaces', 'namespaces: [shop]', 'namespaces: []', '3:1', /at least one/],
  ];
  for (const [name, from, to, place, message] of faults) {
    it(`refuses ${name}`, () => {
      const found = changed(from, to);
      expect(found).to.deep.include({ code: 'BAD_SYSTEM', exitCode: 2 });
      expect(found.at).to.equal(`system.yaml:${place}`);
      expect(found.message).to.match(message);
    });
  }

  it('refuses manifests outside its folder', () => {
    for (const path of ['../x', '/x', 'a/../../x', '~/x', 'C:\\x']) {
      const { at, message } = fault(`${systemText}manifests: ${path}\n`);
      expect(at, path).to.equal('system.yaml:12:1');
      expect(message).to.match(/inside the folder/);
    }
  });

  it('refuses a body given twice, and one that no reply can hold', () => {
    const twice = changed('request: {', "request: { json: {}, body: 'x',");
    expect(twice).to.deep.include({ at: 'system.yaml:8:5' });
    expect(twice.message).to.match(/either json or body/);
    const head = changed('request: {', 'request: { method: HEAD,');
    expect(head.message).to.match(/HEAD/);
  });

  it('refuses two probes with the same name, and an impossible rate', () => {
    const again = systemText.slice(
      systemText.indexOf('  - name: front'),
      systemText.indexOf('oper'),
    );
    expect(changed('operator:', `${again}operator:`).message).to.match(/name of its own/);
    expect(changed('Welcome }', 'Welcome }\n    rate: 1000').message).to.match(/at most 100/);
  });

  it('needs a name, namespaces, something to be ready and a probe', () => {
    const { message } = fault('images: []\n');
    for (const key of ['name', 'namespaces', 'ready', 'probes']) {
      expect(message).to.include(`"${key}" is missing`);
    }
  });
});
