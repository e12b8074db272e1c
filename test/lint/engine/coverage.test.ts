import { expect } from 'chai';
import { type Coverage, coverage, stepClasses } from '../../../harness/lint/engine/coverage.ts';
import { readDocument } from '../../../harness/lint/read/document.ts';
import { readExample } from '../examples.ts';

const none: Coverage = {
  steps: 0,
  'cannot-be-parsed': 0,
  'needs-a-person': 0,
  interactive: 0,
  endless: 0,
  'has-placeholders': 0,
  executable: 0,
};
const of = (written: string) => coverage(readDocument('x.md', readExample(written).text));

const steps: readonly (readonly [(typeof stepClasses)[number], string])[] = [
  ['executable', 'kubectl get pods'],
  ['executable', 'POD=web-1 && kubectl logs "$POD"'],
  ['executable', 'kubectl exec -it web-1 -- df -h'],
  ['executable', 'kubectl logs -f web-1 | head -n 5'],
  ['executable', 'psql shop < dump.sql'],
  ['executable', 'uptime # on <any> node'],
  ['has-placeholders', 'kubectl logs <pod-name>'],
  ['has-placeholders', 'kubectl logs "$POD"'],
  ['endless', 'kubectl get pods -w'],
  ['endless', 'kubectl logs -f <pod-name>'],
  ['interactive', 'kubectl edit deploy/web'],
  ['interactive', 'kubectl exec -it <pod-name> -- sh'],
  ['interactive', 'ssh root@worker-1'],
  ['needs-a-person', '# Runbook\n\n## Recovery steps\n\n1. Call the owner\n'],
  ['needs-a-person', '# Runbook\n\n```bash\n# SSH to each node and run:\nuptime\n```\n'],
  ['executable', '# Runbook\n\n```bash\n# SSH to each node:\nssh worker-1 uptime\n```\n'],
  ['cannot-be-parsed', 'if kubectl get pods; then'],
  ['cannot-be-parsed', 'kubectl edit deploy/web |'],
];

describe('coverage', () => {
  for (const [one, written] of steps) {
    it(`${one}: ${written.split('\n').join(' ⏎ ')}`, () => {
      expect(of(written)).to.deep.equal({ ...none, steps: 1, [one]: 1 });
    });
  }

  it('counts each step once, and does not count material', () => {
    const text = 'kubectl get pods\nkubectl edit <x> | less\nkubectl logs <pod>\nwatch date\n';
    expect(of(text)).to.deep.equal({
      ...none,
      steps: 4,
      executable: 1,
      interactive: 1,
      endless: 1,
      'has-placeholders': 1,
    });
    expect(of('# Runbook\n\n```yaml\nkind: Pod\n```\n')).to.deep.equal(none);
  });

  it('adds up', () => {
    const counts = of(
      steps.map(([, text]) => text.replace(/^#[^`]*```bash\n|```\n$/g, '')).join('\n'),
    );
    const sum = stepClasses.reduce((all, one) => all + counts[one], 0);
    expect(counts.steps).to.equal(sum).and.above(5);
  });
});
