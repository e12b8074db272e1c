import type { Injector } from '../ports.ts';
import { together } from './injectors/together.ts';
import * as listed from './injectors.ts';

const single: readonly Injector[] = Object.values(listed);

/** Every fault of `faults/injectors.ts`, and several of them at once. */
export const injectors: readonly Injector[] = [...single, together(single)];
