import { askingMachines } from './asking-machines.ts';
import { cloud } from './cloud.ts';
import { confirmations } from './confirmations.ts';
import { consoles } from './consoles.ts';
import { containers } from './containers.ts';
import { databases } from './databases.ts';
import { logins } from './logins.ts';
import { system } from './machine.ts';
import { network } from './network.ts';
import { withRows } from './rows.ts';
import { serving } from './serving.ts';
import { shells } from './shells.ts';
import type { Programs, TerminalUse } from './terminal-use.ts';

const programs: Programs = withRows(
  { ...containers, ...shells, ...databases, ...system, ...network, ...cloud },
  [confirmations, logins, consoles, askingMachines, serving],
);

/** How a program uses the terminal, by its name; undefined for an unknown program. */
export const useOf = (name: string): TerminalUse | undefined =>
  Object.hasOwn(programs, name) ? programs[name] : undefined;
