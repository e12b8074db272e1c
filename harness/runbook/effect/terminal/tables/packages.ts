import { always } from '../../../commands/argument-text.ts';
import type { Rows } from '../rows.ts';
import { questions, serves, sure, yes } from '../ways.ts';

/** Package managers and installers. */
export const packages: Rows = {
  asks: [
    // What to do with each changed file of settings.
    [
      'rpmconf',
      / (?:-\w*a\w*|--all)(?: |$)/,
      questions,
      / (?:-c|--clean|-t|--test|-u|--unattended)(?: |=|$)/,
    ],
    ['dispatch-conf', always, questions],
    ['etc-update', always, questions, / --automode(?: |=|$)/],
    ['pip pip3 pipx', /^ uninstall /, sure, yes],
    [
      'zypper',
      / (?:install|in|remove|rm|update|up|dist-upgrade|dup|patch)(?: |$)/,
      sure,
      / (?:-y|-n|--no-confirm|--non-interactive)(?: |$)/,
    ],
    ['pacman', /^ -[SRU][a-z]*(?: |$)/, sure, / --noconfirm(?: |$)|^ -S[sgli]/],
    ['aptitude', /^ (?:install|remove|purge|full-upgrade|safe-upgrade)(?: |$)/, sure, yes],
    [
      'apt apt-get yum dnf',
      /^(?: -\S+)* (?:reinstall|downgrade|erase|localinstall|groupinstall|build-dep|distro-sync|swap)(?: |$)/,
      sure,
      / (?:-\w*y\w*|-qq|--(?:yes|assume-?yes|assume-?no))(?: |$)/,
    ],
    ['do-release-upgrade', always, sure, / (?:-f|--frontend|-c)\b/],
    ['add-apt-repository apt-add-repository', / \S/, sure, / (?:-\w*y\w*|--yes|--list|-L)(?: |$)/],
    ['npm', /^ init(?: |$)/, sure, / (?:-y|--yes)(?: |$)/],
    ['dpkg-reconfigure', always, sure, / (?:-f ?noninteractive|--frontend[= ]noninteractive|-u)/],
    ['mysql_secure_installation raspi-config tasksel', always, sure],
    [
      'npm pnpm yarn',
      /^ (?:create|login|adduser)(?: |$)/,
      questions,
      / (?:-y|--yes|--template)(?: |=|$)/,
    ],
    ['npx pnpx bunx', / (?:create-\S+|npm-check)(?: \S+)?$/, questions],
    [
      'conda mamba',
      /^ (?:install|remove|update|create|uninstall|env remove)(?: |$)/,
      sure,
      / (?:-\w*y\w*|--yes|-q -y|--dry-run|-f)(?: |$)/,
    ],
    [
      'flatpak',
      /^ (?:install|uninstall|remove|update)(?: |$)/,
      sure,
      / (?:-y|--assumeyes|--noninteractive)(?: |$)/,
    ],
    ['apk', / (?:-i|--interactive)(?: |$)/, sure],
    [
      'pkg',
      /^ (?:install|delete|remove|upgrade|autoremove)(?: |$)/,
      sure,
      / (?:-\w*y\w*|--yes)(?: |$)/,
    ],
    ['emerge', / (?:-\w*a\w*|--ask)(?: |$)/, sure],
    ['paru yay', always, sure, / --noconfirm\b| -Q| -Ss/],
    [
      'microdnf tdnf dnf5',
      /^(?: -\S+)* (?:install|remove|update|upgrade|erase|autoremove)(?: |$)/,
      sure,
      / (?:-\w*y\w*|--assume-?yes)(?: |$)/,
    ],
    [
      'yum dnf',
      /^(?: -\S+)* (?:history (?:undo|rollback|redo)|groupremove|group install|module (?:install|enable|reset|switch-to|disable)|update-minimal|upgrade-minimal|system-upgrade download)(?: |$)/,
      sure,
      / (?:-\w*y\w*|--assume-?yes|--assume-?no)(?: |$)/,
    ],
    [
      'apt apt-get',
      /^(?: -\S+)* (?:auto-remove|autopurge|dselect-upgrade|-f install|--fix-broken install|satisfy)(?: |$)/,
      sure,
      / (?:-\w*y\w*|-qq|--(?:yes|assume-?yes|assume-?no|dry-run|simulate))(?: |$)/,
    ],
    ['gem', /^ uninstall \S+$/, sure, / (?:-[axI]|--all)(?: |$)/],
    ['composer', /^ (?:init|create-project)$/, questions],
    ['poetry', /^ init(?: |$)/, questions, / (?:-n|--no-interaction)(?: |$)/],
    ['cargo', /^ login$/, 'asks for a token'],
    ['debconf tasksel dselect', /^(?: -\S+)*$/, questions],
  ],
  asksTerminal: [],
  endless: [
    [
      'npm yarn pnpm',
      /^ (?:start|(?:run )?(?:start|dev|serve|watch|start:\w+))(?: -\S+)*$/,
      serves,
    ],
  ],
};
