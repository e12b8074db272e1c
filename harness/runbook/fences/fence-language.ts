/** Shells whose scripts bash can read. */
export const shells: ReadonlySet<string> = new Set(
  'bash sh shell zsh ksh mksh dash ash shellscript'.split(' '),
);

/** Languages of a session: typed commands and their output. */
export const sessions: ReadonlySet<string> = new Set(
  `console shell-session shellsession shell_session sh-session bash-session bash_session zsh-session
  terminal terminal-session session tty`
    .trim()
    .split(/\s+/),
);

/** Languages that do not show whether the fence is shell: its content decides. */
export const plain: ReadonlySet<string | null> = new Set([
  null,
  ...'text txt plain plaintext none raw cli command commandline command-line cmdline prompt'.split(
    ' ',
  ),
  ...'linux unix posix'.split(' '),
]);

/** `{code-block} bash`: the directive of a page generator, before the language. */
const directive = /^\s*\{\s*(?:code|code-block|code-cell|sourcecode|prompt|highlight)\s*\}[ \t]*/;

/** First word of a fence's info string, lower case: `bash` of `{.bash .annotate}` and of `language-bash`. */
export function languageOf(info: string): string | null {
  const word = /[A-Za-z0-9+#_-]+/.exec(info.replace(directive, ''))?.[0].toLowerCase();
  return (
    word?.replace(/^lang(?:uage)?-(?=\w)/, '').replace(/^((?:ba|z)?sh|console)\+.*/, '$1') ?? null
  );
}
