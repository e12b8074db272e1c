import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { sentences } from './sentences.ts';

const file = 'failed-deployment.md';
const text = readFileSync(new URL(`../../runbooks/${file}`, import.meta.url), 'utf8');
const givenPath = new URL(`../../../shared/runbooks/${file}`, import.meta.url);
const { procedures } = parseRunbook(file, text);
const recoveries = procedures.filter(
  ({ title }) => !['Diagnosis', 'Verification', 'Alerts'].includes(title),
);
const commands = procedures.flatMap(({ steps }) => steps).filter((step) => step.kind === 'command');

describe('the corrected failed-deployment.md', () => {
  it('has a recovery for each cause, and the two that fit several', () => {
    expect(recoveries.map(({ title }) => title)).to.deep.equal([
      'Immediate Actions',
      'If caused by image pull failure',
      'If caused by application startup failure',
      'If caused by health check failure',
      'If caused by resource constraints',
      'If caused by database migration failure',
      'Rollback Procedure',
    ]);
  });

  it('is valid shell, and its holes are the variables that it explains', () => {
    expect(commands.flatMap(({ syntaxError }) => syntaxError ?? [])).to.deep.equal([]);
    const names = commands.flatMap(({ placeholders }) => placeholders.map(({ name }) => name));
    for (const name of new Set(names)) expect(text).to.match(new RegExp(`^\\| .*\`${name}\``, 'm'));
  });

  it('waits for every change of the Deployment, for no longer than it says', () => {
    for (const { title, steps } of recoveries) {
      const waits = steps.filter(({ text }) => text.startsWith('kubectl rollout status'));
      expect(waits.length, title).to.be.greaterThan(0);
      for (const wait of waits) expect(wait.text).to.match(/--timeout=\d+s$/);
    }
  });

  it('copies no sentence of the original', function () {
    if (!existsSync(givenPath)) this.skip();
    const given = sentences(readFileSync(givenPath, 'utf8'));
    expect([...sentences(text)].filter((sentence) => given.has(sentence))).to.deep.equal([]);
  });
});
