import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * For a command that must not come as far as an engine: none is where DOCKER_HOST says, and what got
 * there would end with 3. Its home is the folder; what Node compiled of our sources is shared.
 */
export const withoutEngine = (folder: string) => ({
  ...{ NO_COLOR: '1', PATH: process.env.PATH, HOME: folder },
  DOCKER_HOST: `unix://${folder}/no-engine`,
  XDG_CACHE_HOME: process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
});
