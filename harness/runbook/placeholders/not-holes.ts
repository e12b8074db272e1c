/** What programs print in brackets, and names that stand for themselves in other languages. */
const printed: ReadonlySet<string> = new Set([
  ...['pending', 'none', 'unknown', 'nil', 'null', 'no value', 'unset', 'not set', 'undefined'],
  ...['invalid', 'no output', 'not found', 'n/a', 'redacted', 'untagged', 'no data', 'eof'],
  ...['snip', 'snipped', 'omitted', 'output omitted', 'truncated', 'output truncated', 'trimmed'],
  ...['computed', 'sensitive', 'known after apply', 'masked', 'anonymous', 'empty', 'hidden'],
  ...['stdin', 'stdout', 'stderr', 'argv', 'lambda', 'blankline'],
]);

/** Elements of HTML whose names no reader fills in. */
const elements = new Set(
  `br hr img meta div span html body head tr td th tbody thead tfoot ul ol dl dt dd h1 h2 h3 h4 h5 h6 script style pre em
  strong nav iframe svg canvas textarea blockquote sup sub kbd figcaption fieldset colgroup`.split(
    /\s+/,
  ),
);

/** `Main<String>`, `Map<K, V>`, `Vec<u8>`: the type of a language. */
const container =
  /(?:\b|_)(?:List|Map|Set|Option|Optional|Vec|vector|Array|Promise|Result|HashMap|Dict|Future|Record|Iterator|Collection|Sequence|Tuple)$/;
const type =
  /^(?:String|Integer|Object|Boolean|[uif](?:8|16|32|64|128|size)|[TKVEUR](?:, ?[TKVEUR])*)$/;

/** True for a name in angle brackets that is none to fill in; `before`: the text right in front of it. */
export const isNoHole = (name: string, before: string): boolean =>
  printed.has(name.toLowerCase()) ||
  elements.has(name) ||
  container.test(before) ||
  (/[A-Za-z]$/.test(before) && type.test(name));
