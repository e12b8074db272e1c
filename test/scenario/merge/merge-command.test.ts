import { expect } from 'chai';
import { parse } from 'yaml';
import { mergeCommand } from '../../../harness/scenario/merge/merge-command.ts';
import { pasted, readMergePath, wrapped } from '../../../harness/scenario/merge/merge-path.ts';
import { scenario } from '../documents.ts';
import { thrown } from '../thrown.ts';

const put = (at: string, ...lines: string[]): unknown =>
  parse(wrapped(readMergePath(at) ?? [], lines).join('\n'));

describe('the place of YAML in an object', () => {
  it('is a path of keys, with entries of lists by their merge keys', () => {
    expect(put('spec', 'replicas: 3')).to.deep.equal({ spec: { replicas: 3 } });
    expect(put('spec.containers[web]', 'image: a')).to.deep.equal({
      spec: { containers: [{ name: 'web', image: 'a' }] },
    });
    expect(put('spec.containers[v1.2]', 'image: a')).to.deep.equal({
      spec: { containers: [{ name: 'v1.2', image: 'a' }] },
    });
    expect(put('ports[port=80]', 'targetPort: 8080')).to.deep.equal({
      ports: [{ port: 80, targetPort: 8080 }],
    });
    expect(put('env[ON]', 'value: "1"')).to.deep.equal({ env: [{ name: 'ON', value: '1' }] });
  });

  it('keeps the lines as they are, blank lines and longer texts too', () => {
    const lines = ['data:', '  run: |', '    a', '', '      b', '# the end'];
    expect(put('spec', ...lines)).to.deep.equal({ spec: { data: { run: 'a\n\n  b\n' } } });
    expect(put('spec.args', '- a', '- b')).to.deep.equal({ spec: { args: ['a', 'b'] } });
  });

  it('takes lines as a person pastes them: indented as a whole, or below a mark of a document', () => {
    const indented = [
      '# The limits:',
      '        resources:',
      '',
      '          limits:',
      '            cpu: 1',
    ];
    const resources = { limits: { cpu: 1 } };
    expect(put('spec.containers[web]', ...pasted(indented))).to.deep.equal({
      spec: { containers: [{ name: 'web', resources }] },
    });
    expect(put('spec', ...pasted(['', '---', 'replicas: 3']))).to.deep.equal({
      spec: { replicas: 3 },
    });
    expect(pasted(['run: |', '  a', '    b'])).to.deep.equal(['run: |', '  a', '    b']);
  });

  const refused = (merge: string) =>
    thrown(() => scenario(`automations:\n  - { name: x, where: x, because: x, merge: ${merge} }`))
      .message;
  it('is refused where no merge can find it', () => {
    const inDeployment = (at: string) => refused(`{ kind: Deployment, name: web, at: "${at}" }`);
    expect(inDeployment('spec..x')).to.include('write a path such as');
    expect(inDeployment('spec.containers[')).to.include('write a path such as');
    expect(inDeployment('spec.tolerations[x]')).to.include(
      'a merge replaces the list "tolerations"',
    );
    expect(inDeployment('spec.containers[image=x]')).to.include('by image');
    expect(refused('{ kind: Cluster, name: db, at: "spec.containers[x]" }')).to.include(
      'a merge into a Cluster replaces lists',
    );
  });

  it('needs its object', () => {
    expect(refused('{ kind: Deployment }')).to.include('give both kind and name');
    expect(refused('{ at: spec }')).to.include('give kind and name as well');
    expect(refused('{ kind: deployment, name: web }')).to.include('must be a kind');
    expect(refused('{ kind: Deployment, name: "web; reboot" }')).to.include('Kubernetes object');
    expect(refused('{ kind: Deployment, name: web }, run: x')).to.include('does one thing');
  });
});

describe('the command that merges', () => {
  const target = { kind: 'Deployment', namespace: 'shop', name: 'web', at: 'spec' };

  it('refuses unknown fields before it merges, and says when there is no object', () => {
    expect(mergeCommand(target, 'replicas: 3').split('\n')).to.deep.equal([
      '(',
      'set -o pipefail',
      "fragment=$(cat <<'YAML'",
      'spec:',
      '  replicas: 3',
      'YAML',
      ')',
      'today=$(kubectl get Deployment web --namespace shop --output json) || exit 66',
      '# An unknown field is an error here.',
      `printf '%s' "$today" | jq 'del(.metadata.resourceVersion, .metadata.managedFields)' |`,
      '  kubectl patch --local --filename - --type strategic --patch "$fragment" --output json |',
      '  kubectl apply --server-side --force-conflicts --dry-run=server --validate=strict --filename - >/dev/null &&',
      '  kubectl patch Deployment web --namespace shop --type strategic --patch "$fragment"',
      ')',
    ]);
  });

  it('uses a JSON merge patch for custom resources', () => {
    const custom = { kind: 'Cluster.postgresql.cnpg.io', name: 'db' };
    expect(mergeCommand(custom, 'spec: {}'))
      .to.include('--type merge')
      .and.not.include('strategic');
  });

  it('applies whole objects', () => {
    expect(mergeCommand({ namespace: 'shop' }, 'kind: A\nYAML').split('\n')).to.deep.equal([
      "kubectl apply --namespace shop --validate=strict --filename - <<'YAML_'",
      'kind: A',
      'YAML',
      'YAML_',
    ]);
  });
});
