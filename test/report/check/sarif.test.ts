import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import { expect } from 'chai';
import { checkRunbook } from '../../../harness/lint/engine/check.ts';
import { knownRules } from '../../../harness/lint/engine/known-rules.ts';
import type { Checked } from '../../../harness/report/check/checked.ts';
import { formatSarif } from '../../../harness/report/check/sarif.ts';
import { checked, finding, plain } from './checks.ts';

const { resolve } = createRequire(import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(resolve(name), 'utf8'));

describe('check as SARIF', () => {
  const ajv = new Ajv({ schemaId: 'id', meta: false, allErrors: true });
  ajv.addMetaSchema(read('ajv/lib/refs/json-schema-draft-04.json'));
  const isValid = ajv.compile(read('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
  const sarif = (result: Checked) =>
    JSON.parse(formatSarif(result, { version: '1.2.3', exitCode: 1 }));
  const expectValid = (log: unknown) => {
    isValid(log);
    expect(isValid.errors ?? []).to.deep.equal([]);
  };

  it('matches the schema, with every rule', () => {
    const file = 'runbooks/my shop.md';
    const text = knownRules
      .flatMap(({ examples }) => examples.bad)
      .join('\n')
      .replaceAll(/[«»]/g, '');
    const wrapped = `# Shop\n\n\`\`\`sh\n${text}\n\`\`\`\n`;
    const findings = checkRunbook(file, wrapped);
    expect(findings).to.not.deep.equal([]);
    const runbooks = [{ ...plain, file, text: wrapped, findings, silenced: 1 }];
    const notices = ['shellcheck is missing.'];
    const unread = ['a.md was not checked: it may not be read.'];
    const log = sarif({ runbooks, rules: knownRules, notices, unread, failed: [] });
    expectValid(log);
    expect(log.runs[0].results).to.have.length(findings.length);
    expect(log.runs[0].tool.driver.rules).to.have.length(knownRules.length);
  });

  it('is validated by a schema that can refuse', () => {
    const log = sarif(checked([finding()]));
    log.runs[0].results[0].level = 'fatal';
    expect(isValid(log)).to.equal(false);
  });

  it('has a region whose columns count from 1 and whose end is exclusive', () => {
    const [result] = sarif(checked([finding({ line: 5, column: 2 })])).runs[0].results;
    expect(result.locations[0].physicalLocation).to.deep.equal({
      artifactLocation: { uri: 'ops/shop.md' },
      region: {
        startLine: 5,
        startColumn: 2,
        endColumn: 6,
        snippet: { text: '\tcurl http://cart/' },
      },
    });
    expect([result.ruleId, result.ruleIndex, result.level]).to.deep.equal([
      'curl-without-fail',
      0,
      'warning',
    ]);
    expect(result.message.text).to.equal('`curl` succeeds here.\nInstead: curl --fail …');
  });

  it('gives what --fix writes as a fix, and none to other findings', () => {
    const place = { file: 'ops/my shop.md', line: 4, column: 12 };
    const fix = { place, old: '–n', new: '-n' };
    const log = sarif(checked([finding({ place, fix }), finding()]));
    expectValid(log);
    const [fixed, other] = log.runs[0].results;
    expect(fixed.fixes).to.deep.equal([
      {
        description: { text: 'Write `-n` for `–n`.' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'ops/my%20shop.md' },
            replacements: [
              {
                deletedRegion: { startLine: 4, startColumn: 12, endColumn: 14 },
                insertedContent: { text: '-n' },
              },
            ],
          },
        ],
      },
    ]);
    expect(other).to.not.have.property('fixes');
  });

  it('names a file as a URI, and a file elsewhere by its whole path', () => {
    const uri = (file: string) => {
      const log = sarif(checked([finding({ place: { file, line: 1, column: 1 } })]));
      expectValid(log);
      return log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri;
    };
    expect(uri('my ops/50%.md')).to.equal('my%20ops/50%25.md');
    expect(uri('/srv/my ops/a.md')).to.equal('file:///srv/my%20ops/a.md');
    expect(uri('<stdin>')).to.equal('%3Cstdin%3E');
  });

  it('describes only the shellcheck rules that found something', () => {
    const why = 'shellcheck explains it.';
    const log = sarif(
      checked([finding({ rule: 'SC2046', why }), finding({ rule: 'SC2046', why })]),
    );
    expectValid(log);
    const { rules } = log.runs[0].tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).to.deep.equal([
      'curl-without-fail',
      'SC2046',
    ]);
    expect(log.runs[0].results[0].ruleIndex).to.equal(1);
  });
});
