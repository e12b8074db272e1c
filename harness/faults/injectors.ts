import type { Injector } from '../ports.ts';
import { connectionDrop } from './connection-drop.ts';
import { cpuLoad } from './cpu-load.ts';
import { dataLoss } from './data-loss.ts';
import { diskFill } from './disk-fill.ts';
import { fileCorrupt } from './file-corrupt.ts';
import { httpRule } from './http-rule.ts';
import { networkPolicy } from './network-policy.ts';
import { objectPatch } from './object-patch.ts';
import { packetDrop } from './packet-drop.ts';
import { podKill } from './pod-kill.ts';
import { processHang } from './process-hang.ts';
import { together } from './together.ts';
import { toxic } from './toxic.ts';

const single: readonly Injector[] = [
  podKill,
  processHang,
  objectPatch,
  fileCorrupt,
  diskFill,
  packetDrop,
  connectionDrop,
  networkPolicy,
  dataLoss,
  cpuLoad,
  httpRule,
  toxic,
];

/** Every fault there is. */
export const injectors: readonly Injector[] = [...single, together(single)];
