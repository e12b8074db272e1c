import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { sentences } from './sentences.ts';

const titles = {
  'vpsie-provisioning-failed.md': [
    '1. VM Creation Failed',
    '2. VM Created but Not Registering',
    '3. Timeout During Provisioning',
    '4. Invalid Kubernetes Version',
    '5. SSH Key Issues',
    'Delete and Recreate',
    'Manual VM Cleanup',
    'Force NodeGroup Reconciliation',
    'Debug Node Registration',
  ],
  'vpsie-scale-up-failure.md': [
    '1. VPSie API Errors',
    '2. Quota Exceeded',
    '3. Invalid Configuration',
    '4. Circuit Breaker Open',
    '5. Network Issues',
    'For Configuration Issues',
  ],
};

for (const [file, recoveries] of Object.entries(titles)) {
  const path = new URL(`../../runbooks/${file}`, import.meta.url);
  const givenPath = new URL(`../../../shared/runbooks/${file}`, import.meta.url);
  const text = readFileSync(path, 'utf8');
  const corrected = parseRunbook(file, text);
  const commands = corrected.procedures
    .flatMap(({ steps }) => steps)
    .filter((step) => step.kind === 'command');

  describe(`the corrected ${file}`, () => {
    it('has the recoveries of the original, each under its own title', () => {
      const found = corrected.procedures.map(({ title }) => title);
      expect(found).to.deep.equal(['Diagnosis Steps', ...recoveries]);
    });

    it('is valid shell, without placeholders', () => {
      expect(commands.flatMap(({ syntaxError }) => syntaxError ?? [])).to.deep.equal([]);
      expect(corrected.placeholders).to.deep.equal([]);
    });

    it('ends each recovery by waiting until a workload runs', () => {
      for (const { title, steps } of corrected.procedures.slice(1)) {
        const [last] = steps.slice(-1);
        expect(last?.text, title).to.match(/^timeout \d+ bash -c .*startedAt/);
      }
    });

    it('bounds every wait, and opens no editor', () => {
      const lines = commands.flatMap((step) => step.text.split('\n'));
      for (const line of lines) {
        if (/\buntil\b/.test(line)) expect(line).to.match(/^timeout \d+ /);
        if (/^kubectl delete|xargs .*kubectl delete/.test(line))
          expect(line).to.include('--timeout=');
        if (/^(?:for .*)?(?:.*\| *)?curl /.test(line)) expect(line).to.match(/curl .*--max-time/);
        expect(line).not.to.match(/kubectl edit|--watch|kubectl get .* -w\b|logs .* -f\b/);
      }
    });

    it('copies no sentence of the original', function () {
      if (!existsSync(givenPath)) this.skip();
      const given = sentences(readFileSync(givenPath, 'utf8'));
      expect([...sentences(text)].filter((sentence) => given.has(sentence))).to.deep.equal([]);
    });
  });
}
