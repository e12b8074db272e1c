interface Wrapper {
  /** `as-is`: the command behaves as without the wrapper; the others may stop, feed or repeat it. */
  readonly kind: 'as-is' | 'limits' | 'feeds' | 'repeats' | 'asks-first';
  /** Its options that take the next word. */
  readonly valued: RegExp;
  /** How many arguments of its own precede the command: one for `timeout 60`, its duration. */
  readonly own: number;
}

const none = /^$/;
const asIs = (valued = none, own = 0): Wrapper => ({ kind: 'as-is', valued, own });

/** Programs and keywords that run the command after them. */
const wrappers: ReadonlyMap<string, Wrapper> = new Map([
  [
    'sudo',
    asIs(
      /^(-[A-Za-z]*[ugChpRrTtUD]|--(user|group|host|prompt|chdir|chroot|role|type|close-from|other-user))$/,
    ),
  ],
  ['doas', asIs(/^-[uC]$/)],
  ['sshpass', asIs(/^-[pfdP]$/)],
  ['env', asIs(/^(-[uC]|--(unset|chdir))$/)],
  ['nice', asIs(/^(-n|--adjustment)$/)],
  ['ionice', asIs(/^(-[cnp]|--class|--classdata)$/)],
  ['stdbuf', asIs(/^-[ioe]$/)],
  ['exec', asIs(/^-a$/)],
  ['nohup', asIs()],
  ['command', asIs()],
  ['builtin', asIs()],
  ['setsid', asIs()],
  ['gosu', asIs(none, 1)],
  ['su-exec', asIs(none, 1)],
  ['s6-setuidgid', asIs(none, 1)],
  ['setuidgid', asIs(none, 1)],
  ['chpst', asIs(/^-[uUbePmdofrtc]$/)],
  ['with-contenv', asIs()],
  ['setpriv', asIs()],
  ['unbuffer', asIs()],
  ['eatmydata', asIs()],
  ['fakeroot', asIs()],
  ['caffeinate', asIs(/^-[tw]$/)],
  ['proxychains', asIs(/^-f$/)],
  ['proxychains4', asIs(/^-f$/)],
  ['torsocks', asIs()],
  ['cgexec', asIs(/^-g$/)],
  ['systemd-inhibit', asIs()],
  ['systemd-run', asIs(/^(?:-[pEMHut]|--(?:unit|property|setenv|machine|host|uid|gid|slice))$/)],
  ['chronic', asIs()],
  ['time', { kind: 'asks-first', valued: /^-[fo]$/, own: 0 }],
  ['!', { kind: 'asks-first', valued: none, own: 0 }],
  ['while', { kind: 'asks-first', valued: none, own: 0 }],
  ['until', { kind: 'asks-first', valued: none, own: 0 }],
  ['timeout', { kind: 'limits', valued: /^(-[ks]|--(kill-after|signal))$/, own: 1 }],
  [
    'xargs',
    {
      kind: 'feeds',
      valued:
        /^(-[InPLdEsa]|--(replace|max-args|max-procs|max-lines|delimiter|arg-file|max-chars))$/,
      own: 0,
    },
  ],
  ['retry', { kind: 'repeats', valued: /^(-[a-z]|--[a-z]+)$/, own: 0 }],
  ['watch', { kind: 'repeats', valued: /^(-[nq]|--interval)$/, own: 0 }],
]);

/** Programs that fetch secrets or a role for the command after `--`. */
const untilDashes = new Set(
  'aws-vault gds mise doppler op chamber envchain infisical saml2aws aws-okta granted teller'.split(
    ' ',
  ),
);

/** Index of the command after wrappers that do not change how it behaves. */
export function startOfCommand(words: readonly string[], only?: string): number {
  return past(words, (name, { kind }) => kind === 'as-is' && (!only || name === only));
}

/** Index of the command after all wrappers, also after `timeout 60`, `xargs -r` or `while`. */
export const startOfInner = (words: readonly string[]): number => past(words, () => true);

/** True if the wrapper `name` precedes the command: `watch`, `xargs`. */
export function isWrappedIn(words: readonly string[], name: string): boolean {
  const start = startOfInner(words);
  return words.slice(0, start).includes(name);
}

function past(words: readonly string[], goes: (name: string, wrapper: Wrapper) => boolean): number {
  let start = 0;
  for (;;) {
    const name = programOf(words[start]);
    if (untilDashes.has(name) && goes(name, asIs())) {
      const dashes = words.indexOf('--', start);
      if (dashes < 0) return start;
      start = dashes + 1;
      continue;
    }
    const wrapper = wrappers.get(name);
    if (!wrapper || !goes(name, wrapper)) return start;
    if (name === 'command' && /^-[vV]/.test(words[start + 1] ?? '')) return start;
    start = afterOwn(words, start + 1, wrapper);
  }
}

function afterOwn(words: readonly string[], from: number, { valued, own }: Wrapper): number {
  let at = from;
  while (/^-|^[A-Za-z_]\w*=/.test(words[at] ?? '')) {
    at += valued.test(words[at] ?? '') ? 2 : 1;
    if (words[at - 1] === '--') break;
  }
  return Math.min(words.length, at + own);
}

export const isWrapper = (name: string): boolean => wrappers.has(name);

/** `kubectl` of `/usr/local/bin/kubectl`. `/etc/init.d/mysql` is a script, not the client `mysql`. */
export function programOf(word = ''): string {
  // The client of a package is the client: `gitlab-patronictl`.
  if (word.startsWith('gitlab-')) return word.replace(/^gitlab-(?=patronictl$|redis-cli$)/, '');
  const slash = word.lastIndexOf('/');
  // Most words have no slash, and this is asked of every word.
  return slash < 0 || /^\/etc\/(?:rc\.d\/)?init\.d\/./.test(word) ? word : word.slice(slash + 1);
}
