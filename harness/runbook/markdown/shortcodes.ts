/** Code in the marks of a page generator: `{{< code shell >}}…{{< /code >}}`, `{% highlight bash %}…{% endhighlight %}`. */
export interface Shortcode {
  readonly kind: 'shortcode';
  /** The language that it names, if any. */
  readonly info: string;
  readonly from: number;
  readonly to: number;
  readonly contentFrom: number;
  readonly contentTo: number;
}

/** What holds code and nothing else; `command` is typed, `output` and `file` are not. */
const names =
  'code|codeblock|code-block|codefence|highlight|prism|text|command|commandline|terminal|console|shell|bash|output|file';
const hugo = new RegExp(
  `\\{\\{([<%])[ \\t]{0,9}(${names})(?![\\w-])([^{}<>\\n]{0,200}?)[ \\t]{0,9}[>%]\\}\\}`,
  'g',
);
const liquid = /\{%-?[ \t]{0,9}(highlight|codeblock|code)(?![\w-])([^{}%\n]{0,200}?)-?%\}/g;
const longest = 20_000;
/** Fences, tags and shortcodes inside: their own readers find what is in them. */
const holdsOther = /^[ \t>]*(?:`{3}|~{3})|<pre[\s>]|\{\{[<%]\s*(?:highlight|code|tab)\b/m;

/** The shortcodes of a text in order. */
export function* shortcodesIn(text: string): Generator<Shortcode> {
  if (text.includes('{{<') || text.includes('{{%'))
    yield* closedBy(text, hugo, ([, , name = '', given = '']) => ({
      end: new RegExp(`\\{\\{[<%]\\s{0,9}/\\s{0,9}${name}\\s{0,9}[>%]\\}\\}`),
      info: infoOf(name, given),
    }));
  if (text.includes('{%'))
    yield* closedBy(text, liquid, ([, name = '', given = '']) => ({
      end: new RegExp(`\\{%-?\\s{0,9}end${name}\\s{0,9}-?%\\}`),
      info: infoOf(name, given),
    }));
}

function* closedBy(
  text: string,
  opening: RegExp,
  read: (match: RegExpExecArray) => { readonly end: RegExp; readonly info: string },
): Generator<Shortcode> {
  let done = 0;
  for (const open of text.matchAll(opening)) {
    const contentFrom = open.index + open[0].length;
    if (open.index < done || open[0].endsWith('/>}}')) continue;
    const { end, info } = read(open);
    const content = text.slice(contentFrom, contentFrom + longest);
    const closing = end.exec(content);
    if (!closing || holdsOther.test(content.slice(0, closing.index))) continue;
    const contentTo = contentFrom + closing.index;
    done = contentTo + closing[0].length;
    yield { kind: 'shortcode', info, from: open.index, to: done, contentFrom, contentTo };
  }
}

/** `lang:bash`, `lang="bash"`, or the first word: `shell`. A title in quotes is no language. */
function infoOf(name: string, given: string): string {
  if (name === 'output' || name === 'file') return 'output';
  const named = /\b(?:lang|language|syntax|type)\s?[:=]\s?["']?([\w+#-]+)/i.exec(given)?.[1];
  const first = /^\s*["']?([A-Za-z][\w+#-]*)["']?(?=\s|,|$)/.exec(given)?.[1];
  const ofName = /^(?:shell|bash)$/.test(name) ? name : '';
  const ofTerminal = /^(?:command|commandline|terminal|console)$/.test(name) ? 'console' : '';
  return named ?? first ?? (ofName || ofTerminal);
}
