import { expect } from 'chai';
import { withParts } from '../../harness/scenario/parts.ts';
import { parseSystem } from '../../harness/scenario/system-file.ts';
import { systemText } from './documents.ts';
import { thrown } from './thrown.ts';

const read = { namespace: 'cloud', service: 'api', port: 8081, path: '/ledger' };
const group = {
  apiVersion: 'cloud.test/v1',
  kind: 'NodeGroup',
  namespace: 'default',
  name: 'burst',
};
const one = { name: 'machines', says: 'never too many', read, take: 'vms.now', atMost: 3 };
const parse = (...invariants: object[]) =>
  parseSystem('/s', 'system.yaml', `${systemText}invariants: ${JSON.stringify(invariants)}\n`);

describe('invariants of a system', () => {
  it('are numbers with bounds, and defaults for the rest', () => {
    expect(parse(one).invariants).to.deep.equal([
      { ...one, counts: 'value', graceMs: 0, settleMs: 60_000 },
    ]);
  });

  it('have bounds that are read, grace, and a unit', () => {
    const bounds = {
      atMost: { take: 'spec.maxNodes', read: group },
      atEnd: { take: 'items.length', read: { apiVersion: 'v1', kind: 'Node' } },
    };
    const written = {
      ...one,
      ...bounds,
      counts: 'per-minute',
      grace: '30s',
      settle: '2m',
      report: 'calls',
    };
    const { grace: _, settle: __, ...same } = written;
    expect(parse(written).invariants).to.deep.equal([
      { ...same, graceMs: 30_000, settleMs: 120_000 },
    ]);
  });

  it('may stand at zero', () => {
    const { atMost: _, ...rest } = one;
    expect(parse({ ...rest, atEnd: 0 }).invariants[0]).to.include({ atEnd: 0 });
    expect(parse({ ...rest, report: 's' }).invariants[0]).to.include({ report: 's' });
  });

  it('are none unless they are named; those of a part come with it', () => {
    const part = `parts: ${JSON.stringify({ cloud: { invariants: [one] } })}\n`;
    const system = parseSystem('/s', 'system.yaml', `${systemText}${part}`);
    expect(system.invariants).to.deep.equal([]);
    expect(withParts(system, ['cloud']).invariants.map(({ name }) => name)).to.deep.equal([
      'machines',
    ]);
  });

  const { atMost: _, ...unbound } = one;
  const bad: [what: string, invariants: object[], message: RegExp][] = [
    ['without a bound or a unit', [unbound], /atMost, atEnd or report/],
    ['of a name that another has', [one, one], /name of its own/],
    [
      'with a path without a slash',
      [{ ...one, read: { ...read, path: 'ledger' } }],
      /path that starts with/,
    ],
    ['with a bound in words', [{ ...one, atMost: 'three' }], /must be a number, or \{ take/],
    ['that counts otherwise', [{ ...one, counts: 'rate' }], /per-minute/],
    ['with an unknown key', [{ ...one, most: 3 }], /unknown key "most"/],
  ];
  for (const [what, invariants, message] of bad) {
    it(`are refused ${what}`, () => {
      const found = thrown(() => parse(...invariants));
      expect(found).to.include({ code: 'BAD_SYSTEM' });
      expect(found.message).to.match(message);
    });
  }
});
