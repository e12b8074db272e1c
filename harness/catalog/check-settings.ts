import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { HarnessError } from '../errors.ts';
import { noSettings, type Settings } from '../lint/engine/levels.ts';
import { readTextFile, shownPath } from './text-file.ts';

const name = '.firedrill.yaml';

/** Settings, and the folder that their paths start from. */
export interface FoundSettings {
  readonly folder: string;
  readonly settings: Settings;
}

/** The nearest folder with settings, from this one up to the top of its repository. */
export function settingsFolder(folder: string): string | undefined {
  if (existsSync(join(folder, name))) return folder;
  return isTop(folder) ? undefined : settingsFolder(dirname(folder));
}

const isTop = (folder: string) => dirname(folder) === folder || existsSync(join(folder, '.git'));

/** Finds the settings of each folder; each settings file is read once. */
export class SettingsFinder {
  readonly #found = new Map<string, Promise<FoundSettings>>();

  /**
   * The settings of the folder or of the nearest folder above it, up to the top of its repository.
   * BAD_SETTINGS with the place of the mistake.
   */
  of(folder: string): Promise<FoundSettings> {
    const at = resolve(folder);
    const known = this.#found.get(at);
    if (known) return known;
    const found = this.#search(at);
    this.#found.set(at, found);
    return found;
  }

  async #search(folder: string): Promise<FoundSettings> {
    const file = join(folder, name);
    if (existsSync(file)) {
      const text = await readTextFile(file, 'BAD_SETTINGS');
      // Loaded only here: a check without settings need not wait for the libraries that read them.
      const { parseSettings } = await import('../lint/engine/settings.ts');
      return { folder, settings: parseSettings(shownPath(file), text) };
    }
    const misnamed = join(folder, '.firedrill.yml');
    if (existsSync(misnamed)) {
      throw new HarnessError(
        'BAD_SETTINGS',
        `${shownPath(misnamed)} has the wrong name, and is not read.`,
        {
          next: `Rename it to ${name}.`,
        },
      );
    }
    return isTop(folder) ? { folder, settings: noSettings } : this.of(dirname(folder));
  }
}
