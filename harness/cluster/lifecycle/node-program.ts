import type { CommandResult } from '../../ports.ts';
import { execIn } from '../engine/container-exec.ts';

/** What a node does at each start of its container, before its kubelet starts. */
export interface NodeProgram {
  /** Of its file and its systemd unit, without `firedrill-`. */
  readonly name: string;
  /** As systemd shows it. */
  readonly description: string;
  /** For sh; does no harm when it runs again. */
  readonly script: string;
}

/** Does it now as well; never throws. */
export function installOnNode(
  node: string,
  { name, description, script }: NodeProgram,
  timeoutMs: number,
): Promise<CommandResult> {
  const program = `/usr/local/sbin/firedrill-${name}`;
  const unit = `firedrill-${name}.service`;
  // Wanted only once it has run: a systemd that is just starting would run it at the same time.
  const input = `set -eu
cat >${program} <<'PROGRAM'
#!/bin/sh
set -eu
${script}PROGRAM
chmod 755 ${program}
cat >/etc/systemd/system/${unit} <<'UNIT'
[Unit]
Description=${description}
Before=containerd.service kubelet.service
[Service]
Type=oneshot
ExecStart=${program}
[Install]
WantedBy=multi-user.target
UNIT
${program}
mkdir -p /etc/systemd/system/multi-user.target.wants
ln -sf ../${unit} /etc/systemd/system/multi-user.target.wants/${unit}
`;
  return execIn(node, ['sh', '-s'], { timeoutMs, input });
}
