/** A line that opens or closes a part of a page, in the marks of one generator. */
export interface Mark {
  readonly kind: 'set' | 'tab' | 'titled';
  /** What opens and what closes a part have the same. */
  readonly key: string;
  readonly title: string;
  readonly closes?: true;
  /** It closes the part before it, and opens its own: `@tab Linux`. */
  readonly next?: true;
  /** It starts a set of its own, whatever stands above. */
  readonly fresh?: true;
  /** Its content is indented, and ends where the indent does. */
  readonly indented?: true;
  /** A set of fences: each is a tab. */
  readonly ofCode?: true;
  /** The number of signs in it; fewer close nothing that more have opened. */
  readonly length?: number;
  /** Markdown would show the line as text, or take what is in it for code. */
  readonly hidden?: true;
}

type Reader = (line: string, around: Mark | undefined) => Mark | undefined;

/** The mark on a line. `around`: the innermost part that is open. */
export function markOf(line: string, around: Mark | undefined): Mark | undefined {
  const readers = byFirst[line[0] ?? ''];
  for (const read of readers ?? []) {
    const mark = read(line, around);
    if (mark) return mark;
  }
  return undefined;
}

const unquoted = (text = '') => text.trim().replace(/^(["'])(.*)\1$/, '$2');
const attribute = /\b(?:label|title|header|name|value|tabName)\s?=\s?(?:\{?["'`]([^"'`]*)["'`])/g;

/** The best name that a tag gives: its label before its value. */
function nameIn(tag: string): string {
  const all = [...tag.matchAll(attribute)].map(([whole, value = '']) => [whole, value] as const);
  const labelled = all.find(([whole]) => /^(?:label|title|header|tabName)/.test(whole));
  return (labelled ?? all[0])?.[1] ?? '';
}

/** MkDocs: `=== "Linux"`, `??? note "If it fails"`. */
const indented: Reader = (line) => {
  const tab = /^===([!+]{0,2}) ?(["'])(.+)\2$/.exec(line);
  if (tab) {
    const [, sign = '', , title = ''] = tab;
    const fresh = sign.includes('!') ? { fresh: true as const } : {};
    return { kind: 'tab', key: 'mkdocs', title, indented: true, ...fresh };
  }
  const note = /^(?:!!!|\?\?\?\+?) [\w -]*?(?:["'](.*)["'])?$/.exec(line);
  return note ? { kind: 'titled', key: 'note', title: note[1] ?? '', indented: true } : undefined;
};

/** MDX and HTML: `<TabItem label="Linux">`, `<details>`, `<CodeGroup>`. */
const tags: Reader = (line) => {
  const [, slash, name = '', rest = ''] = /^<(\/?)(\w[\w.-]*)(.*)$/.exec(line) ?? [];
  const closes = slash === '/' ? { closes: true as const } : {};
  if (/^(?:Tabs|TabGroup|TabList|Tabbed|CodeTabs)$/.test(name))
    return { kind: 'set', key: name, title: '', ...closes };
  if (/^(?:CodeGroup|CodeBlocks)$/.test(name))
    return { kind: 'set', key: name, title: '', ofCode: true, ...closes };
  if (/^(?:TabItem|Tab|TabPanel|TabsContent)$/.test(name) && !rest.endsWith('/>'))
    return { kind: 'tab', key: name, title: nameIn(rest) || 'tab', ...closes };
  if (/^(?:Accordion|Expandable|Collapsible)$/.test(name))
    return { kind: 'titled', key: name, title: nameIn(rest), ...closes };
  if (/^details$/i.test(name)) {
    const summary = /<summary[^<>]*>(.*?)<\/summary>/i.exec(rest)?.[1];
    return { kind: 'titled', key: 'details', title: plainTitle(summary ?? ''), ...closes };
  }
  const summary = /^<summary[^<>]*>(.*?)(?:<\/summary>.*)?$/i.exec(line)?.[1];
  return summary === undefined
    ? undefined
    : { kind: 'titled', key: 'details', title: plainTitle(summary) };
};

const plainTitle = (html: string) => html.replace(/<[^<>]*>|\*\*|__/g, '').trim();

/** Liquid, Hugo and mdBook: `{% tab title="Linux" %}`, `{{< tab "Linux" >}}`, `{{#tab name="Linux"}}`. */
const templates: Reader = (line) => {
  const [, end, name = '', more = ''] =
    /^(?:\{%-?|\{\{[<%]|\{\{)\s*(end|\/|#end|#)?\s*([A-Za-z]\w*)\s*(.*?)\s*(?:-?%\}|[>%]\}\}|\}\})$/.exec(
      line,
    ) ?? [];
  const word = name.toLowerCase().replace(/-/g, '');
  const hidden = { hidden: true as const };
  const closes = end !== undefined && end !== '#' ? { closes: true as const } : {};
  const key = `template ${word}`;
  if (/^(?:tabs|tabpane|tabset)$/.test(word))
    return { kind: 'set', key, title: '', ...closes, ...hidden };
  if (/^(?:tab|tabitem)$/.test(word))
    return {
      kind: 'tab',
      key,
      title: nameIn(more) || unquoted(more) || 'tab',
      ...closes,
      ...hidden,
    };
  if (/^(?:details|expand|collapse|accordion|hint|notice)$/.test(word))
    return { kind: 'titled', key, title: nameIn(more) || unquoted(more), ...closes, ...hidden };
  return undefined;
};

/** Directives: `:::{tab-item} Linux`, `::: tabs`, `:::tip[If it fails]`, ```` ```{note} ````. */
const directives: Reader = (line, around) => {
  const [, signs = '', brace, rest = ''] =
    /^(:{3,}|`{3,}|~{3,})[ \t]*(\{(?=[\w-]+\}))?(.*)$/.exec(line) ?? [];
  if (signs === '') return undefined;
  const isColon = signs.startsWith(':');
  const key = isColon ? 'colon' : `fence ${signs[0]}`;
  const shape = { key, length: signs.length, hidden: true as const };
  if (rest === '') {
    const closes = isColon || (around?.key === key && signs.length >= (around.length ?? 0));
    return closes ? { kind: 'titled', title: '', closes: true, ...shape } : undefined;
  }
  if (!isColon && brace === undefined) return undefined;
  const [, name = '', more = ''] = /^([A-Za-z][\w-]*)\}?(.*)$/.exec(rest) ?? [];
  const title = unquoted(more.trim().replace(/^\[(.*)\]$/, '$1'));
  if (/^(?:tab-?set|tabs)$/.test(name)) return { kind: 'set', title: '', ...shape };
  if (name === 'code-group') return { kind: 'set', title: '', ofCode: true, ...shape };
  if (/^(?:tab-?item|tab)$/.test(name)) return { kind: 'tab', title: title || 'tab', ...shape };
  const isKnown = isColon ? !/^(?:code|literalinclude)/.test(name) : containers.test(name);
  return isKnown ? { kind: 'titled', title, ...shape } : undefined;
};

/** Directives in a fence whose content is Markdown. */
const containers =
  /^(?:note|warning|tip|important|caution|danger|attention|hint|error|seealso|admonition|dropdown|details|grid|grid-item|grid-item-card|card|margin|sidebar|topic|tab-set|solution|exercise)$/;

/** VuePress: `@tab Linux`; VitePress: `== Linux`, both in `::: tabs`. */
const inSet: Reader = (line, around) => {
  const inTabs = around?.kind === 'set' || around?.key === 'line';
  const [, title = ''] = /^(?:@tab(?::\w+)?|==)[ \t]+([^=].*)$/.exec(line) ?? [];
  if (!inTabs || title === '') return undefined;
  return { kind: 'tab', key: 'line', title, next: true, hidden: true };
};

const byFirst: Readonly<Record<string, readonly Reader[]>> = {
  '=': [indented, inSet],
  '!': [indented],
  '?': [indented],
  '@': [inSet],
  '<': [tags],
  '{': [templates],
  ':': [directives],
  '`': [directives],
  '~': [directives],
};
