import { expect } from 'chai';
import type { PlannedStep } from '../../harness/model/scenario.ts';
import { noteMissingTools } from '../../harness/scenario/missing-tools.ts';
import { step } from '../drill/rehearsal.ts';

const noted = (texts: readonly string[], operatorTools: readonly string[] = []) =>
  noteMissingTools(
    texts.map((text, index) => step(index + 1, text)),
    { operatorImage: { name: 'operator' }, operatorTools },
  ).map(({ text }) => /^(step \d+) calls (\S+),/.exec(text)?.slice(1).join(' '));

describe('tools that the workstation lacks', () => {
  it('are noted at the step that calls them first', () => {
    const steps = [
      'kubectl get pods',
      'aws ecr describe-images && eksctl get nodegroup',
      'aws --version',
    ];
    expect(noted(steps)).to.deep.equal(['step 2 aws', 'step 2 eksctl']);
  });

  for (const text of [
    'psql -c "SELECT 1"',
    'echo "SELECT 1" | psql',
    'N=$(psql -c "SELECT 1")',
    'timeout 5 psql -c "SELECT 1"',
    'PGPASSWORD=x sudo psql',
    'if psql -c "SELECT 1"; then echo up; fi',
    'while ! psql -c "SELECT 1"; do sleep 1; done',
    'for db in a b; do psql "$db"; done',
    'xargs psql < dbs',
  ]) {
    it(`are seen in ${text}`, () => expect(noted([text])).to.deep.equal(['step 1 psql']));
  }

  for (const text of [
    'kubectl exec db-0 -- psql -c "SELECT 1"',
    'ssh db-1 systemctl restart postgresql',
    './scripts/check.sh && /opt/shop/bin/shopctl list',
    '"$TOOL" list',
    'check() { curl -f "$1"; }\ncheck http://web',
    'export A=b; cd /tmp; [ -n "$A" ] && ! [[ -z $A ]]',
    'case "$A" in b) true ;; *) false ;; esac',
    'cat <<EOF | jq .\n{"psql": 1}\nEOF',
    'echo psql # psql',
    'kubectl get pods "',
  ]) {
    it(`are not seen in ${text.split('\n').join(' ⏎ ')}`, () =>
      expect(noted([text])).to.deep.equal([]));
  }

  it('are not those that the system names', () => {
    expect(noted(['aws --version', 'psql'], ['aws'])).to.deep.equal(['step 2 psql']);
  });

  it('are a matter of operator.tools where the workstation is the system’s own', () => {
    const own = { operatorImage: { name: 'desk:1', build: '/s/desk' }, operatorTools: [] };
    const [note] = noteMissingTools([step(1, 'aws --version')], own);
    expect(note?.text).to.include('step 1 calls aws, which operator.tools of system.yaml does not');
  });

  it('are not those of a function that an earlier step defined, nor of steps that are not run', () => {
    expect(noted(['drain() { true; }', 'drain web'])).to.deep.equal([]);
    const manual: PlannedStep = {
      ...step(1, 'aws --version'),
      action: { kind: 'manual', because: 'a person' },
    };
    expect(
      noteMissingTools([manual], { operatorImage: { name: 'operator' }, operatorTools: [] }),
    ).to.deep.equal([]);
  });
});
