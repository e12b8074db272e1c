import type { Injector } from '../ports.ts';
import { podKill } from './pod-kill.ts';
import { processHang } from './process-hang.ts';

/** Every fault there is. */
export const injectors: readonly Injector[] = [podKill, processHang];
