import { has, positionals } from '../../commands/options.ts';
import { each, type Programs, type TerminalUse } from './terminal-use.ts';

const always = (why: string): TerminalUse => ({ endless: () => why });
const unless = (test: (rest: readonly string[]) => boolean, why: string): TerminalUse => ({
  endless: (rest) => (test(rest) ? undefined : why),
});
/** `vmstat 1` never stops, `vmstat 1 5` does. */
const repeating = (valued: RegExp) => (name: string) =>
  unless(
    (rest) => positionals(rest, valued).filter((word) => /^\d+$/.test(word)).length !== 1,
    `${name} without a count never stops`,
  );

const apt = (name: string): TerminalUse => ({
  typed: (rest, fed) => {
    const [verb = ''] = positionals(rest, /^(-[ocrt]|--(option|enablerepo|disablerepo))$/);
    const asks = /^(?:install|remove|purge|upgrade|update|dist-upgrade|full-upgrade|autoremove)$/;
    // `apt-get update` only looks; `yum update` changes.
    if (!asks.test(verb) || (verb === 'update' && name.startsWith('apt'))) return undefined;
    const answered = has(rest, 'y', '', 'ocrt') || has(rest, 's', '', 'ocrt');
    const quiet = /^(?:-qq+|--(?:yes|assume-?yes|assume-?no|dry-run|download-?only|simulate))$/;
    return fed || answered || rest.some((word) => quiet.test(word))
      ? undefined
      : `${name} ${verb} asks before it goes on`;
  },
});

const fillsTheScreen = (name: string) => `${name} fills the screen and waits for keys`;

/** `vim -es`: commands come from a script, not from keys. */
const isScripted = (rest: readonly string[]) =>
  rest.some((word) => /^-(?:es|Es|s|-?batch|-?script)$/.test(word));

export const system: Programs = {
  watch: always('watch repeats its command for ever'),
  htop: always('htop refreshes for ever'),
  tail: {
    endless: (rest) =>
      has(rest, 'f', 'follow', 'nc') || has(rest, 'F', 'retry', 'nc')
        ? 'tail -f follows'
        : undefined,
  },
  journalctl: unless((rest) => !has(rest, 'f', 'follow', 'nupt'), 'journalctl -f follows'),
  dmesg: unless((rest) => !has(rest, 'w', 'follow', 'lfn'), 'dmesg -w follows'),
  top: unless((rest) => has(rest, 'n', '', ''), 'top refreshes for ever'),
  iotop: unless((rest) => has(rest, 'n', 'iter', 'dpu'), 'iotop refreshes for ever'),
  perf: unless((rest) => rest[0] !== 'top', 'perf top refreshes for ever'),
  ...each('vmstat iostat', repeating(/^$/)),
  sar: repeating(/^-[PfonseimI]$/)('sar'),
  sleep: unless((rest) => rest[0] !== 'infinity', 'it sleeps for ever'),
  while: unless((rest) => !/^(true|:)$/.test(rest[0] ?? ''), 'the loop has no end'),
  until: unless((rest) => rest[0] !== 'false', 'the loop has no end'),
  ...each('vi vim nvim view nano pico emacs visudo vipw vigr sudoedit', (name) => ({
    typed: (rest) =>
      (name === 'visudo' && has(rest, 'c', 'check', 'f')) || isScripted(rest)
        ? undefined
        : `${name} is an editor`,
  })),
  ...each('less more most', (name) => ({
    typed: () => `${name} waits for somebody to turn the page`,
  })),
  ...each('lazydocker nmtui tig cfdisk', (name) => ({
    typed: ([first = '']) =>
      /^-{0,2}(?:version|info|help)$/.test(first) ? undefined : fillsTheScreen(name),
  })),
  // Midnight Commander opens folders; the client of MinIO has commands: `mc mb shop/orders`.
  mc: {
    typed: (rest) =>
      positionals(rest, /^$/).some((word) => /^[a-z]+$/.test(word))
        ? undefined
        : fillsTheScreen('mc'),
  },
  crontab: {
    typed: (rest) => (has(rest, 'e', '', 'u') ? 'crontab -e opens an editor' : undefined),
  },
  systemctl: {
    typed: (rest, fed) =>
      rest[0] === 'edit' && !fed ? 'systemctl edit opens an editor' : undefined,
  },
  ...each('apt apt-get yum dnf', apt),
};
