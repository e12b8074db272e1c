import { readFileSync } from 'node:fs';
import { parseDuration } from '../../../harness/model/duration.ts';
import type { Claim } from '../../../harness/model/runbook.ts';
import { parseRunbook } from '../../../harness/runbook/parse.ts';

/** A line of a corpus: what its text should be read as, and where it stands. */
interface Labelled {
  readonly line: number;
  readonly expected: string;
  readonly text: string;
}

/** The lines of a corpus file by their heading. */
export function readCorpus(url: URL): ReadonlyMap<string, readonly Labelled[]> {
  const groups = new Map<string, Labelled[]>();
  let group: Labelled[] = [];
  for (const [index, line] of readFileSync(url, 'utf8').split('\n').entries()) {
    const heading = /^## (.+)/.exec(line)?.[1];
    if (heading) {
      group = [];
      groups.set(heading, group);
    } else if (line !== '' && !line.startsWith('#')) {
      const [expected = '', ...rest] = line.split(' | ');
      const text = rest.join(' | ').replaceAll('⏎', '\n').replaceAll('\\|', '|');
      group.push({ line: index + 1, expected: expected.trim(), text });
    }
  }
  return groups;
}

/** The labels of the corpus that Firedrill does not agree with, a line each; empty if it agrees with all. */
export function disagreements(lines: readonly Labelled[]): readonly string[] {
  return lines.flatMap(({ line, expected, text }) => {
    const { claims } = parseRunbook('ops.md', `# Ops\n\n${text}\n`);
    const read = claims.map(labelOf).join(', ') || '-';
    const wanted = expected.split(', ').map(inMilliseconds).join(', ');
    return read === wanted ? [] : [`${line}: ${text}: expected ${wanted}, read ${read}`];
  });
}

function labelOf({ kind, minMs, maxMs, recovery }: Claim): string {
  const value = {
    under: `<${maxMs}`,
    over: `>${minMs}`,
    range: `${minMs}..${maxMs}`,
    exactly: `${maxMs}`,
  };
  return `${recovery ? 'recovery' : 'possible'} ${value[kind]}`;
}

/** `recovery <1m30s` as `recovery <90000`; days, which scenarios do not have, too. */
const inMilliseconds = (label: string) =>
  label.replaceAll(/\d[\dmsh]*d?/g, (duration) => {
    const days = /^(\d+)d$/.exec(duration)?.[1];
    const ms = days ? Number(days) * 86_400_000 : parseDuration(duration);
    if (ms === undefined) throw new Error(`${label}: ${duration} is not a duration`);
    return `${ms}`;
  });
