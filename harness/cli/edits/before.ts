import { realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { builtInFolders, isBareName } from '../../catalog/built-in.ts';
import type { DrillSource } from '../../catalog/drills.ts';
import { HarnessError } from '../../errors.ts';
import type { Base, Repository } from '../../git/repository.ts';
import type { Runbook } from '../../model/runbook.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { System } from '../../model/system.ts';
import { parseRunbook } from '../../runbook/parse.ts';
import { parseScenario } from '../../scenario/scenario-file.ts';
import { parseSystem } from '../../scenario/system-file.ts';

/** A document that an edit changed: what it was, undefined where it was not there, or is no such document. */
export interface Before<Document> {
  readonly old: Document | undefined;
}

/** The documents of drills as they were before an edit; undefined for those that it did not touch. */
export class BeforeEdit {
  readonly base: Base;
  /** Absolute, links resolved. */
  readonly changed: ReadonlySet<string>;
  readonly #repository: Repository;
  readonly #runbooks = new Map<string, Promise<Runbook | undefined>>();

  constructor(repository: Repository, base: Base, changed: readonly string[]) {
    this.#repository = repository;
    this.base = base;
    this.changed = new Set(changed);
  }

  async scenario({ scenario }: DrillSource): Promise<Before<Scenario> | undefined> {
    const path = await real(scenario.file);
    if (!this.changed.has(path)) return undefined;
    const text = await this.#textAt(path);
    const file = this.#named(scenario.file);
    return { old: readIf(text, (text) => ({ id: scenario.id, ...parseScenario(file, text) })) };
  }

  /** The text that the drill went by: another file, where its scenario named another one. */
  async runbook(
    { scenario, runbook }: DrillSource,
    oldScenario = scenario,
  ): Promise<Before<Runbook> | undefined> {
    const path = await real(runbook.file);
    if (oldScenario.runbook !== scenario.runbook) {
      const named = await this.#runbookNamed(oldScenario.runbook, await real(scenario.file));
      if (named) return { old: named };
    }
    if (!this.changed.has(path)) return undefined;
    return { old: await this.runbookAt(path, runbook.file) };
  }

  /** A runbook by its path; `file` is what to call it. */
  runbookAt(path: string, file: string): Promise<Runbook | undefined> {
    const known = this.#runbooks.get(path);
    if (known) return known;
    const read = this.#textAt(path).then((text) =>
      text === undefined ? undefined : calling(parseRunbook(file, text), this.#named(file)),
    );
    this.#runbooks.set(path, read);
    return read;
  }

  async system({ system }: DrillSource): Promise<Before<System> | undefined> {
    const file = join(system.folder, 'system.yaml');
    const path = await real(file);
    if (!this.changed.has(path)) return undefined;
    const text = await this.#textAt(path);
    return { old: readIf(text, (text) => parseSystem(system.folder, this.#named(file), text)) };
  }

  /** The changed files as they are called from a folder that may be reached by a link. */
  async changedFrom(folder: string): Promise<readonly string[]> {
    const top = await real(folder);
    if (top === folder) return [...this.changed];
    return [...this.changed].map((path) =>
      path.startsWith(`${top}/`) ? join(folder, path.slice(top.length)) : path,
    );
  }

  async #runbookNamed(reference: string, scenarioFile: string): Promise<Runbook | undefined> {
    const beside = resolve(dirname(scenarioFile), reference);
    const own = isBareName(reference) ? [join(builtInFolders.runbooks, reference)] : [];
    for (const path of [beside, ...own]) {
      const found = await this.runbookAt(path, reference);
      if (found) return found;
    }
    return undefined;
  }

  #textAt(path: string): Promise<string | undefined> {
    return this.#repository.textAt(this.base, path);
  }

  #named(file: string): string {
    return `${file}@${this.base.label}`;
  }
}

/** A text of today's rules may not have been one of those of its own day. */
function readIf<Document>(
  text: string | undefined,
  read: (text: string) => Document,
): Document | undefined {
  try {
    return text === undefined ? undefined : read(text);
  } catch (error) {
    if (error instanceof HarnessError) return undefined;
    throw error;
  }
}

/** Its places in a file of another name: a title that comes of the file's name stays what it is. */
function calling(runbook: Runbook, file: string): Runbook {
  const text = JSON.stringify({ ...runbook, file }, (key, value) =>
    key === 'place' ? { ...value, file } : value,
  );
  return JSON.parse(text);
}

const real = (path: string) => realpath(resolve(path));
