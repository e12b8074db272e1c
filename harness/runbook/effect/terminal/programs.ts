import { cloud } from './cloud.ts';
import { containers } from './containers.ts';
import { databases } from './databases.ts';
import { informs } from './informs.ts';
import { system } from './machine.ts';
import { network } from './network.ts';
import { withRows } from './rows.ts';
import { shells } from './shells.ts';
import { tables } from './tables/all.ts';
import type { Programs, TerminalUse } from './terminal-use.ts';

const programs: Programs = withRows(
  { ...containers, ...shells, ...databases, ...system, ...network, ...cloud },
  tables,
);

/** How a program uses the terminal, by its name; undefined for an unknown program. */
export const useOf = (name: string): TerminalUse | undefined => own(name) ?? own(unversioned(name));

const own = (name: string) => (Object.hasOwn(programs, name) ? programs[name] : undefined);

/** `python3` of `python3.11`, `php` of `php8.2`. */
const unversioned = (name: string) =>
  name.replace(/^(python3|php|ruby|pip3|node|lua)[.\d]+$/, '$1');

/** Why the program runs until somebody stops it; undefined if it ends. The `-h` of `watch df -h` is of df. */
export const whyServes = (name: string, rest: readonly string[]): string | undefined =>
  informs(name === 'watch' ? rest.slice(0, 1) : rest) ? undefined : useOf(name)?.endless?.(rest);

/** Why somebody has to type at the program; undefined if nobody has to. */
export const whyAsks = (name: string, rest: readonly string[], fed: boolean): string | undefined =>
  informs(rest) ? undefined : useOf(name)?.typed?.(rest, fed);
