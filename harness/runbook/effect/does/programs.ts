import { cloud } from './cloud.ts';
import { containers } from './containers.ts';
import { databases } from './databases.ts';
import type { Does, DoesByName } from './does.ts';
import { files } from './files.ts';
import { machine } from './machine.ts';
import { network } from './network.ts';
import { shell } from './shell-builtins.ts';

const programs: DoesByName = {
  ...shell,
  ...files,
  ...machine,
  ...containers,
  ...network,
  ...databases,
  ...cloud,
};

/** The effect of a program, by its name; undefined for an unknown program. */
export const doesOf = (name: string): Does | undefined =>
  Object.hasOwn(programs, name) ? programs[name] : undefined;
