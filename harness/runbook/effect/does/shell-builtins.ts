import { has, positionals } from '../../commands/options.ts';
import { all, type DoesByName, unless } from './does.ts';

/** Builtins and keywords of the shell, and programs that only compute. */
export const shell: DoesByName = {
  ...all(': true false test [ [[ export declare typeset local readonly set unset shift', 'local'),
  ...all('cd pushd popd dirs pwd echo printf read mapfile readarray getopts type hash', 'local'),
  ...all(
    'which alias unalias shopt ulimit umask wait jobs fg bg disown exit return break',
    'local',
  ),
  ...all('continue for select in do done then sleep seq expr bc basename dirname', 'local'),
  ...all('tput clear history let caller times yes factor numfmt shuf', 'local'),
  // Only `command -v` gets here, which prints where a program is.
  command: 'local',
  // Digits alone set the clock; after `-j` they are only converted.
  date: unless(/^(-s|--set\b)/, 'acts', (rest) =>
    positionals(rest, /^(-[dfrv]|--(date|file|reference))$/).some((word) =>
      /^\d{8,12}(\.\d\d)?$/.test(word),
    ) && !has(rest, 'j', '', 'dfrv')
      ? 'acts'
      : 'local',
  ),
  ...all('python python3', ([option, module, ...rest]) =>
    option === '-m' && module === 'json.tool' && rest.length < 2 ? 'local' : 'unknown',
  ),
  kill: (rest) => {
    // No signal at all, or a signal to a job of the same shell.
    if (rest.includes('-0') || rest.includes('-l')) return 'local';
    const jobs = rest.filter((word) => !word.startsWith('-'));
    return jobs.length > 0 && jobs.every((word) => /^(%.*|\$!)$/.test(word)) ? 'local' : 'acts';
  },
};
