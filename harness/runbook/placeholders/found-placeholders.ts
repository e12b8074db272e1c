import type { Place, Placeholder } from '../../model/runbook.ts';
import { isDirectiveOfJob, isJobFile } from '../fences/directives.ts';
import { plain } from '../fences/fence-language.ts';
import type { FenceContent, FenceLine } from '../fences/fence-lines.ts';
import { type CodeSpan, withoutCode } from '../prose/prose.ts';
import { isTyped } from '../sessions/typed.ts';
import { textHoles } from './holes.ts';
import { codePlaceholders } from './placeholders.ts';
import { isSettings } from './unlabelled-settings.ts';

/** "are named `osd-<id>`", "of the form `web-<n>`": how things are called, and nothing to fill in. */
const naming =
  /\b(?:named|called|names? (?:is|are|like)|of the (?:form|format|pattern)|(?:form(?:at)?|pattern|scheme|convention) (?:is|of)|prefixed with)(?: like| as| after)?[\s`]*$/i;
/** What a sentence says of a name, and nothing to fill in: "`<file>` is one of …", "filter by `<id>`". */
const saidOfName =
  /^`*(?:\s+(?:is|are|stands? for|means|refers? to|denotes|represents)\b|\s*(?::|=|—|–)\s)/;
const ordered = /\b(?:filter|sort|group|order)(?:s|ed|ing)?(?: \w+)? by[\s`]*$/i;
const configuration: ReadonlySet<string> = new Set(
  'yaml yml json jsonc json5 toml ini conf cfg config properties env dotenv hcl tf'.split(' '),
);
const tag = /^(?:BR|HR|IMG|TABLE|TBODY|THEAD|UL|OL|LI|TR|TD|TH|PRE|DIV|SPAN|CENTER|FONT|CODE)$/;
/** `POD_NAME`, `pod-name`, `your name`: no element of HTML has such a name. */
const inWords = /^[A-Z][A-Z0-9_-]+$|^\p{L}[\p{L}\d]*(?:[ _-][\p{L}\d'.,-]+){1,7}$/u;
const joined = /\s(?:and|or|but|is|are|with)\s/i;

/** `{ref}` and `:doc:` in front of code: what is in it links to another page. */
const linkRole =
  /(?:\{(?!command|kbd|code|samp|file|envvar|program|bash|sh)[\w:+-]+\}|(?:^|\s):(?!command|kbd|code|samp|file|envvar|program)[a-z][\w:+-]*:)`*$/;
const isElement = (code: string, after: string): boolean =>
  /^<[A-Z][a-z]+(?:[A-Z][a-z]+)+>$/.test(code) ||
  /^`*\s+(?:elements?|tags?|sections?|components?|directives?|stanzas?)\b/.test(after);
const toFill = /\b(?:placeholders?|replac\w+|substitut\w+|fill|insert|enter|chang\w+)\b/i;
/** A variable of the shell, or a tag that the page's generator replaces. */
const isGenerated = ({ syntax }: Placeholder): boolean =>
  syntax === 'variable' || syntax === 'template' || syntax === 'braces';

type PlaceAt = (offset: number) => Place;

/** The placeholders of a document, in order, those of its prose and of its configuration too. */
export class FoundPlaceholders {
  readonly #all: { readonly hole: Placeholder; readonly explained: boolean }[] = [];
  readonly #used = new Set<string>();

  addCommand(holes: readonly Placeholder[]): void {
    for (const hole of holes) {
      this.#used.add(keyOf(hole));
      this.#all.push({ hole, explained: false });
    }
  }

  /** A code span of prose: what the sentence only explains is one where a command uses it. */
  addCode(prose: string, { from, to }: CodeSpan, placeAt: PlaceAt): void {
    const isCommand = isTyped(prose.slice(from, to));
    const holes = codePlaceholders(
      prose.slice(from, to),
      (offset) => placeAt(from + offset),
      isCommand,
    );
    if (holes.length === 0) return;
    const before = prose.slice(Math.max(0, from - 60), from);
    const isWhole = /^<[^<>]+>$/.test(prose.slice(from, to));
    if (linkRole.test(before)) return;
    const isNaming =
      naming.test(before) ||
      (isWhole && isElement(prose.slice(from, to), prose.slice(to, to + 20))) ||
      (isWhole && (saidOfName.test(prose.slice(to, to + 20)) || ordered.test(before)));
    for (const hole of holes)
      this.#all.push({
        hole,
        explained: isNaming || (!isCommand && !toFill.test(before) && isGenerated(hole)),
      });
  }

  /** The words of prose between its code spans. */
  addWords(prose: string, spans: readonly CodeSpan[], placeAt: PlaceAt): void {
    if (!prose.includes('<')) return;
    for (const { syntax, name, at } of textHoles(withoutCode(prose, spans))) {
      if (syntax !== 'angle' || !inWords.test(name) || tag.test(name) || joined.test(name))
        continue;
      this.#all.push({ hole: { syntax, name, place: placeAt(at) }, explained: false });
    }
  }

  /** `above`: the text right above the fence. */
  addConfiguration({ language, lines }: FenceContent, above: string, placeAt: PlaceAt): void {
    const isMarked = configuration.has(language ?? '');
    if (isMarked) this.#addLines(lines, placeAt);
    else if (plain.has(language) && isSettings(lines, above))
      this.#addLines(
        lines.filter(({ text }) => !/^\s*[#;]/.test(text)),
        placeAt,
      );
  }

  /** The options that a job's script gives to the scheduler; all of the file of a job. */
  addDirectives(lines: readonly FenceLine[], placeAt: PlaceAt): void {
    this.#addLines(
      isJobFile(lines)
        ? lines.filter(({ text }) => isDirectiveOfJob(text) || !/^\s*#/.test(text))
        : lines.filter(({ text }) => isDirectiveOfJob(text)),
      placeAt,
    );
  }

  #addLines(lines: readonly FenceLine[], placeAt: PlaceAt): void {
    if (lines.some(({ text }) => text.includes('</'))) return;
    for (const { from, text } of lines)
      for (const { syntax, name, at } of textHoles(text))
        if (syntax === 'angle' || syntax === 'capitals')
          this.#all.push({ hole: { syntax, name, place: placeAt(from + at) }, explained: false });
  }

  inOrder(): readonly Placeholder[] {
    return this.#all
      .flatMap(({ hole, explained }) => (explained && !this.#used.has(keyOf(hole)) ? [] : hole))
      .sort(
        ({ place: one }, { place: other }) => one.line - other.line || one.column - other.column,
      );
  }
}

const keyOf = ({ syntax, name }: Placeholder) => `${syntax} ${name}`;
