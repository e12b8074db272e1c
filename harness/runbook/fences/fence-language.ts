/** Shells whose scripts bash can read. */
const shells: ReadonlySet<string> = new Set(
  `bash sh shell zsh ksh mksh dash ash shellscript bash-interactive shell-interactive azurecli
  azurecli-interactive azure-cli azure-cli-interactive azdeveloper`.split(/\s+/),
);

/**
 * The shell that a language names, also where the author slipped: `bash` of `bahs`, `sh` of `7sh`.
 * Undefined for other languages.
 */
export function shellOf(language: string | null): string | undefined {
  if (language === null) return undefined;
  if (ofSystem.test(language)) return language;
  return shells.has(language) ? language : misspeltShell(language);
}

/** `shell-unix`, `bash-root`: a shell, and whose. */
const ofSystem =
  /^(?:bash|shell|sh|zsh)[-_](?:unix|linux|macos|mac|posix|generic|root|user|sudo)\w*$/;

/** What the author meant by a language that nothing is called: `sh` of `7sh`; undefined for all others. */
export function misspeltShell(language: string): string | undefined {
  if (shells.has(language) || sessions.has(language) || others.has(language)) return undefined;
  if (/^(?:\d+sh|sh\d|shh|shs)$/.test(language)) return 'sh';
  return ['bash', 'shell'].find((name) => isSlipOf(name, language));
}

/** Languages whose names are near that of a shell. */
const others = new Set('base bas hash basic'.split(' '));

/** One letter too many, too few or wrong, or two letters changed over. */
function isSlipOf(name: string, word: string): boolean {
  if (Math.abs(name.length - word.length) > 1 || name === word) return false;
  let start = 0;
  while (name[start] === word[start] && start < name.length) start += 1;
  const [one, other] = [name.slice(start), word.slice(start)];
  return (
    one.slice(1) === other ||
    one === other.slice(1) ||
    one.slice(1) === other.slice(1) ||
    (one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2))
  );
}

/** Languages of a session: typed commands and their output. */
export const sessions: ReadonlySet<string> = new Set(
  `console shell-session shellsession shell_session sh-session bash-session bash_session zsh-session
  terminal terminal-session session tty`
    .trim()
    .split(/\s+/),
);

/** `console-root`: a session of this user. */
export const isSession = (language: string | null): boolean =>
  language !== null &&
  (sessions.has(language) || /^(?:console|terminal|session)[-_][a-z]+$/.test(language));

/** Languages that do not show whether the fence is shell: its content decides. */
export const plain: ReadonlySet<string | null> = new Set([
  null,
  ...'text txt plain plaintext none default raw cli command commandline command-line cmdline prompt'.split(
    ' ',
  ),
  ...'linux unix posix code nocode nohighlight no-highlight screen ssh curl commandline'.split(' '),
]);

/** `{code-block} bash`: the directive of a page generator, before the language. */
const directive = /^\s*\{\s*(?:code|code-block|code-cell|sourcecode|prompt|highlight)\s*\}[ \t]*/;

/** True for the info of such a directive, whose options may stand above its content. */
export const isDirective = (info: string): boolean => directive.test(info);

/** First word of a fence's info string, lower case: `bash` of `{.bash .annotate}` and of `language-bash`. */
export function languageOf(info: string): string | null {
  const word = /[A-Za-z0-9+#_-]+/.exec(info.replace(directive, ''))?.[0].toLowerCase();
  return (
    word?.replace(/^lang(?:uage)?-(?=\w)/, '').replace(/^((?:ba|z)?sh|console)\+.*/, '$1') ?? null
  );
}
