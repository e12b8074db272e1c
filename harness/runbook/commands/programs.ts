import { cloud } from './programs/cloud.ts';
import { containers } from './programs/containers.ts';
import { databases } from './programs/databases.ts';
import { network } from './programs/network.ts';
import { shells } from './programs/shells.ts';
import { system } from './programs/system.ts';
import type { Programs, TerminalUse } from './terminal-use.ts';

const programs: Programs = {
  ...containers,
  ...shells,
  ...databases,
  ...system,
  ...network,
  ...cloud,
};

/** What is known of a program by its name; undefined for one that is not known. */
export const useOf = (name: string): TerminalUse | undefined =>
  Object.hasOwn(programs, name) ? programs[name] : undefined;
