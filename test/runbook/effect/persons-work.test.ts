import { expect } from 'chai';
import { whyManual } from '../../../harness/runbook/effect/persons-work.ts';
import { command, instruction } from '../../scenario/documents.ts';

const persons = [
  'kubectl edit pvc data -n shop',
  'kubectl -n shop edit deployment/web',
  'KUBE_EDITOR=vi kubectl edit pvc data',
  'kubectl run -n shop test --image=busybox --rm -it -- /bin/sh',
  'kubectl exec --stdin --tty web-1 -- bash -l',
  'docker exec -it web bash',
  'ssh root@node',
  'sudo vi /etc/hosts',
  'for node in $(kubectl get nodes -o name); do\n  ssh "$node" crictl rmi --prune\ndone',
  'kubectl exec -it db-0 -- psql',
  'kubectl exec -it <pod-name> -- sh',
  'psql -h db -U shop',
];
const alone = [
  'kubectl get pods',
  'kubectl patch pvc edit-me -p "{}"',
  'kubectl exec -it deployment/web -- nc -zv db 5432',
  'kubectl run test --image=busybox --rm -it -- nslookup db',
  "kubectl exec -it web-1 -- sh -c 'df -h'",
  'kubectl exec -it web-1 -- bash cleanup.sh',
  "bash -c 'true'",
  'kubectl logs -f web-1 | less-errors',
  'docker system prune -af --volumes',
];

describe('a manual step', () => {
  for (const text of persons) {
    it(`needs a person: ${text.split('\n')[0]}`, () => {
      expect(whyManual(command(1, text))).to.be.a('string');
    });
  }
  for (const text of alone) {
    it(`runs alone: ${text}`, () => expect(whyManual(command(1, text))).to.equal(undefined));
  }

  it('does not follow from a label that only mentions SSH', () => {
    const step = command(3, 'kubectl get secret keys', { item: 4 });
    const label = { text: 'Check SSH keys configured', conditional: false, place: step.place };
    expect(whyManual({ ...step, label })).to.equal(undefined);
  });

  it('is an instruction, or a command whose label sends the reader to another machine', () => {
    expect(whyManual(instruction(1, 'Call the owner'))).to.match(/instruction/);
    const step = command(3, 'docker system prune', { item: 4 });
    const label = { text: '4. On nodes\nSSH to each node and run:', conditional: false };
    expect(whyManual({ ...step, label: { ...label, place: step.place } })).to.match(/machine/);
  });
});
