import { expect } from 'chai';
import { z } from 'zod';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { plan } from '../../harness/scenario/plan.ts';
import { parseSystem } from '../../harness/scenario/system-file.ts';
import { scenario } from './documents.ts';
import { thrown } from './thrown.ts';

const page = [
  ...['# Operations', '## Restart', '```bash', 'kubectl delete pod db-0', '```'],
  ...['## Practices', '```yaml', 'maxUnavailable: 0  # Ensure zero downtime', '```'],
  ...['Users see nothing of it. Users are not asked.'],
].join('\n');
const edition = page.replace('Ensure zero downtime', 'none is missed');
const faults = [{ kind: 'process-hang', schema: z.strictObject({ process: z.string() }) }];
const shared = `promises: [{ says: Ensure zero downtime, probe: order }, { says: none is missed, probe: order }]`;
const systemWith = (drills: string) =>
  parseSystem(
    '/x',
    'system.yaml',
    `name: shop
namespaces: [shop]
ready: [{ kind: Deployment, namespace: shop, name: web }]
probes:
  - { name: front-page, request: { url: 'http://web/' }, expect: { status: 200 } }
  - { name: order, request: { url: 'http://web/order' }, expect: { status: 201 } }
drills: { ${drills} }
`,
  );
const planned = (yaml: string, { text = page, otherText = false, drills = '' } = {}) =>
  plan(scenario(yaml), parseRunbook('ops.md', text), systemWith(drills), faults, { otherText });
const ofProbe = (says: string, probe = 'order') =>
  `traffic: [order]\npromises:\n  - { says: '${says}', probe: ${probe} }`;
const linesOf = ({ promises }: ReturnType<typeof planned>) =>
  promises.map(({ place }) => place.line);

describe('promises of the runbook about users', () => {
  it('are found by words of one line, whatever the case, at the words themselves', () => {
    const { promises } = planned(ofProbe('ensure ZERO downtime'));
    expect(promises).to.deep.equal([
      {
        says: 'ensure ZERO downtime',
        probe: 'order',
        place: { file: 'ops.md', line: 8, column: 22 },
      },
    ]);
  });

  it('may be about a probe that decides the verdict', () => {
    expect(linesOf(planned(ofProbe('see nothing', 'front-page')))).to.deep.equal([10]);
  });

  for (const [says, probe, message, at] of [
    ['nobody waits', 'order', /^No line of ops.md says "nobody waits"/, 'hang.yaml:8:7'],
    ['delete pod', 'gone', /^No probe "gone" runs in this drill/, 'hang.yaml:8:27'],
    ['users', 'order', undefined, ''],
    ['r', 'order', /^\d+ lines of ops.md say "r"/, 'hang.yaml:8:7'],
  ] as const) {
    it(`${message ? 'are refused' : 'are taken'}: ${says}, ${probe}`, () => {
      if (!message) {
        expect(linesOf(planned(ofProbe(says, probe)))).to.deep.equal([10]);
        return;
      }
      const error = thrown(() => planned(ofProbe(says, probe)));
      expect([error.code, error.at]).to.deep.equal(['BAD_SCENARIO', at]);
      expect(error.message).to.match(message);
    });
  }

  it('are noted where another text does not make them', () => {
    const made = planned(ofProbe('Ensure zero downtime'), { text: edition, otherText: true });
    expect(made.promises).to.deep.equal([]);
    expect(made.notes.map(({ text }) => text)).to.include(
      'No line of ops.md says "Ensure zero downtime".',
    );
  });
});

describe('promises that all drills of a system share', () => {
  const traffic = 'traffic: [order]';

  it('are those that the text makes: one list serves several texts', () => {
    for (const text of [page, edition]) {
      const made = planned(traffic, { text, drills: shared });
      expect(linesOf(made)).to.deep.equal([8]);
      expect(made.notes.filter(({ text }) => /downtime|missed/.test(text))).to.deep.equal([]);
    }
  });

  it('are about traffic alone: what a probe that decides cannot reach is the outage', () => {
    expect(planned('', { drills: shared }).promises).to.deep.equal([]);
    expect(planned('probes: [front-page]', { drills: shared }).promises).to.deep.equal([]);
  });

  it('give way to the scenario’s own list, and to an empty one', () => {
    const own = planned(ofProbe('see nothing'), { drills: shared });
    expect(linesOf(own)).to.deep.equal([10]);
    expect(planned(`${traffic}\npromises: []`, { drills: shared }).promises).to.deep.equal([]);
  });

  it('are noted if several lines have the words', () => {
    const text = `${page}\nOr else: ensure zero downtime.`;
    const { promises, notes } = planned(traffic, { text, drills: shared });
    expect(promises).to.deep.equal([]);
    expect(notes.map(({ text }) => text)).to.include(
      '2 lines of ops.md say "Ensure zero downtime"; the promise is not judged',
    );
  });

  it('are refused in system.yaml without words', () => {
    const error = thrown(() => systemWith("promises: [{ says: '', probe: order }]"));
    expect([error.code, error.message]).to.satisfy(
      ([code, text]: string[]) => code === 'BAD_SYSTEM' && text?.includes('must not be empty'),
    );
  });
});
