import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { readAlertRules } from '../../harness/runbook/alert-rules/read-alert-rules.ts';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { sentences } from './sentences.ts';

const file = 'provider-deployment-failures.md';
const text = readFileSync(new URL(`../../runbooks/${file}`, import.meta.url), 'utf8');
const givenPath = new URL(`../../../shared/runbooks/${file}`, import.meta.url);
const runbook = parseRunbook(file, text);
const withCommands = ({ procedures }: typeof runbook) =>
  procedures.filter(({ steps }) => steps.some(({ kind }) => kind === 'command'));
const procedures = withCommands(runbook);
const scenarios = procedures.filter(({ title }) => title.startsWith('Scenario'));
const commands = procedures.flatMap(({ steps }) => steps).filter((step) => step.kind === 'command');

describe('the corrected provider-deployment-failures.md', () => {
  it('has the procedures of the original, under the same titles', function () {
    expect(scenarios).to.have.length(6);
    if (!existsSync(givenPath)) this.skip();
    const given = parseRunbook(file, readFileSync(givenPath, 'utf8'));
    const titlesOf = (one: typeof runbook) => withCommands(one).map(({ title }) => title);
    // The original's health checks are the content of a script, for cron.
    const own = titlesOf(runbook).filter((title) => title !== 'Regular Health Checks');
    expect(own).to.deep.equal(titlesOf(given));
  });

  it('is valid shell, and its holes are the variables that it explains', () => {
    expect(commands.flatMap(({ syntaxError }) => syntaxError ?? [])).to.deep.equal([]);
    const names = commands.flatMap(({ placeholders }) => placeholders.map(({ name }) => name));
    expect(names).to.include.members(['REGISTRY_USER', 'REGISTRY_PASSWORD']);
    for (const name of new Set(names)) expect(text).to.match(new RegExp(`^\\| .*\`${name}\``, 'm'));
  });

  it('bounds every wait and every connection', () => {
    for (const { text: line } of commands) {
      if (/\b(?:until|while)\b/.test(line)) expect(line).to.match(/^timeout \d+ bash -c/);
      if (/\bssh /.test(line)) expect(line).to.match(/ssh (?:-n )?-o ConnectTimeout=10 user@/);
      if (/\bcurl /.test(line)) expect(line).to.match(/curl --fail .*--max-time \d+/);
      if (/kubectl (?:rollout status|drain|delete)/.test(line)) expect(line).to.match(/--timeout=/);
    }
  });

  it('validates strictly again wherever it stopped to, and makes sure of it', () => {
    for (const { steps } of procedures) {
      const set = steps.flatMap(
        ({ text: line }) => /strict_validation (\w+)$/.exec(line)?.[1] ?? [],
      );
      expect(set.at(-1) ?? 'true').to.equal('true');
    }
    expect(text).to.include('config get manifest.strict_validation | grep -x true');
  });

  it('has the alert of its title, the four related ones and those of the capacity', () => {
    const fences = readAlertRules(runbook);
    expect(fences.flatMap(({ problems }) => problems)).to.deep.equal([]);
    expect(fences.map(({ rules }) => rules.map(({ name }) => name))).to.deep.equal([
      [
        'ProviderDeploymentFailures',
        'ProviderNodeDown',
        'ProviderResourceExhausted',
        'ProviderBidEngineStuck',
        'LeaseEndingWithoutReplacement',
      ],
      ['NodeCpuHigh', 'NodeMemoryHigh', 'NodeDiskHigh', 'PodsPending'],
    ]);
  });

  it('copies no sentence of the original', function () {
    if (!existsSync(givenPath)) this.skip();
    const given = sentences(readFileSync(givenPath, 'utf8'));
    expect([...sentences(text)].filter((sentence) => given.has(sentence))).to.deep.equal([]);
  });
});
