import { pleaseReport } from '../../errors.ts';
import type { Finding } from '../../model/finding.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { LintDocument } from '../read/document.ts';
import { type IgnoreComment, readIgnoreComments } from './ignore-comments.ts';
import type { RuleText } from './rule.ts';
import { ruleCrashed } from './rule-crashed.ts';

const form = '<!-- firedrill: ignore RULE: reason -->';
const formInFence = '<!-- firedrill: ignore RULE in "part of the line": reason -->';

/** Both rules inspect comments that begin with `firedrill:`, or are meant to; `applyIgnores` checks all of them at once. */
const ignoreWithoutReason: RuleText = {
  name: 'ignore-without-reason',
  severity: 'warning',
  why: 'Without a reason nobody can tell later whether the exception still applies, so the comment silences nothing.',
  examples: {
    bad: [
      '# Shop\n\n«<!-- firedrill: ignore curl-without-fail in "curl" -->»\n```bash\ncurl http://shop/\n```\n',
      '# Shop\n\n«<!-- firedrill: ignore curl-without-fail in "curl":  -->»\n```bash\ncurl http://shop/\n```\n',
    ],
    good: [
      '# Shop\n\n<!-- firedrill: ignore curl-without-fail in "curl": a person reads it -->\n```bash\ncurl http://shop/\n```\n',
      '# Shop\n\n```html\n<!-- firedrill: ignore curl-without-fail -->\n```\n',
      '# Shop\n\nWrite `<!-- firedrill: ignore curl-without-fail -->` above it.\n',
    ],
  },
};

const ignoreWithoutEffect: RuleText = {
  name: 'ignore-without-effect',
  severity: 'warning',
  why: 'The comment suggests that something here is known to be wrong, and it may hide a real finding later.',
  examples: {
    bad: [
      '# Shop\n\n«<!-- firedrill: ignore curl-without-fail in "curl": read by a person -->»\n```bash\ncurl --fail http://shop/\n```\n',
      '# Shop\n\n«<!-- firedrill: ignore curl-without-fail: it names no part of a line -->»\n```bash\ncurl http://shop/\n```\n',
      '# Shop\n\n«<!-- firedrill: ignore curl-witout-fail in "curl": misspelt -->»\n```bash\ncurl http://shop/\n```\n',
      '# Shop\n\n«<!-- firedrill: ignore curl-without-fail in "curl": two lines -->»\n```bash\ncurl http://shop/\ncurl http://cart/\n```\n',
      '# Shop\n\n«<!-- firedrill: disable all -->»\n',
      '# Shop\n\n«<!-- firedrill-ignor curl-without-fail -->»\n```bash\ncurl http://shop/\n```\n',
      '# Shop\n\n«<!-- firedrill-disable -->»\n',
      '# Shop\n\n«<!-- firedrill-disable-next-line curl-without-fail: read by a person -->»\n',
      '# Shop\n\n«<!-- Firedrill: ignore curl-without-fail: capital -->»\n',
      '# Shop\n\n«<!-- firedril: ignore curl-without-fail: one letter -->»\n',
      '# Shop\n\n«<!-- firedrill ignore curl-without-fail: no colon -->»\n',
    ],
    good: [
      '# Shop\n\n<!-- firedrill: ignore curl-without-fail in "cart": read by a person -->\n\n```bash\ncurl --fail http://shop/\ncurl http://cart/\n```\n',
      '# Shop\n\n<!-- Firedrill drills this every night -->\n',
      '# Shop\n\n<!-- firedrill-drill: shop/redis-hang -->\n',
      '# Shop\n\n<!-- Firedrill was here -->\n```bash\ncurl --fail http://shop/\n```\n',
      '# Shop\n\n~~~\n<!-- firedrill: ignore curl-without-fail: an example -->\n~~~\n',
    ],
  },
};

export const ignoreRules: readonly RuleText[] = [ignoreWithoutReason, ignoreWithoutEffect];

/** What `applyIgnores` needs to know about the rules. */
export interface RuleNames {
  /** Names that a comment may give. */
  readonly known: readonly string[];
  /** True if the rule was able to report findings: it is neither off nor unavailable here. */
  hasRun(rule: string): boolean;
}

/** Findings that no comment silences, and findings about the comments themselves; unordered. */
export function applyIgnores(
  document: LintDocument,
  findings: readonly Finding[],
  names: RuleNames,
): readonly Finding[] {
  const comments = readIgnoreComments(document);
  if (comments.length === 0) return findings;
  const there = new Set(findings.map(({ place, rule }) => keyOf(place.line, rule)));
  const silenced = new Set<string>();
  const own = comments.flatMap((comment) => {
    const problem = problemOf(comment, names);
    if (problem) return problem;
    const key = keyOf(comment.holdsFor, comment.rule);
    const works = there.has(key) && !silenced.has(key);
    silenced.add(key);
    return works || !names.hasRun(comment.rule ?? '') ? [] : withoutEffect(comment);
  });
  return [
    ...findings.filter(({ place, rule }) => !silenced.has(keyOf(place.line, rule))),
    ...own.filter(({ rule }) => names.hasRun(rule)),
  ];
}

const keyOf = (line: unknown, rule: string | undefined) => `${line} ${rule}`;

function problemOf(comment: IgnoreComment, { known }: RuleNames): Finding | undefined {
  const { rule, reason, holdsFor } = comment;
  const broken = (text: string, instead?: string) =>
    findingOf(ignoreWithoutEffect, comment, text, instead);
  if (rule === undefined) return broken('Firedrill does not know this form of comment.', form);
  if (rule === ruleCrashed.name) {
    return broken(
      `\`${rule}\` cannot be silenced: Firedrill itself failed here.`,
      `Remove it. ${pleaseReport}`,
    );
  }
  if (!known.includes(rule) && !isShellcheck(rule)) {
    return broken(`The rule "${rule}" does not exist.${didYouMean(rule, known)}`);
  }
  if (reason === undefined) {
    return findingOf(ignoreWithoutReason, comment, 'This comment gives no reason.', form);
  }
  return typeof holdsFor === 'string' ? broken(holdsFor) : undefined;
}

/** The names of shellcheck's own rules. */
export const isShellcheck = (rule: string) => /^SC\d{4}$/.test(rule);

function withoutEffect(comment: IgnoreComment): Finding {
  const { rule, holdsFor, opensFence } = comment;
  const [text, instead] = opensFence
    ? ['A fence follows, but this comment does not say which of its lines it means.', formInFence]
    : [`\`${rule}\` finds nothing on line ${holdsFor}, which this comment is for.`, 'Remove it.'];
  return findingOf(ignoreWithoutEffect, comment, text, instead);
}

function findingOf(
  { name, severity, why }: RuleText,
  { place, length }: IgnoreComment,
  text: string,
  instead?: string,
): Finding {
  return { rule: name, severity, why, place, length, text, ...(instead && { instead }) };
}
