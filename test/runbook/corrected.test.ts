import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { sentences } from './sentences.ts';

const path = new URL('../../runbooks/raibid-ci-operations.md', import.meta.url);
const givenPath = new URL('../../../shared/runbooks/raibid-ci-operations.md', import.meta.url);
const text = readFileSync(path, 'utf8');
const corrected = parseRunbook('corrected.md', text);
const commands = corrected.procedures
  .flatMap(({ steps }) => steps)
  .flatMap((step) => (step.kind === 'command' ? step : []));

describe('the corrected raibid-ci runbook', () => {
  it('has the procedures and the recovery times of the original', () => {
    expect(corrected.procedures.map(({ title }) => title)).to.deep.equal([
      'Redis Pod Failure',
      'Gitea Service Unavailable',
      'API Server Not Responding',
      'Agent Jobs Not Starting',
      'Disk Space Exhaustion',
      'Network Connectivity Issues',
      'Cascading Failures',
      'Backup Procedure',
      'Restore Procedure',
      'Post-Incident Checklist',
      'Quick Status Check',
      'Log Aggregation',
      'Force Restart Everything',
    ]);
    const recovery = corrected.claims.filter((claim) => claim.recovery);
    expect(recovery.map((claim) => claim.maxMs)).to.deep.equal([
      60_000, 120_000, 60_000, 90_000, 1_800_000, 60_000, 180_000,
    ]);
  });

  it('numbers the Redis procedure 1 to 6, and branches at 3 and 4', () => {
    const [redis] = corrected.procedures;
    const labels = redis?.steps.flatMap((step) => (step.kind === 'command' && step.label) || []);
    const items = [...new Set(labels?.map(({ item }) => item))];
    const branches = new Set(labels?.flatMap((label) => (label.conditional ? label.item : [])));
    expect(items).to.deep.equal([1, 2, 3, 4, 5, 6]);
    expect([...branches]).to.deep.equal([3, 4]);
    expect(redis?.symptoms).to.have.length(3);
  });

  it('states data risks that a drill can check', () => {
    const risks = corrected.procedures.flatMap(({ title, dataRisks }) =>
      dataRisks.map(({ kind, lossMs }) => `${title}: ${kind}${lossMs ? ` ${lossMs}` : ''}`),
    );
    expect(risks).to.include.members([
      'Redis Pod Failure: at-most 1000',
      'Gitea Service Unavailable: none',
      'API Server Not Responding: none',
      'Agent Jobs Not Starting: none',
    ]);
  });

  it('is valid shell, and its only placeholder is the claim to enlarge', () => {
    expect(commands.flatMap((step) => step.syntaxError ?? [])).to.deep.equal([]);
    expect([...new Set(corrected.placeholders.map(({ name }) => name))]).to.deep.equal([
      'PVC_NAME',
      'PVC_SIZE',
    ]);
  });

  it('has no command that checked nothing, failed, or waited for a person', () => {
    for (const step of commands) {
      expect(step.text).not.to.match(/\s-it\s|\bkubectl edit\b|\bdocker\b|^watch\b|--short\b/);
      expect(step.text).not.to.match(/curl(?! --fail)/);
      if (step.text.includes('patch')) expect(step.text).to.include('--type merge');
      if (/\bPING\b/.test(step.text)) expect(step.text).to.match(/timeout .*grep -qx PONG/);
    }
    const texts = commands.map((step) => step.text);
    const unchecked = texts.filter(
      (command, at) =>
        command.startsWith('kubectl rollout restart') &&
        !texts[at + 1]?.startsWith('kubectl rollout status'),
    );
    expect(unchecked).to.deep.equal([]);
  });

  it('copies no sentence of the original', function () {
    if (!existsSync(givenPath)) this.skip();
    const shared = [...sentences(text)].filter((sentence) =>
      sentences(readFileSync(givenPath, 'utf8')).has(sentence),
    );
    expect(shared).to.deep.equal([]);
  });
});
