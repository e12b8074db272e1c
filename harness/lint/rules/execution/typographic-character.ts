import type { Command } from '../../../runbook/commands/script.ts';
import { programOf, startOfInner } from '../../../runbook/commands/wrappers.ts';
import { readInvocation } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import {
  fixOfBlank,
  fixOfDash,
  fixOfQuotes,
  hasOneDash,
  type TextFix,
} from '../../read/typography.ts';

/** A dash, quote or blank of a word processor, which no shell and no program knows. */
export const typographicCharacter: Rule = {
  name: 'typographic-character',
  severity: 'error',
  why: 'To the shell it is a letter like any other: the option, quote or blank that a reader sees does not exist.',
  examples: {
    bad: [
      '# Web\n\nRun it with `kubectl get pods «–»n shop`.\n',
      'kubectl get pods «–»n shop',
      'kubectl get pods «—»all-namespaces',
      'ls «–»la /data',
      'find /data «—»name core',
      'ps «—»ef',
      'docker exec web java «—»jar shop.jar',
      'kubectl get pods «–-»namespace=shop',
      'kubectl delete pod web-0 -«–»force',
      'kubectl exec web-0 «—» ls /data',
      'su «–» postgres',
      'kubectl logs web-0 «‑»f --tail=5',
      'kubectl logs web-0 | grep «“»out of memory”',
      'kubectl logs web-0 -c «‘»app’',
      'psql --command=«“»SELECT 1”',
      'shopctl say «„»closed“',
      'kubectl get«\u00a0»pods',
      '«\u00a0»uptime',
      'kubectl get pods «\u200b»-n shop',
      'kubectl get pods\u3000-n shop'.replace('\u3000', '«\u3000»'),
    ],
    good: [
      '# Nodes\n\n```bash\nkubectl get nodes\n\nNAME \u00a0 STATUS \u00a0 AGE\nn-1 \u00a0 \u00a0Ready \u00a0 \u00a06d\nn-2 \u00a0 \u00a0Ready \u00a0 \u00a06d\n```\n',
      'kubectl get pods -n shop --show-labels',
      'echo "open – closed — “quoted” ‘too’ \u00a0"',
      "echo 'a – b' # – and “this”",
      'cat <<EOF >note\n– one\n“two”\u00a0three\nEOF',
      'echo it’s done',
      'echo open – closed',
      'kubectl annotate pod web-0 note=open–closed',
      '# Web\n\n```text\n– check the “web” pods\n```\n',
      '# Web\n\nThat is what `kubectl get pods –n shop` says.\n',
    ],
  },
  *check({ commands }: LintDocument): Iterable<Problem> {
    for (const command of commands) yield* inCommand(command);
  },
};

/** The shell removes nothing of these, so a word that has one keeps it. */
const suspicious =
  /[\u2010-\u2015\u2212\u2018-\u201f\u00ab\u00bb\u00b4\u2032\u2033\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]/;
const blank = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]/;
const dash = /^(?:[\u2010-\u2015\u2212]-?(?=[A-Za-z])|-[\u2010-\u2015\u2212](?=[A-Za-z]))/;
const aloneDash = /^[\u2012-\u2015]$/;
/** At the start of a word or of an option's value; `it’s` is an apostrophe. */
const quote = /^(?:[\w-]*=)?(?=[\u201c-\u201f\u2018-\u201b\u00ab\u00b4\u2033])/;

function* inCommand(command: Command): Iterable<Problem> {
  const { written, script, statement, words } = command;
  const before = blankBefore(script.text, statement.from);
  if (before !== undefined && command.index === 0)
    yield problemAt(command, before, 1, ' ', fixOfBlank(script.text, before));
  let isQuoted = false;
  for (const [index, text] of written.entries()) {
    if (!suspicious.test(text)) continue;
    const from = command.offset(index);
    const bare = withoutQuoted(text);
    const space = blank.exec(bare)?.index;
    if (space !== undefined)
      yield problemAt(command, from + space, 1, ' ', fixOfBlank(script.text, from + space));
    else if (index > 0 && dash.test(bare)) yield ofDash(command, index, bare);
    else if (index > 0 && aloneDash.test(bare) && !printers.test(words[0])) {
      const right = words[index - 1] === 'su' || words[0] === 'su' ? '-' : '--';
      const isCertain = right === '-' || readInvocation(command)?.path === 'exec';
      yield problemAt(
        command,
        from,
        1,
        right,
        isCertain ? { at: from, old: bare, new: right } : undefined,
      );
    }
    const opening = isQuoted || index === 0 ? undefined : quote.exec(bare)?.[0].length;
    if (opening === undefined || printers.test(words[0])) continue;
    isQuoted = true;
    const right = /['\u2018-\u201b\u00b4]/.test(bare[opening] ?? '') ? "'" : '"';
    const fix = fixOfQuotes(script.text, from + opening);
    yield problemAt(command, from + opening, 1, right, fix);
  }
}

const printers = /^(?:echo|printf)$/;

/** `–n`, `–-namespace`, `-–force`: one ordinary dash before a letter, otherwise two. */
function ofDash(command: Command, index: number, text: string): Problem {
  const from = command.offset(index);
  const written = dash.exec(text)?.[0] ?? '';
  const program = programAt(command.words, index);
  const at = written.startsWith('-') ? 1 : 0;
  const right = at === 1 || (written.length === 1 && hasOneDash(program, text)) ? '-' : '--';
  const fix = fixOfDash(program, text);
  // The message names what an edit would write, or both where nothing is certain.
  if (!fix && written.length === 1)
    return { ...problemAt(command, from, 1, '-` or `--', undefined), instead: right };
  return problemAt(command, from + at, written.length - at, right, fix && { at: from, ...fix });
}

/** The program that gets the word: `find` in `kubectl exec web-0 -- find . –name`; none where that is not certain. */
function programAt(words: readonly string[], index: number): string {
  const dashes = words.lastIndexOf('--', index);
  const start = startOfInner(dashes < 0 ? words : words.slice(dashes + 1)) + dashes + 1;
  const program = programOf(words[start]);
  const before = words.slice(start + 1, index);
  const run = before.findIndex((word) => /^(?:exec|run|debug)$/.test(word));
  const isCarrier = /^(?:docker|podman|nerdctl|docker-compose)$/.test(program);
  const mayBeInner =
    program === 'ssh' ||
    (isCarrier && run >= 0 && before.slice(run + 1).some((word) => /^\w/.test(word)));
  return mayBeInner ? '' : program;
}

/** The word with everything in quotes or behind a backslash replaced by plain letters. */
const withoutQuoted = (text: string) =>
  text.replace(/'[^']*'|"(?:[^"\\]|\\.)*"|\\./gs, (quoted) => 'x'.repeat(quoted.length));

/** A blank of another kind before the first word of a line; the reader skips it as Markdown does. */
function blankBefore(text: string, from: number): number | undefined {
  for (let at = from - 1; at >= 0 && text[at] !== '\n'; at -= 1) {
    if (blank.test(text[at] ?? '')) return at;
    if (!/\s/.test(text[at] ?? '')) return undefined;
  }
  return undefined;
}

const names: readonly (readonly [RegExp, string])[] = [
  [/\u00a0/, 'a no-break space'],
  [/\u202f/, 'a narrow no-break space'],
  [/\u200b/, 'a zero-width space'],
  [/\ufeff/, 'a byte order mark'],
  [/[\u1680\u2000-\u200a\u205f\u3000]/, 'a typographic space'],
  [/\u2010|\u2011/, 'a typographic hyphen'],
  [/\u2013/, 'an en dash'],
  [/\u2014/, 'an em dash'],
  [/\u2212/, 'a minus sign'],
  [/[\u2012\u2015]/, 'a typographic dash'],
  [/\u00b4/, 'an acute accent'],
  [/./, 'a typographic quotation mark'],
];

function problemAt(
  { script }: Command,
  at: number,
  length: number,
  right: string,
  fix: TextFix | undefined,
): Problem {
  const character = script.text[at] ?? '';
  const name = names.find(([pattern]) => pattern.test(character))?.[1] ?? '';
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const shown = blank.test(character) ? code : `\`${character}\` (${code})`;
  return {
    place: script.placeAt(at),
    length,
    text: `${capital(shown)} is ${name}, not \`${right}\`.`,
    instead: right === ' ' ? 'an ordinary space' : right,
    ...(fix && { fix: { place: script.placeAt(fix.at), old: fix.old, new: fix.new } }),
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
