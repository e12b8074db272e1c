// Every kind of fault, one line each; `together` combines them.
export { connectionDrop } from './injectors/connection-drop.ts';
export { cpuLoad } from './injectors/cpu-load.ts';
export { dataLoss } from './injectors/data-loss.ts';
export { deploy } from './injectors/deploy.ts';
export { diskFill } from './injectors/disk-fill.ts';
export { fileCorrupt } from './injectors/file-corrupt.ts';
export { httpRule } from './injectors/http-rule.ts';
export { imagePull } from './injectors/image-pull.ts';
export { networkPolicy } from './injectors/network-policy.ts';
export { nodeFile } from './injectors/node-file.ts';
export { objectPatch } from './injectors/object-patch.ts';
export { packetDrop } from './injectors/packet-drop.ts';
export { podKill } from './injectors/pod-kill.ts';
export { processHang } from './injectors/process-hang.ts';
export { quota } from './injectors/quota.ts';
export { toxic } from './injectors/toxic.ts';
export { unitHang } from './injectors/unit-hang.ts';
