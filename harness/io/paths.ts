import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout or of the installed package; `harness/` and `dist/` are equally deep. */
export const packageRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Folder for what must outlive a run: leases, kept clusters, the engine's pid. */
export const stateFolder = join(
  process.env.XDG_STATE_HOME || join(homedir(), '.local', 'state'),
  'firedrill',
);

/** Folder for what can be made again: built programs, downloads. */
export const cacheFolder = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'firedrill',
);
