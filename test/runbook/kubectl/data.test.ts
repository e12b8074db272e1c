import { expect } from 'chai';
import { misspeltName } from '../../../harness/model/nearest.ts';
import {
  commandUnder,
  flagAt,
  flagNamesAt,
} from '../../../harness/runbook/kubectl/command-tree.ts';
import { lifecycleOf } from '../../../harness/runbook/kubectl/lifecycles.ts';
import { builtInType, fieldsOf } from '../../../harness/runbook/kubectl/resource-types.ts';
import { minorOf, versions } from '../../../harness/runbook/kubectl/versions.ts';

describe('the data about kubectl', () => {
  it('comes from every version of a range, oldest first', () => {
    const minors = versions.map((version) => Number(minorOf(version).replace('1.', '')));
    const [first = 0] = minors;
    expect(minors).to.deep.equal(minors.map((_, index) => first + index));
    expect([first, minors.at(-1)]).to.deep.equal([28, 34]);
  });

  it('has each flag in one range of versions, so that the first and the last are known', () => {
    const minors = versions.map(minorOf);
    for (const path of ['', 'get', 'logs', 'drain', 'apply', 'debug', 'rollout status', 'run']) {
      for (const name of flagNamesAt(path)) {
        const known = flagAt(path, name)?.versions ?? [];
        const from = minors.indexOf(known[0] ?? '');
        expect(known, `${path} ${name}`).to.deep.equal(minors.slice(from, from + known.length));
      }
    }
  });

  it('has flags with their letters, values and versions', () => {
    expect(flagAt('get', '-A')).to.deep.include({ name: '--all-namespaces', value: 'none' });
    expect(flagAt('get', '-n')).to.deep.include({ name: '--namespace', value: 'needed' });
    expect(flagAt('delete', '--dry-run')).to.deep.include({ value: 'optional' });
    expect(flagAt('logs', '--all-pods')?.versions).to.deep.equal(['1.31', '1.32', '1.33', '1.34']);
    expect(flagAt('drain', '--delete-local-data')?.versions).to.deep.equal([
      '1.28',
      '1.29',
      '1.30',
    ]);
    expect(flagAt('version', '--short')).to.equal(undefined);
  });

  it('has the deprecated flags that help leaves out', () => {
    expect(flagAt('scale', '--record')?.deprecated).to.include('will be removed');
  });

  it('has subcommands under all their names', () => {
    expect(commandUnder('create', 'deploy')).to.equal('create deployment');
    expect(commandUnder('top', 'po')).to.equal('top pod');
    expect(commandUnder('rollout', 'deploy')).to.equal(undefined);
  });
});

describe('the data about the API', () => {
  it('has types under all their names', () => {
    for (const name of ['po', 'pod', 'pods', 'Pod'])
      expect(builtInType(name)?.name).to.equal('pods');
    for (const name of ['deployments.apps', 'deployments.v1.apps']) {
      expect(builtInType(name)?.kind).to.equal('Deployment');
    }
    expect(builtInType('events')?.group).to.equal('');
    expect(builtInType('events.events.k8s.io')?.group).to.equal('events.k8s.io');
    expect(builtInType('certificates.cert-manager.io')).to.equal(undefined);
    expect(builtInType('nodes')?.namespaced).to.equal(false);
  });

  it('has the fields for the field selectors of a type', () => {
    const fields = (name: string) => {
      const type = builtInType(name);
      if (!type) throw new Error(`no type ${name}`);
      return [...fieldsOf(type)].sort();
    };
    expect(fields('pods')).to.include.members(['status.phase', 'spec.nodeName', 'metadata.name']);
    expect(fields('nodes')).to.deep.equal(['metadata.name', 'spec.unschedulable']);
    expect(fields('deploy')).to.deep.equal(['metadata.name', 'metadata.namespace']);
    expect(fields('jobs')).to.include('status.successful');
    expect(fields('sts')).to.deep.equal(['metadata.name', 'metadata.namespace']);
  });

  it('has removed API versions, and their replacements', () => {
    expect(lifecycleOf('batch/v1beta1', 'CronJob')).to.deep.include({
      deprecated: '1.21',
      removed: '1.25',
      replacement: 'batch/v1 CronJob',
    });
    expect(lifecycleOf('policy/v1beta1', 'PodSecurityPolicy')?.removed).to.equal('1.25');
    expect(lifecycleOf('v1', 'Endpoints')).to.deep.include({
      deprecated: '1.33',
      removed: undefined,
    });
    expect(lifecycleOf('apps/v1', 'Deployment')).to.equal(undefined);
  });
});

it('a misspelt word is close to one name, and another word to none', () => {
  const names = ['deployments', 'pods', 'services', 'replicasets'];
  expect(misspeltName('deploymnets', names)).to.equal('deployments');
  expect(misspeltName('servces', names)).to.equal('services');
  expect(misspeltName('scaledjobs', names)).to.equal(undefined);
  expect(misspeltName('replicas', names)).to.equal(undefined);
  expect(misspeltName('pod', names)).to.equal(undefined);
});
