import { pathToFileURL } from 'node:url';
import type { RuleText } from '../../lint/engine/rule.ts';
import type { Finding, Fix } from '../../model/finding.ts';
import { linesOf } from '../../runbook/markdown/source.ts';
import { formatPlace } from '../../scenario/place.ts';
import { plainOutput } from '../plain-output.ts';
import { allFindings, type Checked, crashesIn, failuresIn } from './checked.ts';
import type { CheckContext, CheckFormat } from './format.ts';

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
const documentation = 'docs/check.md';

export const sarifFormat: CheckFormat = { name: 'sarif', pathsFromTop: true, format: formatSarif };

/** SARIF 2.1.0, for code scanning: every rule with its help, every finding with its region. */
export function formatSarif(
  checked: Checked,
  { version, exitCode }: Pick<CheckContext, 'version' | 'exitCode'>,
): string {
  const rules = describedRules(checked);
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const results = checked.runbooks.flatMap(({ text, findings }) => {
    const lines = findings.length > 0 ? linesOf(text) : [];
    return findings.map((finding) => ({
      ruleId: finding.rule,
      ruleIndex: indexOf.get(finding.rule),
      level: finding.severity,
      message: { text: messageOf(finding) },
      locations: [{ physicalLocation: locationOf(finding, lines) }],
      ...(finding.fix && { fixes: [fixOf(finding.fix)] }),
    }));
  });
  const log = {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'firedrill', semanticVersion: version, rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: checked.unread.length + failuresIn(checked) === 0,
            exitCode,
            toolExecutionNotifications: [
              ...checked.notices.map((text) => notification('note', text)),
              ...[...checked.unread, ...crashesIn(checked).map(crashText), ...checked.failed].map(
                (text) => notification('error', text),
              ),
            ],
          },
        ],
        results,
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

const notification = (level: 'note' | 'error', text: string) => ({
  level,
  message: { text: plainOutput(text) },
});

const crashText = ({ place, text }: Finding) => `${formatPlace(place)}: ${text}`;

/** All of Firedrill's rules, and the shellcheck rules that have findings. */
function describedRules(checked: Checked) {
  const own = checked.rules.map(ownRule);
  const ids = new Set(own.map(({ id }) => id));
  const foreign = allFindings(checked).filter(({ rule }) => !ids.has(rule));
  const byId = new Map(foreign.map((finding) => [finding.rule, finding]));
  return [...own, ...[...byId.values()].map(foreignRule)];
}

function ownRule({ name, severity, why, examples }: RuleText) {
  const sentence = name.replaceAll('-', ' ');
  return {
    id: name,
    shortDescription: { text: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.` },
    fullDescription: { text: why },
    help: {
      text: `${why}\n\nWrong:\n${plainExamples(examples.bad)}\n\nRight:\n${plainExamples(examples.good)}\n\n${documentation} explains how to configure or silence this rule.`,
      markdown: `${why}\n\n**Wrong**\n\n${codeExamples(examples.bad)}\n\n**Right**\n\n${codeExamples(examples.good)}\n\n\`${documentation}\` explains how to configure or silence this rule.`,
    },
    defaultConfiguration: { level: severity },
  };
}

function foreignRule({ rule, severity, why }: Finding) {
  return {
    id: rule,
    shortDescription: { text: `shellcheck ${rule}.` },
    fullDescription: { text: why },
    help: { text: why, markdown: why },
    defaultConfiguration: { level: severity },
  };
}

const unmarked = (text: string) => text.replace(/[«»]/g, '');
const plainExamples = (texts: readonly string[]) => texts.map(unmarked).join('\n\n');
const codeExamples = (texts: readonly string[]) =>
  texts.map((text) => `~~~~\n${unmarked(text)}\n~~~~`).join('\n\n');

const messageOf = ({ text, instead }: Finding) =>
  plainOutput(instead === undefined ? text : `${text}\nInstead: ${instead}`);

function locationOf({ place, length }: Finding, lines: readonly string[]) {
  const { line, column } = place;
  const snippet = lines[line - 1];
  return {
    artifactLocation: { uri: uriOf(place.file) },
    region: {
      startLine: line,
      startColumn: column,
      endColumn: column + length,
      ...(snippet !== undefined && { snippet: { text: plainOutput(snippet).slice(0, 1000) } }),
    },
  };
}

/** What `check --fix` writes, as a replacement that a viewer can offer. */
function fixOf({ place, old, new: written }: Fix) {
  const { line, column } = place;
  return {
    description: { text: plainOutput(`Write \`${written}\` for \`${old}\`.`) },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(place.file) },
        replacements: [
          {
            deletedRegion: { startLine: line, startColumn: column, endColumn: column + old.length },
            insertedContent: { text: written },
          },
        ],
      },
    ],
  };
}

/** A path below the working directory stays relative: code scanning looks for it in the repository. */
function uriOf(file: string): string {
  if (/^(?:\/|[A-Za-z]:[\\/])/.test(file)) return pathToFileURL(file).href;
  return file.split(/[\\/]/).map(encodeURIComponent).join('/');
}
