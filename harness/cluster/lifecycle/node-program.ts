import type { CommandResult } from '../../ports.ts';
import { execIn } from '../engine/container-exec.ts';

/** A program that a node runs whenever its container starts, before its kubelet starts. */
export interface NodeProgram {
  /** Name of its file and its systemd unit, without `firedrill-`. */
  readonly name: string;
  /** What systemd shows. */
  readonly description: string;
  /** For sh; safe to run again. */
  readonly script: string;
}

/** Installs a program and runs it now too; never throws. */
export function installOnNode(
  node: string,
  { name, description, script }: NodeProgram,
  timeoutMs: number,
): Promise<CommandResult> {
  const program = `/usr/local/sbin/firedrill-${name}`;
  const unit = `firedrill-${name}.service`;
  // Enabled only after it has run: a systemd that is just starting would run it at the same time.
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
