import { type Finding, ranked, type Severity } from '../../model/finding.ts';
import { plainOutput } from '../plain-output.ts';
import {
  allFindings,
  allNotices,
  type Checked,
  type Counts,
  countText,
  severities,
  summary,
} from './checked.ts';
import type { CheckFormat } from './format.ts';

/** GitHub shows no more of each kind from one step, and drops the others silently. */
const maxOfKind = 10;
const kinds: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

export const githubFormat: CheckFormat = {
  name: 'github',
  pathsFromTop: true,
  format: formatGithub,
};

/** Workflow commands that make annotations on the lines of a pull request; the worst first. */
export function formatGithub(checked: Checked): string {
  const findings = ranked(allFindings(checked));
  const left: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  const shown = severities.flatMap((severity) => {
    const ofKind = findings.filter((finding) => finding.severity === severity);
    left[severity] = Math.max(0, ofKind.length - maxOfKind);
    return ofKind.slice(0, maxOfKind).map(annotation);
  });
  return [...shown, ...more(left), ...allNotices(checked).map(plain), summary(checked)].join('\n');
}

function annotation({ rule, severity, place, length, text, why, instead }: Finding): string {
  const properties = {
    file: place.file,
    line: place.line,
    col: place.column,
    endColumn: place.column + length,
    title: rule,
  };
  const listed = Object.entries(properties).map(([name, value]) => `${name}=${inProperty(value)}`);
  const message = [`${text} ${why}`, ...(instead === undefined ? [] : [`Instead: ${instead}`])];
  return `::${kinds[severity]} ${listed.join(',')}::${inMessage(message.join('\n'))}`;
}

const more = (left: Counts) =>
  severities.some((severity) => left[severity] > 0)
    ? [`GitHub shows only ${maxOfKind} annotations of each kind; not shown: ${countText(left)}.`]
    : [];

const inMessage = (text: string) =>
  plainOutput(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const inProperty = (value: string | number) =>
  inMessage(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** A line of the log that no runner mistakes for a command, whatever the name of a file is. */
const plain = (text: string) => `Note: ${plainOutput(text).replaceAll(/[\r\n]+/g, ' ')}`;
