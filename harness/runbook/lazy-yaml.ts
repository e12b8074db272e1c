import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';

const load = createRequire(import.meta.url);

/** Loaded with the first YAML that is read: most checks read none, and it has 72 modules. */
export const yaml = (): typeof Yaml => load('yaml');
