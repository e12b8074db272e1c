/** Words before the command proper, which runs on as it would without them; their options with a value. */
const prefixes: Readonly<Record<string, RegExp>> = {
  sudo: /^(-[ugChpRrTtUD]|--(user|group|host|prompt|chdir|chroot|role|type|close-from))$/,
  env: /^(-[uC]|--(unset|chdir))$/,
  nice: /^(-n|--adjustment)$/,
  stdbuf: /^-[ioe]$/,
  exec: /^-a$/,
  nohup: /^$/,
  command: /^$/,
};

/** Index of the word that the command begins with, past `sudo -u postgres`, `env A=b` and the like. */
export function startOfCommand(words: readonly string[], only?: string): number {
  let start = 0;
  for (;;) {
    const prefix = words[start] ?? '';
    if (!Object.hasOwn(prefixes, prefix) || (only && prefix !== only)) return start;
    const valued = prefixes[prefix];
    start += 1;
    while (/^-|^[A-Za-z_]\w*=/.test(words[start] ?? '')) {
      start += valued?.test(words[start] ?? '') ? 2 : 1;
    }
  }
}

/** `kubectl` of `/usr/local/bin/kubectl`. */
export const programOf = (word: string | undefined) => word?.split('/').at(-1) ?? '';
