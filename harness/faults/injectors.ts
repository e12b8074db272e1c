import type { Injector } from '../ports.ts';
import { connectionDrop } from './injectors/connection-drop.ts';
import { cpuLoad } from './injectors/cpu-load.ts';
import { dataLoss } from './injectors/data-loss.ts';
import { diskFill } from './injectors/disk-fill.ts';
import { fileCorrupt } from './injectors/file-corrupt.ts';
import { httpRule } from './injectors/http-rule.ts';
import { networkPolicy } from './injectors/network-policy.ts';
import { objectPatch } from './injectors/object-patch.ts';
import { packetDrop } from './injectors/packet-drop.ts';
import { podKill } from './injectors/pod-kill.ts';
import { processHang } from './injectors/process-hang.ts';
import { together } from './injectors/together.ts';
import { toxic } from './injectors/toxic.ts';

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
