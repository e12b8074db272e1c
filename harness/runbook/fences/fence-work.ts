import type { StepLabel } from '../../model/runbook.ts';
import { forbids, isUnfollowed, tellsOf, withoutOpeners } from '../inline/imperative.ts';
import type { Block, FenceBlock } from '../markdown/block.ts';
import type { Source } from '../markdown/source.ts';
import { plainWords } from '../prose/prose.ts';
import { plain } from './fence-language.ts';
import { itemLabel, proseLabel } from './introductions.ts';
import { orderInFront } from './script-files.ts';
import { joinLabels } from './step-labels.ts';

/** What the words above a fence that is not shell order its reader to do with it. */
export interface FenceWork {
  /** `yaml`: apply it; `code`: change a program, which is a developer's work; `script`: create the file. */
  readonly kind: 'yaml' | 'code' | 'script';
  /** The words; none for a heading. */
  readonly label?: StepLabel;
}

/** Undefined where nothing is ordered: the fence shows something, or is the content of a file. */
export function workOf(
  source: Source,
  blocks: readonly Block[],
  index: number,
  fence: FenceBlock,
): FenceWork | undefined {
  const kind = kindOf(fence);
  if (!kind || isReplaced(blocks, index)) return undefined;
  const own = kind === 'script' ? orderInFront(fence.lines) : undefined;
  if (own) {
    const text = own.text.trim().replace(/^#+\s*/, '');
    return { kind, label: { text, conditional: false, place: source.placeAt(own.from) } };
  }
  const above = wordsAbove(source, blocks, index, fence);
  if (!above || !orders(above.words, verbs[kind])) return undefined;
  // What is saved into a file is applied by another step.
  if (kind === 'yaml' && (file.test(above.words) || ofFile.test(textOf(fence)))) return undefined;
  return { kind, ...(above.label && { label: above.label }) };
}

const textOf = ({ lines }: FenceBlock) => lines.map(({ text }) => text).join('\n');

function kindOf(fence: FenceBlock): FenceWork['kind'] | undefined {
  const { language, shell } = fence;
  if (fence.isScript) return 'script';
  if (shell) return undefined;
  if (language === 'yaml' || language === 'yml') return 'yaml';
  if (programs.has(language ?? '')) return client.test(textOf(fence)) ? undefined : 'code';
  return plain.has(language) && likeYaml.test(textOf(fence)) ? 'yaml' : undefined;
}

const programs = new Set(
  `java kotlin scala groovy go golang python py csharp cs php ruby rb rust rs typescript ts tsx javascript js jsx c cpp
  c++ swift elixir erlang clojure`.split(/\s+/),
);
/** Typed into a client: `db.orders.drop()`. */
const client = /^\s*(?:db|rs|sh)\.|^\s*(?:use|show) \w+\s*$/m;
/** An unlabelled fence whose first line opens a map. */
const likeYaml = /^(?:[ \t]*(?:#.*)?\n)*[\w.-]+:[ \t]*(?:#.*)?\n[ \t]+[\w-]+:|^apiVersion: \S/;
const file = /[\w/-]\.(?:ya?ml|json|tpl|toml|conf|properties|tf)\b/i;
/** `# k8s/deployment.yaml` in the first line. */
const ofFile = /^\s*#\s*(?:file:?\s*)?`?[\w./-]+\.(?:ya?ml|json|tpl)\b/i;

const changes =
  'add adjust append bump change configure decrease edit extend fix increase insert lower modify put raise reduce replace set tune update';
const verbs: Readonly<Record<FenceWork['kind'], ReadonlySet<string>>> = {
  yaml: new Set(`${changes} apply create deploy disable enable patch`.split(' ')),
  code: new Set(
    `${changes} create define ensure handle implement override patch refactor use write`.split(' '),
  ),
  script: new Set('add append copy create make paste place put save store write'.split(' ')),
};

/** "For example:", "It should look like this:": shows something. */
const shows =
  /\b(?:examples?|e\.g\.|for instance|samples?|outputs?|looks? like|similar to|should (?:be|see|show))\b/i;

function orders(words: string, wanted: ReadonlySet<string>): boolean {
  const [verb = ''] = /^[a-z]+/.exec(withoutOpeners(words)) ?? [];
  return (
    wanted.has(verb) &&
    words.length < 300 &&
    !shows.test(words) &&
    !forbids(words) &&
    !tellsOf(words) &&
    !isUnfollowed(words)
  );
}

/** The last sentence right above the fence, or of the item around it; else the heading right above. */
function wordsAbove(
  source: Source,
  blocks: readonly Block[],
  index: number,
  fence: FenceBlock,
): { words: string; label?: StepLabel | undefined } | undefined {
  const before = blocks[index - 1];
  if (before?.kind === 'paragraph') {
    if (continues(before)) {
      const earlier = blocks[index - 2];
      return earlier?.kind === 'fence' ? wordsAbove(source, blocks, index - 2, earlier) : undefined;
    }
    const label = proseLabel(source, before);
    const words = lastSentence(label.text);
    const isAside = !words.endsWith(':') && before.item !== undefined && before.item === fence.item;
    if (!isAside || orders(words, verbs.yaml)) {
      const outer = fence.item && itemLabel(source, fence.item);
      return { words, label: joinLabels(outer, label) };
    }
  }
  const item = fence.item ?? (before?.kind === 'item' ? before : undefined);
  if (item?.prose) {
    const words = lastSentence(plainWords(item.prose.text));
    if (fence.item || words.endsWith(':')) return { words, label: itemLabel(source, item) };
  }
  return before?.kind === 'heading' && before.level > 0 ? { words: before.title } : undefined;
}

const lastSentence = (text: string) => text.split(/(?<=[.!?])\s+(?=\S)/).at(-1) ?? '';

/** "Change this:", the old text, "to:", and the new one: only the new one is applied. */
const isReplaced = (blocks: readonly Block[], index: number): boolean => {
  const [after, next] = blocks.slice(index + 1, index + 3);
  return after?.kind === 'paragraph' && next?.kind === 'fence' && continues(after);
};

const continues = ({ text }: { readonly text: string }): boolean =>
  /^(?:to|with|by|into)(?: (?:this|the following|that|these))?:$/i.test(plainWords(text));
