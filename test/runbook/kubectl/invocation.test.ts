import { expect } from 'chai';
import { readDocument } from '../../../harness/lint/read/document.ts';
import { invocationsOf } from '../../../harness/lint/read/kubectl-calls.ts';
import type { Invocation } from '../../../harness/runbook/kubectl/invocation.ts';
import { targetsOf, typesOf } from '../../../harness/runbook/kubectl/targets.ts';

const readAll = (shell: string): readonly Invocation[] =>
  invocationsOf(readDocument('x.md', `# X\n\n\`\`\`bash\n${shell}\n\`\`\`\n`));

function read(shell: string): Invocation {
  const [first] = readAll(shell);
  if (!first) throw new Error(`no call of kubectl in: ${shell}`);
  return first;
}

const flagsOf = (shell: string) => read(shell).flags.map(({ name, value }) => `${name}=${value}`);

describe('a call of kubectl', () => {
  it('gives its command, with subcommands and aliases', () => {
    expect(read('kubectl -n shop rollout status deploy/web').path).to.equal('rollout status');
    expect(read('kubectl create svc clusterip web --tcp=80').path).to.equal(
      'create service clusterip',
    );
    expect(read('kubectl neat get pods').path).to.equal('');
  });

  it('reads a letter as the flag that it is for the verb', () => {
    expect(flagsOf('kubectl logs -f -p web-0')).to.deep.equal(['--follow=true', '--previous=true']);
    expect(flagsOf('kubectl apply -f web.yaml')).to.deep.equal(['--filename=web.yaml']);
    expect(flagsOf("kubectl patch cm x -p '{}'")).to.deep.equal(['--patch={}']);
  });

  it('distinguishes flags with a value from flags without', () => {
    expect(flagsOf('kubectl exec -itn shop web-0 -- ls -la')).to.deep.equal([
      '--stdin=true',
      '--tty=true',
      '--namespace=shop',
    ]);
    expect(flagsOf('kubectl get pods -nshop -o=wide -w')).to.deep.equal([
      '--namespace=shop',
      '--output=wide',
      '--watch=true',
    ]);
    // The next word is never the value of a flag with an optional value.
    const { operands } = read('kubectl delete --dry-run pod web-0');
    expect(operands.map(({ text }) => text)).to.deep.equal(['pod', 'web-0']);
  });

  it('gives the words after `--`', () => {
    const { rest, operands } = read('kubectl exec deploy/web -n shop -- ls -la');
    expect(rest.map(({ text }) => text)).to.deep.equal(['ls', '-la']);
    expect(operands.map(({ text }) => text)).to.deep.equal(['deploy/web']);
  });

  it('is found after wrappers, and in substitutions', () => {
    expect(readAll('timeout 60 kubectl get pods')[0]?.path).to.equal('get');
    expect(readAll('POD=$(kubectl get pods -o name)')).to.have.length(1);
    expect(readAll('echo kubectl get pods')).to.deep.equal([]);
  });
});

describe('the targets of a call of kubectl', () => {
  const targets = (shell: string) =>
    targetsOf(read(shell)).map(({ type, name = '' }) => `${type}/${name}`);

  it('have type and name, in each form', () => {
    expect(targets('kubectl get po,svc -n shop')).to.deep.equal(['po/', 'svc/']);
    expect(targets('kubectl delete pod a b')).to.deep.equal(['pod/a', 'pod/b']);
    expect(targets('kubectl scale deploy/a sts/b --replicas=0')).to.deep.equal([
      'deploy/a',
      'sts/b',
    ]);
    expect(targets('kubectl logs web-0')).to.deep.equal(['pods/web-0']);
    expect(targets('kubectl label node node-1 disk=ssd')).to.deep.equal(['node/node-1']);
  });

  it('are empty for files, placeholders and variables', () => {
    expect(targets('kubectl delete -f web.yaml')).to.deep.equal([]);
    expect(targets('kubectl get <type> web')).to.deep.equal([]);
    expect(targets('kubectl get "$TYPE" web')).to.deep.equal([]);
  });

  it('name each type once', () => {
    expect(typesOf(read('kubectl delete pod a b')).map(({ type }) => type)).to.deep.equal(['pod']);
  });
});
