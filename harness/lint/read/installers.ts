import type { Command } from '../../runbook/commands/script.ts';
import { programOf } from '../../runbook/commands/wrappers.ts';

/** Installers that ask, by their addresses, and what keeps them from it. */
const installers: readonly (readonly [address: RegExp, answers: RegExp])[] = [
  [/sh\.rustup\.rs/, / (?:-y|--no-prompt)(?: |"|'|$)/],
  [/install\.(?:pi-hole\.net|pivpn\.io)/, /--unattended/],
  [/Homebrew\/install\b/, /NONINTERACTIVE=|CI=/],
  [/oh-?my-?zsh\/.*install\.sh|install\.ohmyz\.sh/, /--unattended|RUNZSH=no|CHSH=no/],
  [/(?:openvpn|wireguard)-install/, /AUTO_INSTALL=|--auto/],
  [/get\.sdkman\.io|nixos\.org\/nix\/install/, /--yes|--no-confirm|--daemon --yes/],
];
const shells = /^(?:ba|da|z|k)?sh$/;

/** True for `curl … https://sh.rustup.rs | sh`: the installer that the shell reads asks what to install. */
export function runsAskingInstaller({ words, statement, script }: Command): boolean {
  if (!shells.test(programOf(words[0]))) return false;
  const last = statement.commands.at(-1);
  const first = statement.commands[0];
  if (!first || !last) return false;
  const text = script.text.slice(first.from, last.to);
  return installers.some(([address, answers]) => address.test(text) && !answers.test(text));
}
