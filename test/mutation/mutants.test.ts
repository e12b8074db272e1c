import { expect } from 'chai';
import { choosePlans } from '../../harness/cli/work/choose.ts';
import { type Mutant, mutantsOf } from '../../harness/mutation/mutants.ts';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { drillOf, page } from './editions.ts';

const titled = ({ id, mutator, place, step }: Mutant) => `${id} ${mutator} ${place.line} ${step}`;

describe('mutants of a procedure', () => {
  it('have a number, their step, and the place of the mistake', () => {
    const mutants = mutantsOf(
      drillOf(page('kubectl get pods\nkubectl rollout restart deploy/web -n shop')),
    );
    expect(mutants.map(titled)).to.deep.equal([
      'M1 stale-flag 4 1',
      'M2 dropped-step 4 1',
      'M3 swapped-steps 4 1',
      'M4 wrong-namespace 5 2',
      'M5 wrong-namespace 5 2',
      'M6 wrong-name 5 2',
      'M7 dropped-step 5 2',
    ]);
    expect(mutants[5]?.place.column).to.equal(25);
  });

  it('are texts that differ from the page and from each other', async () => {
    const [plan] = await choosePlans(['raibid-ci/cascade'], {});
    if (!plan) throw new Error('no such drill');
    const texts = [plan.runbook.text, ...mutantsOf(plan).map(({ text }) => text)];
    expect(texts.length).to.be.above(50);
    expect(new Set(texts).size).to.equal(texts.length);
  });

  it('keep every line in its place', async () => {
    const [plan] = await choosePlans(['raibid-ci/gitea-hang'], {});
    if (!plan) throw new Error('no such drill');
    const count = (text: string) => text.split('\n').length;
    for (const { id, text } of mutantsOf(plan)) {
      expect(count(text), id).to.equal(count(plan.runbook.text));
    }
  });

  it('leave the procedures around theirs as they are', async () => {
    const [plan] = await choosePlans(['raibid-ci/api-hang'], {});
    if (!plan) throw new Error('no such drill');
    const othersOf = (text: string) =>
      parseRunbook('ops.md', text)
        .procedures.filter(({ title }) => title !== plan.procedure.title)
        .map(({ steps }) => steps.map((step) => step.text));
    for (const { id, text } of mutantsOf(plan)) {
      expect(othersOf(text), id).to.deep.equal(othersOf(plan.runbook.text));
    }
  });

  it('are not written where the page would be read in another way', () => {
    const turnsIntoProse = {
      name: 'unfenced',
      *mutate() {
        yield { what: 'the fence is gone', edits: [{ from: 8, to: 15, by: '' }] };
      },
    };
    expect(mutantsOf(drillOf(page('kubectl get pods')), [turnsIntoProse])).to.deep.equal([]);
  });

  it('are written in a list, with CRLF, and after a byte order mark', () => {
    const text =
      '\uFEFF# Shop\r\n\r\n1. Restart it:\r\n   ```bash\r\n   kubectl delete pod web -n shop\r\n   ```\r\n';
    const texts = mutantsOf(drillOf(text)).map((mutant) => mutant.text);
    expect(texts).to.include(text.replace('-n shop', '-n default'));
    expect(texts).to.include(text.replace(' -n shop', ''));
  });

  it('leave out what a drill fills in', () => {
    const mutants = mutantsOf(drillOf(page('kubectl delete pod web-xxxxx -n <namespace>')));
    expect(mutants.map(({ mutator }) => mutator)).to.deep.equal(['stale-flag']);
  });
});
