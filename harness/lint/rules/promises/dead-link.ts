import type { Problem, Rule } from '../../engine/rule.ts';
import { anchorsOf } from '../../read/anchors.ts';
import type { LintDocument } from '../../read/document.ts';
import {
  beginsAsPage,
  hasIncludes,
  isGenerated,
  isPage,
  servedAs,
  sourcesOf,
} from '../../read/generated-site.ts';
import { type Link, linksOf } from '../../read/links.ts';
import { memoize } from '../../read/memoize.ts';

/** A link to a file that does not exist, or to a heading that the document does not have. */
export const deadLink: Rule = {
  name: 'dead-link',
  severity: 'warning',
  why: 'Somebody who follows it in the middle of an incident finds nothing and has to search.',
  examples: {
    files: [
      'guide.html.md.erb',
      'rotate/index.mdx',
      'restore.md',
      '../plan.md',
      'a b.md',
      'pictures/',
      '/docs/on-call.md',
    ],
    bad: [
      '# Ops\n\nSee [the restore](«restor/»), [the plan](«plans.html»), [both](«/both»).',
      '# Ops\n\n{{< include "parts.md" >}}\n\nSee [below](«#parts»).',
      '# Ops\n\nSee [the restore](«restor.md»), or [its end](«gone/restore.md#end»).',
      '# Ops\n\n## Roll back & forward\n\nSee [below](«#roll-back-forward»).',
      '# Ops\n\n- ![the parts](<«pictures of it.png»> "all")\n- [x](../plan.md) [y](«../plans.md»)',
      '# Ops\n\nSee [the restore][r1] and [web].\n\n[r1]: «gone.md»\n[web]: <«wob.md»> "Web"',
    ],
    good: [
      '# Ops\n\nSee [the restore](restore.md#end), [the plan](../plan.md), [both](a%20b.md) and [all](pictures/).',
      "# Ops\n\n## 2. What's `new`, and _old_?\n\nSee [below](#2-whats-new-and-old) or [above](#ops), [top](#).",
      '# Ops\n\n## Stop\n## Stop\n\n[first](#stop) [second](#Stop-1) <a name="here"></a> [here](#here)',
      '# Ops\n\n[web](https://example.org/x.md) [mail](mailto:a@example.org) `[code](x.md)` [all](/docs/on-call.md) [tel](//example.org)',
      '# Ops\n\n[hole](<name>.md) [of a template]({{ url }}/x.md) [x]($URL)\n\n```markdown\n[x](none.md)\n```',
      '# Ops\n\nWritten as \\[the plan](gone.md), or \\\\\\[this](gone.md).',
      '# Ops\n\nSee [the restore][r1].\n\n[r1]: restore.md\n[^1]: gone.md\n\n```yaml\n\n[r2]: gone.md\n```\n\nThe line\n[is]: text',
      '# Ops\n\n[a](restore/) [b](restore.html#x) [c](guide.html) [d](rotate/) [e](../restore/) [f](restore)',
      '---\ntitle: x\n---\n# Ops\n\n## Roll back & forward\n\n[tabs](#tab/linux) [kramdown](#roll-back-forward)',
      '# Ops\n\nOf a wiki: [start](Home), [all](../wikis/home).',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    let anchors: ReadonlySet<string> | undefined;
    const isOfSite = memoize(() => isGenerated(document));
    const includes = memoize(() => hasIncludes(document));
    const hasFrontMatter = memoize(() => beginsAsPage(document));
    // Without a repository, every path from its top counts as existing.
    const knowsTop = memoize(() => document.files?.('/there is no such file') === false);
    const isServed = (path: string) =>
      hasFrontMatter() && knowsTop() && servedAs(path).some((one) => document.files?.(one));
    const exists = (path: string) => {
      for (const source of sourcesOf(path)) if (document.files?.(source)) return true;
      return isServed(path);
    };
    // Some folders of a site are made when it is built.
    const isMade = (path: string) =>
      /\/[^/]*\.mdx?$/.test(path) &&
      !document.files?.(path.slice(0, path.lastIndexOf('/'))) &&
      hasFrontMatter();
    for (const link of linksOf(document)) {
      const { path, anchor } = partsOf(link);
      const where = { place: document.source.placeAt(link.from), length: link.to - link.from };
      if (path === '' && anchor !== '') {
        anchors ??= anchorsOf(document);
        if (anchors.has(anchor) || isGivenByPage(anchor)) continue;
        const near = nearest(anchor, anchors);
        // Generators name anchors in ways of their own, and an included text brings others.
        if (near !== undefined && isOfSite()) continue;
        const instead = near === undefined ? {} : { instead: `#${near}` };
        const problem = {
          ...where,
          text: `This document has no heading \`#${anchor}\`.`,
          ...instead,
        };
        yield includes() ? { ...problem, severity: 'note' } : problem;
      } else if (path !== '' && document.files && !exists(path)) {
        const problem = { ...where, text: `The file \`${path}\` does not exist.` };
        if (!isPage(path)) yield isMade(path) ? { ...problem, severity: 'note' } : problem;
        else {
          const text = `No file was found from which a site would make the page \`${path}\`.`;
          yield { ...where, text, severity: 'note' };
        }
      }
    }
  },
};

/** `#top`, and tabs of DocFX: `#tab/linux`. */
const isGivenByPage = (anchor: string) => anchor === 'top' || anchor.startsWith('tab/');

/** Both empty for a link that leads elsewhere or has a placeholder. */
function partsOf({ target }: Link): { path: string; anchor: string } {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)|[<>{}$]/i.test(target)) return { path: '', anchor: '' };
  const [path = '', anchor = ''] = target.split('#', 2);
  if (wikiPage.test(path)) return { path: '', anchor: '' };
  return { path: decode(path.replace(/\?.*$/s, '')), anchor: decode(anchor).toLowerCase() };
}

/** Links to wiki pages leave out the file extension. */
const wikiPage = /^(?:[A-Z][\w-]*|(?:\S*\/)?wikis?\/[\w/-]+)$/;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The anchor that differs only in punctuation. */
function nearest(anchor: string, anchors: ReadonlySet<string>): string | undefined {
  const plain = (name: string) => name.replace(/[^\p{L}\p{N}]/gu, '');
  for (const other of anchors) if (plain(other) === plain(anchor)) return other;
  return undefined;
}
