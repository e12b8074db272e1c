import { expect } from 'chai';
import { z } from 'zod';
import { plan } from '../../harness/scenario/plan.ts';
import { command, procedure, runbook, scenario } from './documents.ts';
import { thrown } from './thrown.ts';
import { wholeSystem } from './whole.ts';

const book = runbook(procedure('Restart', [command(10, 'kubectl get pods')]));
const faults = [{ kind: 'process-hang', schema: z.strictObject({ process: z.string() }) }];
const planOf = (rest = '', parts?: readonly string[]) =>
  plan(scenario(rest), book, wholeSystem, faults, parts ? { parts } : {});
const refused = (rest: string) => thrown(() => planOf(rest));
const names = (things: readonly { name: string }[]) => things.map(({ name }) => name);

describe('plan: parts of the system', () => {
  it('needs the contents that are always there, with all probes and no inventory', () => {
    const { probes, inventories, system } = planOf();
    expect(names(probes)).to.deep.equal(['front-page']);
    expect(inventories).to.deep.equal([]);
    expect(system.namespaces).to.deep.equal(['shop']);
    expect(system).to.not.have.property('alerts');
  });

  it('counts the probes of its parts too, and inventories that it names', () => {
    const made = planOf('parts: [search]\ninventories: [index]');
    expect(names(made.probes)).to.deep.equal(['front-page', 'find']);
    expect(names(made.inventories)).to.deep.equal(['index']);
    expect(made.system.namespaces).to.deep.equal(['shop', 'search']);
  });

  it('ignores the probes of parts for other drills in the same environment', () => {
    const made = planOf('', ['watching', 'search']);
    expect(names(made.probes)).to.deep.equal(['front-page']);
    expect(names(made.system.probes)).to.deep.equal(['front-page', 'find']);
    expect(made.system.alerts?.service).to.equal('watcher');
  });

  it('lets the scenario choose its probes', () => {
    expect(names(planOf('parts: [search]\nprobes: [find]').probes)).to.deep.equal(['find']);
  });

  it('runs traffic probes, which do not decide the verdict', () => {
    const all = planOf('parts: [search]\ntraffic: [front-page]');
    expect([names(all.probes), names(all.traffic)]).to.deep.equal([['find'], ['front-page']]);
    const chosen = planOf('parts: [search]\nprobes: [front-page]\ntraffic: [find]');
    expect([names(chosen.probes), names(chosen.traffic)]).to.deep.equal([['front-page'], ['find']]);
  });

  it('names the part that has the missing name', () => {
    const found = refused('probes: [find]');
    expect(found).to.include({ code: 'BAD_SCENARIO', at: 'hang.yaml:6:10' });
    expect(found.next).to.equal('It belongs to the part "search": add that to "parts".');
  });

  for (const [rest, at, message] of [
    ['parts: [serch]', '6:9', /no part "serch". Did you mean "search"\?/],
    ['probes: [front]', '6:10', /no probe "front". Did you mean "front-page"\?/],
    ['traffic: [front]', '6:11', /no probe "front". Did you mean "front-page"\?/],
    [
      'probes: [front-page]\ntraffic: [front-page]',
      '7:11',
      /is named under "probes" and under "traffic"/,
    ],
    ['traffic: [front-page]', '6:1', /Every probe is under "traffic"/],
    ['inventories: [order]', '6:15', /no inventory "order". Did you mean "orders"\?/],
    ['inventories: [toString]', '6:15', /no inventory "toString"/],
  ] as const) {
    it(`refuses ${rest}`, () => {
      const found = refused(rest);
      expect(found).to.include({ code: 'BAD_SCENARIO', at: `hang.yaml:${at}` });
      expect(found.message).to.match(message);
    });
  }
});
