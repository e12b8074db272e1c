import type { LintDocument } from './document.ts';

const endings = [
  'md',
  'mdx',
  'markdown',
  'html.md',
  'html.md.erb',
  'md.erb',
  'html.erb',
  'html.markdown',
  'adoc',
  'rst',
];
const indexes = ['index', '_index', 'README'];
/** Folders that a site's pages are in, by the generator's habit. */
const roots = [
  '',
  '/content',
  '/docs',
  '/source',
  '/src',
  '/site/content',
  '/website/docs',
  '/content/en',
];

/**
 * The files that a generator may make a page from: `guide.html` and `guide/` come from `guide.md`, and in a page of
 * its own folder `../guide/` does too. The path itself comes first.
 */
export function* sourcesOf(path: string): Generator<string> {
  yield path;
  if (!isPage(path)) return;
  for (const root of path.startsWith('/') ? roots : ['']) {
    yield* pagesOf(`${root}${path}`);
    if (path.startsWith('../')) yield* pagesOf(path.slice(3));
  }
}

function* pagesOf(path: string): Generator<string> {
  const bare = path.replace(/\/$|\.html?$/, '');
  for (const ending of endings) {
    yield `${bare}.${ending}`;
    for (const index of indexes) yield `${bare}/${index}.${ending}`;
  }
}

/** True for a text with front matter: a page of a site. */
export const beginsAsPage = ({ source }: LintDocument): boolean =>
  /^(?:---|\+\+\+)[ \t]*\r?\n/.test(source.text);

/** Where generators keep the files that they serve beside the pages: pictures, downloads. */
export const servedAs = (path: string): readonly string[] =>
  ['static', 'public', 'assets', 'website/static', 'docs/static', 'source'].map(
    (root) => `/${root}/${path.replace(/^(?:\.{0,2}\/)+/, '')}`,
  );

/** True for a path that only a generator gives: `rotate-certs/`, `guide.html`, `guide`, `/guide`. */
export const isPage = (path: string): boolean =>
  path.startsWith('/') || /(?:^|\/)(?:[^/.]*|\.\.?|[^/]*\.html?)$/.test(path);

const marks =
  /^ ?(?:---|\+\+\+)[ \t]*\n|^[ \t]*(?:!!!|\?\?\?|:::)[ \t+]*["{\w]|\{\{[<%]|\{%|^[ \t]*`{3,}\{|^\{:|<%=|^import \w+ from /m;

/** True for a text that a generator of sites makes a page of. */
export const isGenerated = ({ source }: LintDocument): boolean =>
  marks.test(source.text.replaceAll('\r\n', '\n').slice(0, 100_000));

const includes =
  /\{\{[<%][-\s]*(?:include|readfile|partial|snippet|docs\/shared)|\{%-?\s*(?:include|render|partial)|^[ \t]*-{1,2}8<-{1,2}|\[!INCLUDE|`{3,}\{(?:include|literalinclude)\}|:::\{include\}|<!--\s*#?include|<%=\s*(?:partial|render)|^import \w+ from ['"][^'"]*\.mdx?['"]/m;

/** True for a text that includes others, whose headings are not known. */
export const hasIncludes = ({ source }: LintDocument): boolean => includes.test(source.text);
