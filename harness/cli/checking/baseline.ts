import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readTextFile } from '../../catalog/text-file.ts';
import { writeWhole } from '../../io/whole-file.ts';
import { type KnownFinding, knownFindings } from '../../lint/engine/baseline.ts';
import type { Checked, CheckedRunbook } from '../../report/check/checked.ts';
import { linesOf } from '../../runbook/markdown/source.ts';
import { writeOut } from './write-out.ts';

/** A baseline on disk. Its paths start from its own folder, so that it holds wherever the check starts. */
export class Baseline {
  readonly file: string;
  readonly #entries: ReadonlyMap<string, readonly KnownFinding[]>;

  constructor(file: string, entries: readonly KnownFinding[]) {
    this.file = file;
    this.#entries = Map.groupBy(entries, (entry) => entry.file);
  }

  /** BAD_SETTINGS if the file is not a baseline or does not exist. */
  static async read(file: string): Promise<Baseline> {
    const text = await readTextFile(file, 'BAD_SETTINGS');
    // Loaded only here: a check without a baseline need not wait for the libraries that read it.
    const { parseBaseline } = await import('../../lint/engine/baseline-file.ts');
    return new Baseline(file, parseBaseline(file, text));
  }

  /** Empty if the file does not exist yet. */
  static async readOrStart(file: string): Promise<Baseline> {
    return existsSync(file) ? Baseline.read(file) : new Baseline(file, []);
  }

  of(runbook: string): readonly KnownFinding[] {
    return this.#entries.get(this.#keyOf(runbook)) ?? [];
  }

  /** A sentence about entries that no longer have a finding; none if every entry has one. */
  notices({ runbooks }: Pick<Checked, 'runbooks'>): readonly string[] {
    const gone = runbooks.reduce((sum, one) => sum + one.gone.length, 0);
    const count = gone + [...this.#entries.values()].flat().filter(this.#isOrphan).length;
    if (count === 0) return [];
    const entries = count === 1 ? 'One entry' : `${count} entries`;
    return [
      `${entries} of ${this.file} no longer ${count === 1 ? 'has' : 'have'} a finding: it was fixed, or its line or file changed. --write-baseline removes ${count === 1 ? 'it' : 'them'}.`,
    ];
  }

  /** Replaces what this check was able to find again, and keeps the rest; returns how many findings it lists. */
  async write({ runbooks }: Pick<Checked, 'runbooks'>): Promise<number> {
    const checked = new Set(runbooks.map(({ file }) => this.#keyOf(file)));
    const kept = [...this.#entries.values()]
      .flat()
      .filter((entry) => !checked.has(entry.file) && !this.#isOrphan(entry));
    const entries = [...kept, ...runbooks.flatMap((runbook) => this.#entriesOf(runbook))];
    const { formatBaseline } = await import('../../lint/engine/baseline-file.ts');
    await writeOut('--baseline', this.file, formatBaseline(entries), writeWhole);
    return entries.reduce((sum, { count }) => sum + count, 0);
  }

  #entriesOf({ file, text, findings, untried }: CheckedRunbook): readonly KnownFinding[] {
    return [...untried, ...knownFindings(this.#keyOf(file), findings, linesOf(text))];
  }

  /** True if the runbook of an entry was removed or renamed. */
  readonly #isOrphan = ({ file }: KnownFinding) => !existsSync(join(dirname(this.file), file));

  #keyOf(runbook: string): string {
    return relative(resolve(dirname(this.file)), resolve(runbook))
      .split(sep)
      .join('/');
  }
}
