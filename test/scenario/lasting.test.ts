import { expect } from 'chai';
import { z } from 'zod';
import { plan } from '../../harness/scenario/plan.ts';
import { parseScenario } from '../../harness/scenario/scenario-file.ts';
import { command, procedure, runbook, scenario, scenarioText } from './documents.ts';
import { thrown } from './thrown.ts';
import { wholeSystem } from './whole.ts';

const lasting = (object: string) => `lasting:\n  - { object: ${object}, because: so it is }`;
const read = (object: string) => parseScenario('x.yaml', scenarioText(lasting(object))).lasting;
const refused = (object: string) => thrown(() => read(object));

describe('lasting changes of a scenario', () => {
  for (const object of [
    'Secret/shop/pull',
    'Secret/shop/*',
    'Node/*',
    'Node/burst-1',
    'ClusterRole/system:node',
    'PersistentVolume/shop/data',
    'Pods/kube-system/DaemonSet/kube-proxy',
    'Pods/shop/DaemonSet/*',
  ]) {
    it(`name ${object} as reports do`, () => {
      expect(read(`'${object}'`)).to.deep.equal([{ object, because: 'so it is' }]);
    });
  }

  for (const object of [
    'pull',
    'secret/shop/pull',
    'Secret/pull/',
    'Secret/shop/pu*',
    'Secret/*/pull',
    'Secret/Shop/pull',
    '*',
    '*/shop/pull',
    'Pods/shop/agent',
    'Pods/shop/*/agent',
    'Secret/shop/pull/token',
    'secrets pull',
  ]) {
    it(`are refused as ${object}, with the form`, () => {
      expect(refused(`'${object}'`)).to.deep.include({ code: 'BAD_SCENARIO', at: 'x.yaml:7:7' });
      expect(refused(`'${object}'`).message).to.include('Kind/namespace/name');
    });
  }

  it('need a reason', () => {
    const silent = thrown(() =>
      parseScenario('x.yaml', scenarioText('lasting: [{ object: Node/* }]')),
    );
    expect(silent.message).to.include('because');
  });
});

describe('plan: lasting changes', () => {
  const book = runbook(procedure('Restart', [command(10, 'kubectl get pods')]));
  const faults = [{ kind: 'process-hang', schema: z.strictObject({ process: z.string() }) }];
  const resettable = { ...wholeSystem, operatorReset: 'shop-reset' };
  const planOf = (rest: string, system = resettable) => plan(scenario(rest), book, system, faults);

  it('are part of it', () => {
    const { scenario } = planOf(lasting('Secret/shop/pull'));
    expect(scenario.lasting).to.deep.equal([{ object: 'Secret/shop/pull', because: 'so it is' }]);
  });

  it('are in a namespace that is compared, be it that of a part', () => {
    const message = /Nothing compares the namespace "serch"/;
    const found = thrown(() => planOf(`parts: [search]\n${lasting('Secret/serch/pull')}`));
    expect(found).to.include({ code: 'BAD_SCENARIO', at: 'hang.yaml:8:7' });
    expect(found.message).to.match(message);
    expect(found.next).to.include('shop, search');
    expect(thrown(() => planOf(lasting('Pods/search/DaemonSet/*'))).message).to.match(/"search"/);
    expect(() => planOf(`parts: [search]\n${lasting('Pods/search/DaemonSet/*')}`)).not.to.throw();
  });

  it('may be nodes only where the system can take them away', () => {
    const { operatorReset: _, ...without } = resettable;
    const found = thrown(() => planOf(lasting("'Node/*'"), without as typeof resettable));
    expect(found).to.include({ code: 'BAD_SCENARIO', at: 'hang.yaml:7:7' });
    expect(found.message).to.include('operator.reset');
    expect(() => planOf(lasting("'Node/*'"))).not.to.throw();
    expect(() => planOf(lasting('Secret/shop/pull'), without as typeof resettable)).not.to.throw();
  });
});
