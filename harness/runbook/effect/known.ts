import { isWrapper } from '../commands/wrappers.ts';
import { doesOf } from './does/programs.ts';
import { useOf } from './terminal/programs.ts';

/** True for a program of which anything is known: what it does, or what it does with a terminal. */
export const isKnown = (name: string): boolean =>
  doesOf(name) !== undefined || useOf(name) !== undefined || isWrapper(name);
