import { dirname, join, resolve } from 'node:path';
import { builtInFolders, isBareName } from '../../catalog/built-in.ts';
import type { DrillSource } from '../../catalog/drills.ts';
import { HarnessError } from '../../errors.ts';
import type { Base, Repository } from '../../git/repository.ts';
import { wayTo } from '../../git/way-to.ts';
import type { Runbook } from '../../model/runbook.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { System } from '../../model/system.ts';
import { parseRunbook } from '../../runbook/parse.ts';
import { parseScenario } from '../../scenario/scenario-file.ts';
import { parseSystem } from '../../scenario/system-file.ts';

/** A document before an edit; also `new` if the file existed but was not such a document. */
export type Before<Document> =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'new' }
  | { readonly kind: 'was'; readonly old: Document };

const untouched = { kind: 'untouched' } as const;

/** The documents of drills before an edit. */
export class BeforeEdit {
  readonly base: Base;
  /** Absolute paths, with links resolved. */
  readonly changed: ReadonlySet<string>;
  /** Renamed files: new name to old name. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly #repository: Repository;
  readonly #runbooks = new Map<string, Promise<Runbook | undefined>>();

  private constructor(
    repository: Repository,
    base: Base,
    changed: readonly string[],
    renamed: ReadonlyMap<string, string>,
  ) {
    this.#repository = repository;
    this.base = base;
    this.changed = new Set(changed);
    this.renamed = renamed;
  }

  static async since(base: Base, repository: Repository): Promise<BeforeEdit> {
    const changed = await repository.changedSince(base.commit);
    return new BeforeEdit(repository, base, changed, await repository.renamedSince(base.commit));
  }

  async scenario({ scenario }: DrillSource): Promise<Before<Scenario>> {
    return this.#document(scenario.file, (text, file) => ({
      id: scenario.id,
      ...parseScenario(file, text),
    }));
  }

  /** The old text of the drill: from another file if the old scenario named another one. */
  async runbook(
    { scenario, runbook }: DrillSource,
    oldScenario: Scenario,
  ): Promise<Before<Runbook>> {
    if (oldScenario.runbook !== scenario.runbook) {
      const named = await this.#runbookNamed(oldScenario.runbook, scenario.file);
      if (named) return { kind: 'was', old: named };
    }
    const path = await this.touched(runbook.file);
    return path === undefined ? untouched : wasOrNew(await this.runbookAt(path, runbook.file));
  }

  /** A runbook by its path, or by its old name; `file` is the name to show. */
  runbookAt(path: string, file: string): Promise<Runbook | undefined> {
    const known = this.#runbooks.get(path);
    if (known) return known;
    const read = this.#textAt(path).then((text) =>
      text === undefined ? undefined : calling(parseRunbook(file, text), this.#named(file)),
    );
    this.#runbooks.set(path, read);
    return read;
  }

  system({ system }: DrillSource): Promise<Before<System>> {
    return this.#document(join(system.folder, 'system.yaml'), (text, file) =>
      parseSystem(system.folder, file, text),
    );
  }

  /** The path that git lists as changed for a file: its own, or that of a changed link on the way. */
  async touched(file: string): Promise<string | undefined> {
    const { real, links, inTree } = await wayTo(file, this.#repository.top);
    if (links.some((link) => this.changed.has(link))) return inTree;
    return this.changed.has(real) ? real : undefined;
  }

  /** Links on the way to a file or folder whose target changed. */
  async changedLinks(path: string): Promise<readonly string[]> {
    const { links } = await wayTo(path, this.#repository.top);
    return links.filter((link) => this.changed.has(link));
  }

  /** The changed files, by their paths below a folder that may be reached through a link. */
  async changedFrom(folder: string): Promise<readonly string[]> {
    const { real } = await wayTo(folder, this.#repository.top);
    if (real === folder) return [...this.changed];
    return [...this.changed].map((path) =>
      path.startsWith(`${real}/`) ? join(folder, path.slice(real.length)) : path,
    );
  }

  async #document<Document>(
    file: string,
    read: (text: string, file: string) => Document,
  ): Promise<Before<Document>> {
    const path = await this.touched(file);
    if (path === undefined) return untouched;
    const text = await this.#textAt(path);
    return wasOrNew(readIf(text, (text) => read(text, this.#named(file))));
  }

  async #runbookNamed(reference: string, scenarioFile: string): Promise<Runbook | undefined> {
    const beside = resolve(dirname(resolve(scenarioFile)), reference);
    const own = isBareName(reference) ? [join(builtInFolders.runbooks, reference)] : [];
    for (const path of [beside, ...own]) {
      const { inTree } = await wayTo(path, this.#repository.top);
      const found = await this.runbookAt(inTree, reference);
      if (found) return found;
    }
    return undefined;
  }

  async #textAt(path: string): Promise<string | undefined> {
    const text = await this.#repository.textAt(this.base, path);
    const oldPath = this.renamed.get(path);
    if (text !== undefined || oldPath === undefined) return text;
    return this.#repository.textAt(this.base, oldPath);
  }

  #named(file: string): string {
    return `${file}@${this.base.label}`;
  }
}

const wasOrNew = <Document>(old: Document | undefined): Before<Document> =>
  old === undefined ? { kind: 'new' } : { kind: 'was', old };

/** An old text may not be valid by today's rules. */
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

/** The runbook with its places in a file of another name; a title that comes from the file name stays. */
function calling(runbook: Runbook, file: string): Runbook {
  const text = JSON.stringify({ ...runbook, file }, (key, value) =>
    key === 'place' ? { ...value, file } : value,
  );
  return JSON.parse(text);
}
