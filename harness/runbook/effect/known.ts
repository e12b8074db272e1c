import { isWrapper } from '../commands/wrappers.ts';
import { doesOf } from './does/programs.ts';
import { useOf } from './terminal/programs.ts';

/** True for a program whose effect or use of the terminal is known. */
export const isKnown = (name: string): boolean =>
  doesOf(name) !== undefined || useOf(name)?.typed !== undefined || isWrapper(name);
