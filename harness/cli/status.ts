import { type Command, Option } from 'commander';
import { HarnessError } from '../errors.ts';
import { badge } from '../report/objectives/badge.ts';
import { statusLine } from '../report/objectives/status-words.ts';
import { noPaint } from '../report/paint.ts';
import { writeOut } from './checking/write-out.ts';
import { given } from './given.ts';
import { type HistoryOptions, neededPlace } from './history/chosen-place.ts';
import type { Terminal } from './terminal.ts';

const formats = ['text', 'json', 'badge'] as const;

interface StatusOptions extends HistoryOptions {
  readonly format: (typeof formats)[number];
  readonly out?: string;
  readonly expires: number;
}

export function addStatus(program: Command, terminal: Terminal): void {
  program
    .command('status')
    .description('list the procedures of all runbooks, drilled or not: the least known first')
    .argument('[name...]', 'only these drills, systems or runbooks (default: all)')
    .addOption(
      new Option('--format <format>', 'output format').choices(formats).default('text', 'text'),
    )
    .option('--out <file>', 'write to this file instead of standard output')
    .option('--expires <days>', 'a drill is too old after so many days', readDays, 7)
    .option(
      '--history <file>',
      'this history (default: .firedrill/history.db, or what FIREDRILL_HISTORY names)',
    )
    .action(async (names: string[], options: StatusOptions) => {
      const { procedureStatus } = await import('./slo/procedure-status.ts');
      const nowMs = Date.now();
      const { expires: expiresDays, format, out } = options;
      const found = await procedureStatus(names, neededPlace(options), terminal, {
        ...{ nowMs, expiresDays },
      });
      const paint = out === undefined ? terminal.paint : noPaint;
      const text =
        format === 'badge'
          ? badge(onlyOne(found, names))
          : format === 'json'
            ? JSON.stringify(found, null, 2)
            : found.map((one) => statusLine(one, nowMs, paint)).join('\n');
      if (out === undefined) terminal.out(text);
      else await writeOut('--out', out, `${text}\n`);
    });
}

function onlyOne<T>(found: readonly T[], names: readonly string[]): T {
  const [one, another] = found;
  if (one !== undefined && another === undefined) return one;
  const about = names.length === 0 ? 'all of them' : names.join(', ');
  throw new HarnessError(
    'BAD_USAGE',
    `--format badge is for one drill, and ${about} are ${found.length}.`,
    {
      next: 'Name one drill: firedrill status raibid-ci/redis-hang --format badge.',
    },
  );
}

function readDays(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= 9999) return days;
  throw new HarnessError(
    'BAD_USAGE',
    `${given('--expires', text)}: expected a whole number of days from 1 to 9999.`,
    {
      next: 'Write for example --expires 14.',
    },
  );
}
